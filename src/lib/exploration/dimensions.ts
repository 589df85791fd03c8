import type { TableName } from '../schemas/schemas.ts';

/** A cut of persons and of what happens to them: how a pivot names its rows and columns. */
export interface Dimension {
	readonly id: string;
	readonly label: string;
	/** `periode` cuts the time, the others the perimeter. */
	readonly kind: 'perimetre' | 'periode';
	/** Vocabulary of its values, where there is one. */
	readonly vocabulary?: readonly [table: TableName, field: string];
}

/** The dimensions of a pivot, in the order in which they are offered. */
export const DIMENSIONS = [
	{ id: 'pole', label: 'Pôle insertion', kind: 'perimetre' },
	{
		id: 'tranche_age',
		label: 'Tranche d’âge',
		kind: 'perimetre',
		vocabulary: ['orientations', 'tranche_age'],
	},
	{ id: 'conforme', label: 'Public convenu', kind: 'perimetre' },
	{
		id: 'famille',
		label: 'Famille de frein',
		kind: 'perimetre',
		vocabulary: ['freins', 'famille'],
	},
	{ id: 'groupe_sortie', label: 'Groupe de sortie', kind: 'perimetre' },
	{
		id: 'motif_sortie',
		label: 'Motif de sortie',
		kind: 'perimetre',
		vocabulary: ['accompagnements', 'motif_sortie'],
	},
	{
		id: 'type_etape',
		label: 'Type d’étape',
		kind: 'perimetre',
		vocabulary: ['etapes', 'type_etape'],
	},
	{
		id: 'type_partenaire',
		label: 'Type de partenaire',
		kind: 'perimetre',
		vocabulary: ['actions_partenariales', 'type_partenaire'],
	},
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
