import {
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	WidthType,
	type IBorderOptions,
} from 'docx';
import type { Kpi } from '../../../models/kpi.ts';
import { captionKpi } from '../../slides/slide-words.ts';
import { COLOUR, STYLE, TEXT_WIDTH } from './styles.ts';
import { toTextRuns, toWordRuns } from './words.ts';

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const RULE: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, color: COLOUR.strong };
const MOST = 4;

/** Figures side by side, four a row at most: value, name, target, fraction, status. */
export function toNumbers(kpis: readonly Kpi[]): Table {
	const columns = Math.min(MOST, kpis.length);
	const width = Math.floor(TEXT_WIDTH / columns);
	const rows: TableRow[] = [];
	for (let at = 0; at < kpis.length; at += columns) {
		const own = kpis.slice(at, at + columns);
		const empty = Array.from({ length: columns - own.length }, () =>
			toCell([new Paragraph({})], width),
		);
		rows.push(
			new TableRow({
				cantSplit: true,
				children: [...own.map((kpi) => toCell(toParagraphs(kpi), width)), ...empty],
			}),
		);
	}
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
		columnWidths: Array.from({ length: columns }, () => width),
		borders: {
			top: RULE,
			bottom: RULE,
			left: NONE,
			right: NONE,
			insideHorizontal: RULE,
			insideVertical: NONE,
		},
		margins: { top: 100, bottom: 100, left: 0, right: 140 },
		rows,
	});
}

function toCell(children: Paragraph[], width: number): TableCell {
	return new TableCell({ width: { size: width, type: WidthType.DXA }, children });
}

function toParagraphs(kpi: Kpi): Paragraph[] {
	const { unit, title, details } = captionKpi(kpi);
	const isShown = kpi.state === 'valeur';
	return [
		new Paragraph({
			style: STYLE.number,
			children: [
				...toTextRuns(
					kpi.value,
					isShown ? {} : { color: COLOUR.ink2, italics: kpi.state === 'secret' },
				),
				...(unit === null
					? []
					: toTextRuns(` ${unit}`, { size: 19, bold: false, color: COLOUR.ink })),
			],
		}),
		new Paragraph({ style: STYLE.cell, children: toTextRuns(title) }),
		...details.map((detail) => new Paragraph({ style: STYLE.note, children: toTextRuns(detail) })),
		...(kpi.status === null
			? []
			: [
					new Paragraph({
						style: STYLE.cell,
						children: toWordRuns([{ text: kpi.status.word, status: kpi.status.id }], new Map()),
					}),
				]),
	];
}
