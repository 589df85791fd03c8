import type { Indicator, Unit } from '../indicators/indicator.ts';
import { getIndicator, indicators } from '../indicators/registry.ts';

/** What the cells of a pivot hold: an indicator, or what one is counted over. */
export interface PivotMeasure {
	readonly id: string;
	readonly label: string;
	readonly group: 'Effectifs' | 'Parts' | 'Délais et moyennes' | 'Séances';
	/** The indicator as the registry has it, or its denominator as a count of its own. */
	readonly indicator: Indicator;
}

/** Counts that the registry has only as what a rate is taken over. */
const COUNTED_OVER = [
	{ id: 'orientations', label: 'Orientations', of: 'orientations_conformes', unit: 'orientations' },
	{ id: 'etapes_prevues', label: 'Étapes prévues', of: 'etapes_realisees', unit: 'actions' },
	{ id: 'freins_ouverts', label: 'Freins ouverts', of: 'taux_resolution_freins', unit: 'freins' },
] as const satisfies readonly { id: string; label: string; of: string; unit: Unit }[];

/** Every measure of a pivot: the chapter about persons, whose rows have the dimensions of a perimeter. */
export const PIVOT_MEASURES: readonly PivotMeasure[] = [
	...indicators.filter(({ chapter, id }) => chapter === 'A' && id !== 'parcours').map(toMeasure),
	...COUNTED_OVER.map(({ id, label, of, unit }) => toMeasure(toCount(id, label, of, unit))),
].sort((a, b) => rank(a) - rank(b));

const byId = new Map(PIVOT_MEASURES.map((measure) => [measure.id, measure]));

/** The measure of that id; undefined on an unknown one. */
export function findMeasure(id: string): PivotMeasure | undefined {
	return byId.get(id);
}

function rank({ group }: PivotMeasure): number {
	return ['Effectifs', 'Parts', 'Délais et moyennes'].indexOf(group);
}

function toMeasure(indicator: Indicator): PivotMeasure {
	const { id, label, unit, measure } = indicator;
	const isCount = measure === 'compte' || measure === 'stock';
	return {
		id,
		label,
		indicator,
		group: unit === 'taux' ? 'Parts' : isCount ? 'Effectifs' : 'Délais et moyennes',
	};
}

/** The denominator of a rate as a count, by the same SQL. */
function toCount(id: string, label: string, of: string, unit: Unit): Indicator {
	const { denominator: words, sql, ...rate } = getIndicator(of);
	if (words === undefined || sql.denominator === undefined)
		throw new Error(`no denominator: ${of}`);
	return {
		...rate,
		id,
		label,
		unit,
		definition: `Nombre de ce que compte le dénominateur de «\u00A0${rate.label}\u00A0»\u00A0: ${words}.`,
		numerator: words,
		measure: 'compte',
		goodWhen: 'neutre',
		wilson: false,
		breakdowns: rate.breakdowns.filter(({ by }) => by !== undefined),
		sql: { from: sql.from, numerator: sql.denominator },
	};
}
