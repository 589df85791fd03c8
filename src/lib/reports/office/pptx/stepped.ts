import { toStepColour } from '../../../charts/options/stepped.ts';
import { palettes } from '../../../charts/palette.ts';
import type { SteppedModel } from '../../../models/stepped.ts';
import type { TableModel } from '../../../models/table.ts';
import { toHex } from '../chart/chart-looks.ts';
import { COLOUR, type Box, type Slide } from './canvas.ts';
import { addTable } from './table.ts';

/** A breakdown by pôle as a native table whose grounds darken with the numbers in them. */
export function addStepped(slide: Slide, model: SteppedModel, box: Box, name: string): number {
	return addTable(slide, toSteppedTable(model), box, name, (row, cell) => {
		const step = model.rows[row]?.cells[cell]?.step ?? null;
		if (step === null) return null;
		const isDark = step >= 4;
		return {
			ground: toHexOf(toStepColour(step, palettes.clair)),
			ink: isDark ? toHex(palettes.clair['brand-on']) : COLOUR.ink,
		};
	});
}

/** The same cells as a table: value, and what the plot prints beside it. */
export function toSteppedTable({ columns, rows, table }: SteppedModel): TableModel {
	return {
		caption: table.caption,
		columns: [
			{ id: 'ligne', label: table.columns[0]?.label ?? '', align: 'texte' },
			...columns.map(({ code, label }) => ({ id: code, label, align: 'nombre' as const })),
		],
		rows: rows.map(({ code, label, isTotal, cells }) => ({
			id: code,
			label,
			isTotal,
			cells: cells.map(({ cell, lead }) => ({
				text: lead,
				number: cell.number,
				state: cell.state,
			})),
		})),
	};
}

/** « rgb(15,100,120) » as office software writes it. */
function toHexOf(colour: string): string {
	const channels = [...colour.matchAll(/\d+/g)].map(([channel]) => Number(channel));
	return channels
		.map((channel) => channel.toString(16).padStart(2, '0'))
		.join('')
		.toUpperCase();
}
