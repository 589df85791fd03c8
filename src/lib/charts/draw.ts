import { listElements, type Drawing } from './drawing.ts';
import type { SvgNode } from './svg-node.ts';
import {
	AXIS_TEXT,
	FONT_FAMILY,
	type ChartView,
	type GraphicElement,
	type MarkStyle,
	type Point,
	type TextStyle,
} from './view.ts';

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;
/** From the middle of a line of text down to its base, in em: not every reader of SVG can centre a text. */
const BASE = 0.32;

type Attributes = Readonly<Record<string, string>>;

/** A drawing as the elements of an SVG: the same in a page, in a file and on a slide. */
export function drawNode(drawing: Drawing, view: ChartView): SvgNode {
	const width = formatLength(view.width);
	const height = formatLength(view.height);
	const elements = [...listElements(drawing, view)].sort((a, b) => a.z - b.z);
	return {
		tag: 'svg',
		attributes: {
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			'font-family': FONT_FAMILY,
		},
		children: elements.map(toNode),
		text: '',
	};
}

function toNode(element: GraphicElement): SvgNode {
	switch (element.type) {
		case 'circle': {
			const { cx, cy, r } = element.shape;
			return toMark('circle', { cx, cy, r }, element.style);
		}
		case 'rect': {
			const { x, y, width, height } = element.shape;
			return toMark('rect', { x, y, width, height }, element.style);
		}
		case 'line': {
			const [[x1, y1], [x2, y2]] = element.shape;
			return toMark('line', { x1, y1, x2, y2 }, element.style);
		}
		case 'polyline':
		case 'polygon':
			return toPath(element.type, element.shape, element.style);
		case 'text':
			return toTextNode(element.text, element.shape, element.style);
	}
}

function toMark(tag: string, lengths: Readonly<Record<string, number>>, style: MarkStyle): SvgNode {
	const places = Object.entries(lengths).map(([name, value]) => [name, formatLength(value)]);
	const attributes: Attributes = {
		...(Object.fromEntries(places) as Attributes),
		...toPaint(style),
	};
	return { tag, attributes, children: [], text: '' };
}

function toPath(tag: string, points: readonly Point[], style: MarkStyle): SvgNode {
	const places = points.map(([x, y]) => `${formatLength(x)},${formatLength(y)}`).join(' ');
	const attributes = { points: places, 'stroke-linejoin': 'round', ...toPaint(style) };
	return { tag, attributes, children: [], text: '' };
}

function toPaint({ fill, stroke, lineWidth = 1, lineDash, opacity = 1 }: MarkStyle): Attributes {
	const hasStroke = stroke !== undefined && lineWidth > 0;
	return {
		fill: fill ?? 'none',
		...(hasStroke && { stroke, 'stroke-width': formatLength(lineWidth) }),
		...(hasStroke && lineDash !== undefined && { 'stroke-dasharray': lineDash.join(' ') }),
		...(opacity !== 1 && { opacity: String(opacity) }),
	};
}

function toTextNode(text: string, [x, y]: Point, style: TextStyle): SvgNode {
	const { fill, weight = 400, align = 'left', size = AXIS_TEXT, halo } = style;
	return {
		tag: 'text',
		attributes: {
			x: formatLength(x),
			y: formatLength(y + size * BASE),
			'font-size': formatLength(size),
			fill,
			...(weight !== 400 && { 'font-weight': String(weight) }),
			...(style.italic === true && { 'font-style': 'italic' }),
			...(align !== 'left' && { 'text-anchor': ANCHORS[align] }),
			...(halo !== undefined && {
				stroke: halo,
				'stroke-width': '4',
				'stroke-linejoin': 'round',
				'paint-order': 'stroke',
			}),
		},
		children: [],
		text,
	};
}

/** Pixels with at most one decimal. */
function formatLength(value: number): string {
	return String(Math.round(value * 10) / 10);
}
