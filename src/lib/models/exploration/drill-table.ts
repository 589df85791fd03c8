import type { Cell } from '../../extracts/table.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Period } from '../../indicators/periods.ts';
import { formatPeriodLabel } from '../format-dates.ts';
import { formatNumber, formatPlain, NBSP, unitWord } from '../format.ts';
import { toTextCell, type TableCell, type TableColumn, type TableModel } from '../table.ts';
import type { Convention } from '../../schemas/schemas.ts';
import { nameValue, tellFact } from './drill-facts.ts';
import type { DrillColumn } from '../../exploration/drill-objects.ts';
import { sumDrill, type Drill, type DrillRow } from '../../exploration/drill.ts';

/** What the words of rows need. */
export interface DrillWords {
	readonly indicator: Indicator;
	readonly period: Period;
	/** « Pôle insertion : Hauts-Plateaux », the cuts of the rows. */
	readonly cuts: readonly string[];
	readonly convention: Convention;
}

/** The rows behind a figure, as they are read. */
export interface DrillTable {
	readonly title: string;
	/** « 98 personnes au dénominateur, 74 au numérateur ; 101 accompagnements. » */
	readonly summary: string;
	/** What the numerator and the denominator count, in the words of the registry. */
	readonly counted: readonly string[];
	/** Cells in the order of the columns, header of the row left out; dates as ISO days. */
	readonly table: TableModel;
	readonly columns: readonly DrillColumn['kind'][];
}

/** The rows of a figure with their words: what each is, how it counts, and why. */
export function toDrillTable(drill: Drill, words: DrillWords): DrillTable {
	const { indicator, period, cuts, convention } = words;
	const title = [indicator.label, ...cuts, formatPeriodLabel(period.id)].join(', ');
	const [first, ...others] = drill.object.columns;
	if (first === undefined) throw new Error(`object without column: ${indicator.id}`);
	const reasons = [
		{ id: 'compte', label: 'Compte', align: 'texte' as const },
		{ id: 'raison', label: 'Pourquoi', align: 'texte' as const },
	];
	return {
		title,
		summary: summarise(drill, indicator),
		counted: describeCounted(indicator),
		columns: [first.kind, 'texte', 'texte', ...others.map(({ kind }) => kind)],
		table: {
			caption: `Lignes derrière le chiffre${NBSP}: ${title}`,
			columns: [toColumn(first), ...reasons, ...others.map(toColumn)],
			rows: drill.rows.map((row, index) => {
				const [head, ...values] = row.values;
				return {
					id: String(index),
					label: String(head ?? ''),
					isTotal: false,
					cells: [
						toTextCell(tellCount(row)),
						toTextCell(tellReason(row, drill.facts, words)),
						...values.map((value, at) => toCell(value, others[at], convention)),
					],
				};
			}),
		},
	};
}

function toColumn({ id, label, kind }: DrillColumn): TableColumn {
	return { id, label, align: kind === 'nombre' ? 'nombre' : 'texte' };
}

function toCell(value: Cell, column: DrillColumn | undefined, convention: Convention): TableCell {
	if (value === null) return toTextCell('');
	if (typeof value === 'number') return toTextCell(formatPlain(value), value);
	const word =
		column?.vocabulary === undefined ? null : nameValue(value, column.vocabulary, convention);
	return toTextCell(word ?? String(value));
}

/** « Numérateur et dénominateur », « Dénominateur seulement »; for a sum, what the row adds to it. */
function tellCount({ numerator, denominator }: DrillRow): string {
	const isNumbered = [numerator, denominator].some((n) => n !== null && n !== 0 && n !== 1);
	const tell = (name: string, n: number): string =>
		isNumbered ? `${name} (${formatPlain(n)})` : name;
	if (denominator === null) return numerator === null ? '' : tell('Compté', numerator);
	const above = numerator ?? 0;
	if (numerator === null) return 'Dénominateur';
	if (denominator === 0) return tell('Numérateur seulement', above);
	if (above === 0) return tell('Dénominateur seulement', denominator);
	return isNumbered
		? `${tell('Numérateur', above)} et ${tell('dénominateur', denominator)}`
		: 'Numérateur et dénominateur';
}

/** What the conditions of the figure read of the row; without conditions, what the figure counts. */
function tellReason(
	row: DrillRow,
	facts: readonly string[],
	{ indicator, convention }: DrillWords,
): string {
	if (facts.length === 0) return indicator.denominator ?? indicator.numerator;
	return facts.map((name, at) => tellFact(name, row.facts[at] ?? null, convention)).join(', ');
}

function describeCounted({ numerator, denominator, sql }: Indicator): readonly string[] {
	if (denominator === undefined) return [`Sont comptés${NBSP}: ${numerator}.`];
	return [
		...(sql.numerator === undefined ? [] : [`Au numérateur${NBSP}: ${numerator}.`]),
		`Au dénominateur${NBSP}: ${denominator}.`,
	];
}

function summarise(drill: Drill, indicator: Indicator): string {
	const { numerator, denominator } = sumDrill(drill);
	const { sql, unit } = indicator;
	const count = drill.rows.length;
	const [one, many] = drill.object.nouns;
	const lines = `${formatNumber(count)} ${count < 2 ? one : many}`;
	const cut = drill.isCut ? ' Toutes les lignes ne sont pas montrées.' : '';
	if (sql.denominator === undefined) {
		const n = numerator ?? 0;
		return `${lines}${n === count ? '' : ` pour ${formatPlain(n)}${NBSP}${unitWord(unit, n)}`}.${cut}`;
	}
	const parts = [
		...(sql.numerator === undefined ? [] : [['numérateur', numerator ?? 0] as const]),
		['dénominateur', denominator ?? 0] as const,
	].map(([name, n]) => `${name} ${formatPlain(n)}`);
	return `${lines}${NBSP}: ${parts.join(', ')}.${cut}`;
}

/** The rows in the order of a column, numbers by value and words by the French alphabet, empty cells last. */
export function sortRows(
	table: TableModel,
	column: number,
	isDescending: boolean,
): TableModel['rows'] {
	const collator = new Intl.Collator('fr-FR', { numeric: true });
	const sign = isDescending ? -1 : 1;
	const read = (row: TableModel['rows'][number]): TableCell =>
		column === 0 ? toTextCell(row.label) : (row.cells[column - 1] ?? toTextCell(''));
	return [...table.rows].sort((a, b) => {
		const [left, right] = [read(a), read(b)];
		if (left.text === '' || right.text === '') {
			return Number(left.text === '') - Number(right.text === '');
		}
		if (left.number !== null && right.number !== null) return sign * (left.number - right.number);
		return sign * collator.compare(left.text, right.text);
	});
}
