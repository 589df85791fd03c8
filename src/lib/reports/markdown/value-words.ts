import { getIndicator } from '../../indicators/registry.ts';
import type { Indicator, LongRow } from '../../indicators/indicator.ts';
import { toComparison } from '../../models/comparison.ts';
import type { Cell } from '../../models/cell.ts';
import { formatEuros, formatPlain, NBSP, NO_DENOMINATOR, UNKNOWN } from '../../models/format.ts';
import { indicatorNoun } from '../../models/nouns.ts';
import { describeTargetWithTolerance, formatTarget, statusWord } from '../../models/target.ts';
import type { Words } from '../blocks.ts';
import type { ReportContext, ReportScope } from '../report-context.ts';
import { compareWith } from '../../models/period-changes.ts';
import { toPreviousId } from './period-attribute.ts';
import { findReportRow, findRule, leadOf, readRow, resolveScope } from './scope.ts';

type Attributes = Readonly<Record<string, string>>;

/** What a directive of one indicator says, from the row that it names. */
export function sayIndicator(
	name: string,
	id: string,
	attributes: Attributes,
	scope: ReportScope,
	context: ReportContext,
): Words {
	const own = resolveScope(attributes, scope, context);
	if ('absent' in own) return { text: name === 'accord' ? (attributes.plusieurs ?? '') : UNKNOWN };
	const indicator = getIndicator(id);
	const { row, cell } = readRow(indicator, attributes, own, context);
	switch (name) {
		case 'valeur':
			return { text: sayValue(indicator, row, cell, attributes, own, context) };
		case 'accord':
			return { text: agree(row, cell, attributes) };
		case 'cible':
			return { text: sayTarget(indicator, row, attributes, own, context) };
		case 'statut':
			return sayStatus(row, cell);
		case 'intervalle':
			return { text: cell.interval ?? (cell.number === null ? cell.text : NO_DENOMINATOR) };
		default:
			throw new Error(`directive: ${name}`);
	}
}

function sayValue(
	indicator: Indicator,
	row: LongRow | undefined,
	cell: Cell,
	attributes: Attributes,
	scope: ReportScope,
	context: ReportContext,
): string {
	const { forme = 'valeur' } = attributes;
	if (forme === 'evolution') return sayChange(indicator, row, attributes, scope, context);
	if (cell.number === null) return sayPart(indicator, row, cell, forme) ?? cell.text;
	switch (forme) {
		case 'unite':
			return withUnit(indicator, cell);
		case 'fraction':
			return cell.fraction ?? cell.text;
		case 'complet':
			return sayWhole(indicator, cell);
		default:
			return sayPart(indicator, row, cell, forme) ?? leadOf(cell);
	}
}

function withUnit(indicator: Indicator, cell: Cell): string {
	const noun = indicatorNoun(indicator, cell.number ?? 0);
	return noun === '' ? leadOf(cell) : `${cell.text}${NBSP}${noun}`;
}

/** « 75,5 % (74 sur 98) », or « 9 sur 12 (75,0 %) » where the fraction leads. */
function sayWhole(indicator: Indicator, cell: Cell): string {
	if (cell.fraction === null) return withUnit(indicator, cell);
	return cell.isSmall ? `${cell.fraction} (${cell.text})` : `${cell.text} (${cell.fraction})`;
}

/** One half of a fraction; null where another form is asked for, or where the half is not there. */
function sayPart(
	{ chapter, unit }: Indicator,
	row: LongRow | undefined,
	cell: Cell,
	forme: string,
): string | null {
	if (forme !== 'numerateur' && forme !== 'denominateur') return null;
	if (cell.state === 'secret') return cell.text;
	const part = (forme === 'numerateur' ? row?.numerateur : row?.denominateur) ?? null;
	if (part === null) return UNKNOWN;
	const isMoney = chapter === 'C' && (forme === 'numerateur' || unit === 'taux');
	return isMoney ? formatEuros(part) : formatPlain(part);
}

function sayChange(
	indicator: Indicator,
	row: LongRow | undefined,
	attributes: Attributes,
	scope: ReportScope,
	context: ReportContext,
): string {
	const nothing = 'sans comparaison possible';
	const before = toPreviousId(scope.period.id);
	if (before === null) return nothing;
	const earlier = resolveScope({ periode: before }, scope, context);
	if ('absent' in earlier) return nothing;
	const then = findReportRow(indicator, attributes, earlier, context);
	const to = compareWith('precedente', context.convention, scope.period, earlier.period);
	return toComparison(row, then, to, indicator)?.text ?? nothing;
}

function agree(row: LongRow | undefined, cell: Cell, attributes: Attributes): string {
	const { un = '', plusieurs = '', de = 'valeur' } = attributes;
	const count =
		de === 'numerateur' ? row?.numerateur : de === 'denominateur' ? row?.denominateur : cell.number;
	return count !== null && count !== undefined && Math.abs(count) < 2 ? un : plusieurs;
}

function sayTarget(
	{ id, unit }: Indicator,
	row: LongRow | undefined,
	{ forme }: Attributes,
	scope: ReportScope,
	context: ReportContext,
): string {
	if (row?.cible === undefined || row.cible === null) {
		return forme === 'phrase' ? 'Sans cible' : 'sans cible';
	}
	const rule = findRule(id, scope, context);
	if (forme === 'phrase') return describeTargetWithTolerance(row.cible, unit, rule);
	if (forme === 'nombre') return formatPlain(row.cible);
	const words = formatTarget(row.cible, unit, rule);
	return forme === 'de' ? (words.startsWith('environ') ? `d’${words}` : `de ${words}`) : words;
}

function sayStatus(row: LongRow | undefined, cell: Cell): Words {
	if (row === undefined || cell.number === null) return { text: cell.text };
	return row.cible === null
		? { text: 'Sans cible' }
		: { text: statusWord(row.statut), status: row.statut };
}
