import type { Cell } from '../../extracts/table.ts';
import { formatDate, formatNumber, NBSP } from '../format.ts';
import { toTextCell, type TableModel } from '../table.ts';
import type { ColumnKind, ConsoleResult } from '../../exploration/console/console-result.ts';

/** A cell as it is read; an absence is a word of its own, told by the page. */
export function formatConsoleCell(cell: Cell, kind: ColumnKind): string {
	if (cell === null) return 'nul';
	if (typeof cell === 'boolean') return cell ? 'vrai' : 'faux';
	if (typeof cell === 'number') return formatAnyNumber(cell);
	if (kind === 'nombre') return cell;
	return kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell) ? formatDate(cell) : cell;
}

/** « 31 114,25 »: up to six decimals, and powers of ten where the number is out of sight. */
function formatAnyNumber(n: number): string {
	if (!Number.isFinite(n)) return Number.isNaN(n) ? 'indéfini' : n > 0 ? 'infini' : '−infini';
	const size = Math.abs(n);
	if (size !== 0 && (size >= 1e15 || size < 1e-6)) {
		return n.toExponential(6).replace('.', ',').replace('-', '\u2212');
	}
	const digits = Number.isInteger(n)
		? 0
		: (String(Number(n.toFixed(6))).split('.')[1]?.length ?? 0);
	return formatNumber(n, digits);
}

/** « 1 000 premières lignes, 4 colonnes, 0,2 s ». */
export function describeResult(result: ConsoleResult, durationMs: number): string {
	const { rows, columns, isTruncated, isCut } = result;
	const count = `${formatNumber(rows.length)}${NBSP}`;
	const lines = isTruncated
		? `${count}premières lignes`
		: `${count}${rows.length < 2 ? 'ligne' : 'lignes'}`;
	const width = `${columns.length}${NBSP}${columns.length < 2 ? 'colonne' : 'colonnes'}`;
	const parts = [lines, width, formatDuration(durationMs)];
	if (isCut) parts.push('textes longs coupés');
	return parts.join(', ');
}

/** « 35 ms », « 1,2 s ». */
export function formatDuration(ms: number): string {
	return ms < 1_000
		? `${formatNumber(Math.max(1, Math.round(ms)))}${NBSP}ms`
		: `${formatNumber(ms / 1_000, 1)}${NBSP}s`;
}

/** The result as a table for files and for the clipboard: numbers as numbers, absences empty. */
export function toResultTable(result: ConsoleResult, caption: string): TableModel {
	const { columns, rows } = result;
	return {
		caption,
		columns: columns.map(({ name, kind }, index) => ({
			id: `c${index + 1}`,
			label: name,
			align: kind === 'nombre' ? 'nombre' : 'texte',
		})),
		rows: rows.map((row, index) => {
			const [first, ...cells] = row.map((cell) => toTextCell(toFileText(cell), toFinite(cell)));
			return {
				id: String(index),
				label: first?.number == null ? (first?.text ?? '') : String(first.number).replace('.', ','),
				isTotal: false,
				cells,
			};
		}),
	};
}

function toFinite(cell: Cell): number | null {
	return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}

function toFileText(cell: Cell): string {
	return cell === null ? '' : String(cell);
}
