import { getExercice } from '../../convention/targets.ts';
import type { Indicator, LongRow } from '../../indicators/indicator.ts';
import { indicators } from '../../indicators/registry.ts';
import { toCell, type Cell } from '../../models/cell.ts';
import { ENSEMBLE } from '../../models/index-rows.ts';
import type { TargetRule } from '../../models/target.ts';
import type { ReportContext, ReportScope } from '../report-context.ts';
import { OBJECTIVES, splitList } from './check-directive.ts';
import { resolvePeriod } from './period-attribute.ts';

type Attributes = Readonly<Record<string, string>>;

/** What the attributes `pole=` and `periode=` mean; a sentence where the agreement has no such period. */
export function resolveScope(
	attributes: Attributes,
	scope: ReportScope,
	context: ReportContext,
): ReportScope | { readonly absent: string } {
	const { pole = scope.pole, periode } = attributes;
	if (periode === undefined) return { ...scope, pole };
	const parsed = resolvePeriod(periode, scope.period, context);
	return parsed.ok ? { period: parsed.period, pole } : { absent: parsed.message };
}

/** Finances and deliverables count the whole only. */
export function toHeldScope(scope: ReportScope, { chapter }: Indicator): ReportScope {
	return chapter === 'C' || chapter === 'D' ? { ...scope, pole: ENSEMBLE } : scope;
}

/** The row that a directive names; undefined where there is none. */
export function findReportRow(
	indicator: Indicator,
	{ ventilation = '', modalite = '' }: Attributes,
	scope: ReportScope,
	{ lookup }: ReportContext,
): LongRow | undefined {
	const { period, pole } = toHeldScope(scope, indicator);
	return lookup.get({
		indicateur: indicator.id,
		periode: period.id,
		pole,
		ventilation,
		modalite,
	});
}

/** A row as text, and the row itself. */
export function readRow(
	indicator: Indicator,
	attributes: Attributes,
	scope: ReportScope,
	context: ReportContext,
): { readonly row: LongRow | undefined; readonly cell: Cell } {
	const row = findReportRow(indicator, attributes, scope, context);
	return { row, cell: toCell(row, indicator, scope.period) };
}

/** « 9 sur 12 » where the denominator is small, « 75,5 % » elsewhere. */
export function leadOf(cell: Cell): string {
	return cell.isSmall && cell.fraction !== null ? cell.fraction : cell.text;
}

/** The objective of an indicator in the exercise of a period. */
export function findRule(
	id: string,
	{ period }: ReportScope,
	{ convention }: ReportContext,
): TargetRule | undefined {
	return getExercice(convention, period.exercice).objectifs[id];
}

/** The indicators of a list, or those that the agreement sets a target for in the exercise of the period. */
export function listIds(
	text: string,
	{ period }: ReportScope,
	{ convention }: ReportContext,
): readonly string[] {
	const chapters = OBJECTIVES[text];
	if (chapters === undefined) return splitList(text);
	const { objectifs } = getExercice(convention, period.exercice);
	return indicators
		.filter(({ id, chapter }) => objectifs[id] !== undefined && chapters.includes(chapter))
		.map(({ id }) => id);
}
