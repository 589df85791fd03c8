import type { EChartsOption } from 'echarts';
import type { SessionMonth, SessionStripModel } from '../../models/session-strip.ts';
import type { SessionMark } from '../../models/sessions.ts';
import { measureText } from '../measure-text.ts';
import { toDottedGround } from '../shapes.ts';
import { toMark, toTile } from './strip-tiles.ts';
import {
	AXIS_TEXT,
	toRect,
	toText,
	type Box,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

interface Grid {
	readonly columns: number;
	readonly pitch: number;
	readonly tile: number;
	/** Sessions that a month has room for. */
	readonly room: number;
	readonly row: number;
	readonly head: number;
}

interface KeyItem {
	readonly mark: SessionMark;
	readonly label: string;
	readonly x: number;
	readonly line: number;
}

/** A tile on a page, in pixels. */
const TILE = 32;
const TILE_GAP = 0.4;
const HEAD = 1.8;
const ROW_GAP = 0.9;
const KEY_PITCH = 1.9;
/** A month needs this width, in em, to hold a tile with its margins. */
const NARROWEST = 3;
/** More sessions than this in a month are said by a number. */
const MOST_TILES = 6;

/** Height of the plot for a width, in pixels. */
export function getStripHeight(model: SessionStripModel, width: number, fontSize: number): number {
	const grid = toGrid(model, width, fontSize);
	const rows = Math.ceil(model.months.length / grid.columns);
	const lines = Math.max(0, ...toKey(model, width, fontSize).map(({ line }) => line + 1));
	return Math.round(rows * (grid.row + ROW_GAP * fontSize) + lines * KEY_PITCH * fontSize);
}

/** A column a month, a tile a session; closed months lie on dots. */
export function toStripOption(model: SessionStripModel, view: ChartView): EChartsOption {
	const { width, fontSize } = view;
	const grid = toGrid(model, width, fontSize);
	const rows = Math.ceil(model.months.length / grid.columns);
	const foot = rows * (grid.row + ROW_GAP * fontSize);
	return {
		animation: false,
		graphic: {
			elements: [
				...model.months.flatMap((month, index) => {
					const x = (index % grid.columns) * grid.pitch;
					const y = Math.floor(index / grid.columns) * (grid.row + ROW_GAP * fontSize);
					return toMonth(month, { x, y, width: grid.pitch, height: grid.row }, grid, view);
				}),
				...toKey(model, width, fontSize).flatMap((item) => toKeyItem(item, foot, view)),
			],
		},
	};
}

function toGrid(model: SessionStripModel, width: number, fontSize: number): Grid {
	const wanted = Math.max(1, Math.min(12, model.months.length));
	const columns =
		width / wanted >= NARROWEST * fontSize
			? wanted
			: Math.max(1, Math.min(6, Math.floor(width / (NARROWEST * fontSize))));
	const tile = (TILE * fontSize) / AXIS_TEXT;
	const most = Math.max(1, ...model.months.map(({ tiles }) => tiles.length));
	const room = Math.min(MOST_TILES, most);
	return {
		columns,
		pitch: width / columns,
		tile,
		room,
		head: HEAD * fontSize,
		row: HEAD * fontSize + room * (tile + TILE_GAP * fontSize) + TILE_GAP * fontSize,
	};
}

function toMonth(
	month: SessionMonth,
	box: Box,
	grid: Grid,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const middle = box.x + box.width / 2;
	const ground: Box = {
		x: box.x + 2,
		y: box.y + grid.head,
		width: box.width - 4,
		height: box.height - grid.head,
	};
	const hasRoom = month.tiles.length <= MOST_TILES;
	const shown = hasRoom ? month.tiles : month.tiles.slice(0, MOST_TILES - 1);
	const says = month.isOpen ? (month.isToCome ? 'à venir' : '') : 'fermé';
	const note = (text: string, y: number): GraphicElement =>
		toText(text, middle, y, {
			fill: palette['ink-3'],
			size: Math.min(fontSize, box.width / 3.1),
			align: 'center',
			halo: palette.surface,
		});
	return [
		...(month.isOpen
			? [toRect(ground, { stroke: palette.grid, lineWidth: 1, z: 1 })]
			: toDottedGround(ground, palette['line-strong'], fontSize * 0.62)),
		toText(month.label, middle, box.y + fontSize * 0.8, {
			fill: palette['ink-2'],
			size: fontSize,
			align: 'center',
		}),
		...(says !== '' && month.tiles.length === 0 ? [note(says, ground.y + ground.height / 2)] : []),
		...shown.flatMap((tile, index) => {
			const side = grid.tile;
			const y = ground.y + TILE_GAP * fontSize + index * (side + TILE_GAP * fontSize);
			return toTile(tile, { x: middle - side / 2, y, width: side, height: side }, view);
		}),
		...(hasRoom
			? []
			: [note(`+ ${month.tiles.length - shown.length}`, ground.y + ground.height - grid.tile / 2)]),
	];
}

/** The marks of the key, on as many lines as the width asks for. */
function toKey(model: SessionStripModel, width: number, fontSize: number): readonly KeyItem[] {
	let x = 0;
	let line = 0;
	return model.key.map(({ mark, label }) => {
		const wide = fontSize * 1.75 + measureText(label, fontSize);
		if (x > 0 && x + wide > width) {
			x = 0;
			line += 1;
		}
		const item = { mark, label, x, line };
		x += wide + fontSize * 1.8;
		return item;
	});
}

function toKeyItem(item: KeyItem, foot: number, view: ChartView): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const side = fontSize * 1.2;
	const y = foot + fontSize * KEY_PITCH * (item.line + 0.5);
	const box = { x: item.x, y: y - side / 2, width: side, height: side };
	return [
		...toMark(item.mark, box, view),
		toText(item.label, item.x + fontSize * 1.75, y, { fill: palette['ink-2'], size: fontSize }),
	];
}
