import { toStepColour } from '../../../charts/options/stepped.ts';
import { palettes } from '../../../charts/palette.ts';
import type { SteppedModel } from '../../../models/stepped.ts';
import { toHex } from '../chart/chart-looks.ts';
import { COLOUR, type Box, type Slide } from './canvas.ts';
import { toSteppedTable } from '../stepped-table.ts';
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

/** « rgb(15,100,120) » as office software writes it. */
function toHexOf(colour: string): string {
	const channels = [...colour.matchAll(/\d+/g)].map(([channel]) => Number(channel));
	return channels
		.map((channel) => channel.toString(16).padStart(2, '0'))
		.join('')
		.toUpperCase();
}
