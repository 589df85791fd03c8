import type { Reference } from '../schemas/schemas.ts';
import { formatPercent, formatPlain, formatValue, NBSP } from './format.ts';

/** A published value to set beside those of the agreement; never used for a status. */
export interface ReferenceMark {
	/** In the unit of the indicator. */
	readonly value: number;
	/** « Drôme 2018 : 72 % (Drees) ». */
	readonly label: string;
	/** « Drôme 2018 ». */
	readonly name: string;
}

/**
 * The published values of an indicator, one a territory: the latest year that is not after the exercise,
 * in the order in which the convention names the territories.
 */
export function chooseReferences(
	references: readonly Reference[],
	indicateur: string,
	annee: number,
): readonly ReferenceMark[] {
	const latest = new Map<string, Reference>();
	for (const reference of references) {
		if (reference.indicateur !== indicateur || reference.annee > annee) continue;
		const known = latest.get(reference.territoire);
		if (known === undefined || known.annee < reference.annee) {
			latest.set(reference.territoire, reference);
		}
	}
	return [...latest.values()].map((reference) => ({
		value: reference.valeur,
		label: describeReference(reference),
		name: `${reference.territoire} ${reference.annee}`,
	}));
}

/** « Drôme 2018 : 59 jours (Drees) ». */
export function describeReference(reference: Reference): string {
	const source = (reference.source.split(',')[0] ?? '').replace(/^DREES$/, 'Drees');
	return `${reference.territoire} ${reference.annee}${NBSP}: ${formatReferenceValue(reference)} (${source})`;
}

function formatReferenceValue({ valeur, unite }: Reference): string {
	if (unite === 'taux') return formatPercent(valeur, 0);
	if (unite === 'jours') return `${formatPlain(valeur)}${NBSP}jours`;
	return formatValue(valeur, unite);
}
