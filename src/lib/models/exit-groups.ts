import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import { toCell, type Cell } from './cell.ts';
import { areMixed, mergeHidden } from './exit-merge.ts';
import { describeExits } from './exit-words.ts';
import { toFigureState, type FigureWords } from './figure.ts';
import type { PoleName, RowLookup } from './index-rows.ts';
import { listVocabulary, sortByValue } from './vocabulary.ts';

/** A colour of the exits, in their order; `x6` is dots. */
export type ExitShade = 'x1' | 'x2' | 'x3' | 'x4' | 'x5' | 'x6';

export interface ExitMotive {
	readonly code: string;
	readonly label: string;
	/** Code of its group. */
	readonly group: string;
	readonly cell: Cell;
	readonly value: number | null;
	readonly isPositive: boolean;
}

/** Exits of one colour: a group of motives, or a part of it that the agreement holds for positive. */
export interface ExitSegment {
	readonly code: string;
	readonly shade: ExitShade;
	readonly label: string;
	/** « s. » where a motive of it is withheld. */
	readonly text: string;
	readonly value: number | null;
	/** Of all the exits, from 0 to 1. */
	readonly share: number | null;
	readonly isPositive: boolean;
	/** Whether only some of its motives are positive. */
	readonly isMixed: boolean;
	/** By decreasing value. */
	readonly motives: readonly ExitMotive[];
}

export interface ExitsModel extends FigureWords {
	/** Positive ones first, then in the order of the groups. */
	readonly segments: readonly ExitSegment[];
	/** « 24 sorties positives, soit 49,0 % des sorties dont le motif est connu »; null where not known. */
	readonly bracket: string | null;
	readonly total: Cell;
}

export interface ExitsOptions {
	readonly period: Period;
	readonly pole: string;
	readonly poles: readonly PoleName[];
	readonly convention: Convention;
	/** Motives that the agreement holds for positive. */
	readonly positive: readonly string[];
	readonly title: string;
	/** `sorties_positives`, for the bracket. */
	readonly rate: Indicator;
}

/** Colour of each group; the rest is dots. */
export const SHADES: Readonly<Partial<Record<string, ExitShade>>> = {
	activite: 'x1',
	reorientation: 'x3',
	fin_droit: 'x4',
	rupture: 'x5',
};
/** One motive has a colour of its own: it is held for positive, its group is not. */
const OWN_SHADE = 'reorientation_pro';
/** Name of each colour. */
export const NAMES: Readonly<Partial<Record<string, string>>> = {
	x1: 'Vers l’activité',
	x2: 'Réorientation professionnelle',
	x3: 'Autre réorientation',
	x4: 'Fin de droit ou départ',
	x5: 'Rupture',
	x6: 'Non renseigné',
};
/** Colours in their order. */
export const ORDER: readonly ExitShade[] = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'];

/** Exits by group of motives, for one pôle; throws on an indicator without motives. */
export function toExits(
	lookup: RowLookup,
	indicator: Indicator,
	options: ExitsOptions,
): ExitsModel {
	const { period, pole } = options;
	const key = { indicateur: indicator.id, periode: period.id, pole };
	const total = toCell(lookup.get(key), indicator, period);
	const segments = mergeHidden(
		toSegments(lookup, indicator, options, total.number),
		total.number,
		(group) =>
			toCell(
				lookup.get({ ...key, ventilation: 'groupe_sortie', modalite: group }),
				indicator,
				period,
			),
	);
	const known = toFigureState(
		[total.state, ...segments.flatMap(({ motives }) => motives.map(({ cell }) => cell.state))],
		period,
		'Aucune sortie sur la période.',
	);
	const nothing = { state: 'vide' as const, message: 'Aucune sortie sur la période.' };
	const rateRow = lookup.get({ ...key, indicateur: options.rate.id });
	const rate = toCell(rateRow, options.rate, period);
	return {
		segments,
		total,
		...(total.number === 0 ? nothing : known),
		...describeExits(
			segments,
			{ total, rate, positive: areMixed(segments) ? null : (rateRow?.numerateur ?? null) },
			options,
		),
	};
}

/** Segments that have a length, or that hide one. */
export function listDrawn(segments: readonly ExitSegment[]): readonly ExitSegment[] {
	return segments.filter(({ value }) => value !== 0);
}

function toSegments(
	lookup: RowLookup,
	indicator: Indicator,
	options: ExitsOptions,
	total: number | null,
): readonly ExitSegment[] {
	const motives = listMotives(lookup, indicator, options);
	const halves = [true, false].flatMap((isPositive) =>
		ORDER.map((shade) => ({
			shade,
			isPositive,
			motives: motives.filter((one) => one.shade === shade && one.isPositive === isPositive),
		})),
	);
	return halves
		.filter((half) => half.motives.length > 0)
		.map((half) => {
			const isCut = halves.some(
				({ shade, isPositive, motives: others }) =>
					shade === half.shade && isPositive !== half.isPositive && others.length > 0,
			);
			return toSegment(half, isCut, total);
		});
}

function toSegment(
	{ shade, isPositive, motives }: Pick<ExitSegment, 'shade' | 'isPositive' | 'motives'>,
	isCut: boolean,
	total: number | null,
): ExitSegment {
	const name = NAMES[shade] ?? shade;
	const isSecret = motives.some(({ cell }) => cell.state === 'secret');
	const isKnown = motives.every(({ value }) => value !== null);
	const value = isKnown ? motives.reduce((sum, one) => sum + (one.value ?? 0), 0) : null;
	return {
		code: isPositive ? `${shade}-positif` : shade,
		shade,
		label: isCut ? `${name}, ${isPositive ? 'motifs positifs' : 'autres motifs'}` : name,
		text: value === null ? (isSecret ? 's.' : 'nd') : String(value),
		value,
		share: value === null || total === null || total === 0 ? null : value / total,
		isPositive,
		isMixed: false,
		motives: sortByValue(motives, (one) => one.value),
	};
}

function listMotives(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, pole, convention, positive }: ExitsOptions,
): readonly (ExitMotive & { readonly shade: ExitShade })[] {
	const breakdown = indicator.breakdowns.find(({ id }) => id === 'motif_sortie');
	if (breakdown === undefined) throw new Error(`breakdown: ${indicator.id}, motif_sortie`);
	const key = { indicateur: indicator.id, periode: period.id, pole, ventilation: breakdown.id };
	return listVocabulary(breakdown, convention).map(({ code, label, group }) => {
		const cell = toCell(lookup.get({ ...key, modalite: code }), indicator, period);
		const shade = code === OWN_SHADE ? 'x2' : (SHADES[group ?? ''] ?? 'x6');
		return {
			code,
			label,
			group: group ?? 'non_renseigne',
			cell,
			value: cell.number,
			isPositive: positive.includes(code),
			shade,
		};
	});
}
