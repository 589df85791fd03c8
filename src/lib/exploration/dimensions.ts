import type { FacetId } from './filter.ts';

/** A cut of persons and of what happens to them: how a pivot names its rows and columns. */
interface Dimension {
	readonly id: FacetId | 'mois' | 'trimestre' | 'semestre' | 'exercice';
	readonly label: string;
	/** `periode` cuts the time, the others the perimeter. */
	readonly kind: 'perimetre' | 'periode';
}

/** The dimensions of a pivot, in the order in which they are offered. */
export const DIMENSIONS = [
	{ id: 'pole', label: 'Pôle insertion', kind: 'perimetre' },
	{ id: 'tranche_age', label: 'Tranche d’âge', kind: 'perimetre' },
	{ id: 'conforme', label: 'Public convenu', kind: 'perimetre' },
	{ id: 'famille', label: 'Famille de frein', kind: 'perimetre' },
	{ id: 'groupe_sortie', label: 'Situation à l’arrêté', kind: 'perimetre' },
	{ id: 'motif_sortie', label: 'Motif de sortie', kind: 'perimetre' },
	{ id: 'type_etape', label: 'Type d’étape', kind: 'perimetre' },
	{ id: 'type_partenaire', label: 'Type de partenaire', kind: 'perimetre' },
	{ id: 'code_referent', label: 'Référent', kind: 'perimetre' },
	{ id: 'mois', label: 'Mois', kind: 'periode' },
	{ id: 'trimestre', label: 'Trimestre', kind: 'periode' },
	{ id: 'semestre', label: 'Semestre', kind: 'periode' },
	{ id: 'exercice', label: 'Exercice', kind: 'periode' },
] as const satisfies readonly Dimension[];

export type DimensionId = (typeof DIMENSIONS)[number]['id'];

/** The dimension of that id; undefined on an unknown one. */
export function findDimension(id: string): (typeof DIMENSIONS)[number] | undefined {
	return DIMENSIONS.find((dimension) => dimension.id === id);
}

/** Whether a dimension cuts the perimeter: it is then a facet of the filter. */
export function isFacet(id: DimensionId): id is FacetId {
	return findDimension(id)?.kind === 'perimetre';
}
