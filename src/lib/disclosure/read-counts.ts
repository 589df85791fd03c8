import type { LongRow } from '../indicators/indicator.ts';
import { isSum, nameCounts, nameRest } from './identify.ts';
import type { ModelBuilder } from './model.ts';
import type { Span } from './spans.ts';

/** What publishing a row gives away. */
export interface Disclosed {
	readonly row: LongRow;
	readonly span: Span;
	/** The counts that it shows, by number. */
	readonly shown: readonly number[];
	/** The counts that follow from it alone. */
	readonly implied: readonly number[];
}

/** Defines the counts of every row, with the rests of the rates; returns what each row gives away, in order. */
export function readCounts(
	builder: ModelBuilder,
	rows: readonly LongRow[],
	spanOf: (row: LongRow) => Span,
): readonly Disclosed[] {
	const disclosed = rows.map((row) => readRow(builder, row, spanOf(row)));
	readShares(builder, disclosed);
	return disclosed;
}

function readRow(builder: ModelBuilder, row: LongRow, span: Span): Disclosed {
	const names = nameCounts(row);
	if (names === null) return { row, span, shown: [], implied: [] };
	const { numerator, denominator, rest } = names;
	const shown: number[] = [];
	const add = (name: string, value: number | null): number => {
		const count = builder.define(name, row.code_pole, span, value ?? 0);
		shown.push(count);
		return count;
	};
	const above = numerator === undefined ? null : add(numerator, row.numerateur);
	const below = denominator === undefined ? null : add(denominator, row.denominateur);
	if (above === null || below === null || numerator === undefined || denominator === undefined) {
		return { row, span, shown, implied: [] };
	}
	if (isSum(numerator)) return { row, span, shown, implied: [] };
	const left = builder.define(
		rest ?? nameRest(numerator, denominator),
		row.code_pole,
		span,
		builder.valueOf(below) - builder.valueOf(above),
	);
	builder.equal('reste', [
		[below, 1],
		[above, -1],
		[left, -1],
	]);
	return { row, span, shown, implied: [left] };
}

/** Names of the steps of `part_cer_signe`, and the rows that each is the difference of. */
export const SHARE_STEPS = ['cer_signe:30', 'cer_signe:60', 'cer_signe:90', 'cer_signe:apres'];
export const COHORT_STEPS = ['cer_signe.champ:60', 'cer_signe.champ:apres'];

/** The persons signed between two delays: number × share, which every row of `part_cer_signe` lets work out. */
function readShares(builder: ModelBuilder, disclosed: readonly Disclosed[]): void {
	const blocks = new Map<string, Disclosed[]>();
	for (const item of disclosed) {
		const { row, span } = item;
		if (row.indicateur !== 'part_cer_signe') continue;
		const key = `${row.code_pole}|${span.id}`;
		blocks.set(key, [...(blocks.get(key) ?? []), item]);
	}
	for (const block of blocks.values()) readBlock(builder, block);
}

function readBlock(builder: ModelBuilder, block: readonly Disclosed[]): void {
	const [first] = block;
	if (first === undefined) return;
	const { row, span } = first;
	const signedBy = (ventilation: string, modalite: string): number => {
		const found = block.find(
			(item) => item.row.ventilation === ventilation && item.row.modalite === modalite,
		);
		return (found?.row.denominateur ?? 0) * (found?.row.valeur ?? 0);
	};
	const number = (ventilation: string, modalite: string): number =>
		block.find((item) => item.row.ventilation === ventilation && item.row.modalite === modalite)
			?.row.denominateur ?? 0;
	const levels = ['30', '60', '90'].map((days) => signedBy('jours', days));
	const steps = [...levels, number('jours', '90')].map(
		(level, index) => level - (levels[index - 1] ?? 0),
	);
	const cohort = signedBy('champ', 'accompagnements');
	const values = [...steps, cohort, number('champ', 'accompagnements') - cohort];
	const counts = [...SHARE_STEPS, ...COHORT_STEPS].map((name, index) =>
		builder.define(name, row.code_pole, span, Math.max(0, Math.round(values[index] ?? 0))),
	);
	const whole = builder.find('orientations', row.code_pole, span);
	const followed = builder.find('orientations.avec', row.code_pole, span);
	const minus = (from: number, to: number) =>
		counts.slice(from, to).map((count) => [count, -1] as const);
	builder.near('parts', [[whole, 1], ...minus(0, 4)]);
	builder.near('parts', [[followed, 1], ...minus(4, 6)]);
}

/** The steps that the five rows of `part_cer_signe` show together. */
export function listShareCounts(
	builder: ModelBuilder,
	pole: string,
	span: Span,
): readonly number[] {
	return [...SHARE_STEPS, ...COHORT_STEPS].flatMap((name) => builder.find(name, pole, span) ?? []);
}
