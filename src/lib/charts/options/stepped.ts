import type { EChartsOption } from 'echarts';
import type { SteppedCell, SteppedModel } from '../../models/stepped.ts';
import { measureText, wrapText } from '../measure-text.ts';
import type { Palette } from '../palette.ts';
import {
	toHatch,
	toLine,
	toRect,
	toText,
	VALUE_RATIO,
	valueSize,
	type Box,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

const LABEL_SHARE = 0.3;
const PITCH = 2.4;
const LINE = 1.25;

/** Height of the plot for a width, in pixels. */
export function getSteppedHeight(model: SteppedModel, width: number, fontSize: number): number {
	const lines = toHeadLines(model, width, fontSize);
	return Math.round(toTop(lines, fontSize) + model.rows.length * toPitch(model, width, fontSize));
}

/** A table whose cells darken with their number, which each of them prints. */
export function toSteppedOption(model: SteppedModel, view: ChartView): EChartsOption {
	const { palette, width, fontSize } = view;
	const size = valueSize(view);
	const heads = toHeadLines(model, width, fontSize);
	const top = toTop(heads, fontSize);
	const left = toLeft(model, width, fontSize);
	const column = (width - left) / model.columns.length;
	const pitch = toPitch(model, width, fontSize);
	const toBox = (row: number, at: number): Box => ({
		x: left + at * column + 1,
		y: top + row * pitch + 1,
		width: column - 2,
		height: pitch - 2,
	});
	return {
		animation: false,
		graphic: {
			elements: [
				...heads.flatMap((lines, at) =>
					lines.map((line, index) =>
						toText(
							line,
							left + (at + 0.5) * column,
							top - fontSize * (0.7 + (lines.length - 1 - index) * LINE),
							{ fill: palette['ink-2'], size: fontSize, weight: 600, align: 'center' },
						),
					),
				),
				...model.rows.flatMap(({ label, isTotal, cells }, row) => [
					...wrapText(label, left - fontSize, size, isTotal).map((line, index, lines) =>
						toText(
							line,
							0,
							top + (row + 0.5) * pitch + (index - (lines.length - 1) / 2) * size * 1.1,
							{
								fill: palette.ink,
								size,
								weight: isTotal ? 600 : 400,
							},
						),
					),
					...cells.flatMap((cell, at) =>
						toCellMarks(cell, toBox(row, at), isTotal || at === 0, view),
					),
				]),
				toLine([0, top], [width, top], { stroke: palette['line-strong'], lineWidth: 1 }),
			],
		},
	};
}

/** Colour of a step from 1 to 5, between the tint and the strong colour of the brand. */
export function toStepColour(step: number, palette: Palette): string {
	const share = [0, 0.18, 0.36, 0.72, 1][step - 1] ?? 1;
	if (!palette['brand-tint'].startsWith('#')) {
		return `color-mix(in srgb, ${palette['brand-strong']} ${share * 100}%, ${palette['brand-tint']})`;
	}
	const from = toChannels(palette['brand-tint']);
	const to = toChannels(palette['brand-strong']);
	const mixed = from.map((channel, at) => Math.round(channel + ((to[at] ?? 0) - channel) * share));
	return `rgb(${mixed.join(',')})`;
}

function toChannels(hex: string): readonly number[] {
	return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function toCellMarks(
	{ cell, step, lead }: SteppedCell,
	box: Box,
	isTotal: boolean,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette } = view;
	const ground = step === null ? [] : [toRect(box, { fill: toStepColour(step, palette), z: 2 })];
	const isDark = step !== null && step >= 4;
	const fill = cell.number === null ? palette['ink-3'] : isDark ? palette['brand-on'] : palette.ink;
	return [
		...(cell.state === 'secret' ? toHatch(box, palette) : ground),
		toText(lead, box.x + box.width / 2, box.y + box.height / 2, {
			fill,
			size: valueSize(view),
			weight: isTotal ? 600 : 400,
			italic: cell.state === 'secret',
			align: 'center',
			...(cell.state === 'secret' ? { halo: palette.surface } : {}),
		}),
	];
}

function toLeft(model: SteppedModel, width: number, fontSize: number): number {
	const size = fontSize * VALUE_RATIO;
	const lines = model.rows.flatMap(({ label, isTotal }) =>
		wrapText(label, width * LABEL_SHARE, size, isTotal),
	);
	return Math.max(0, ...lines.map((line) => measureText(line, size, true))) + fontSize;
}

function toHeadLines(
	model: SteppedModel,
	width: number,
	fontSize: number,
): readonly (readonly string[])[] {
	const column = (width - toLeft(model, width, fontSize)) / model.columns.length;
	return model.columns.map(({ label }) => wrapText(label, column - 6, fontSize, true));
}

function toTop(heads: readonly (readonly string[])[], fontSize: number): number {
	return fontSize * (0.6 + LINE * Math.max(1, ...heads.map((lines) => lines.length)));
}

function toPitch(model: SteppedModel, width: number, fontSize: number): number {
	const size = fontSize * VALUE_RATIO;
	const isLong = model.rows.some(
		({ label, isTotal }) => wrapText(label, width * LABEL_SHARE, size, isTotal).length > 1,
	);
	return fontSize * (isLong ? PITCH * 1.2 : PITCH);
}
