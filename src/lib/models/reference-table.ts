import { getIndicator } from '../indicators/registry.ts';
import type { Reference } from '../schemas/schemas.ts';
import { formatPercent, formatValue, unitWord } from './format.ts';

/** A published value in words. */
export interface ReferenceLine {
	readonly id: string;
	readonly indicateur: string;
	readonly label: string;
	/** « Drôme, 2018 ». */
	readonly where: string;
	readonly value: string;
	readonly scope: string;
	readonly source: string;
}

/** The published values of the agreement, in its order. */
export function toReferenceLines(references: readonly Reference[]): readonly ReferenceLine[] {
	return references.map((reference, index) => ({
		id: String(index),
		indicateur: reference.indicateur,
		label: getIndicator(reference.indicateur).label,
		where: `${reference.territoire}, ${reference.annee}`,
		value: formatReference(reference),
		scope: reference.libelle,
		source: reference.source,
	}));
}

function formatReference({ valeur, unite }: Reference): string {
	if (unite === 'taux') return formatPercent(valeur, 0);
	return `${formatValue(valeur, unite)} ${unitWord(unite, valeur)}`.trim();
}
