import SvgPainter from 'zrender/lib/svg/Painter.js';
import type { SVGVNode } from 'zrender/lib/svg/core.js';
import { toOption, type Drawing } from './drawing.ts';
import { init } from './echarts.ts';
import type { SvgNode } from './svg-node.ts';
import { FONT_FAMILY, type ChartView } from './view.ts';

/** What a page has no use for: places of a pointer, and names of an XML document. */
const LEFT_OUT = /^(pointer-events|xmlns|xmlns:xlink|version|baseProfile|class|ecmeta_.*)$/;
const FACE = `font-family:${FONT_FAMILY};`;

/** A drawing as the elements of a page, which gives the face of its texts; `name` is its own in that page. */
export function drawNode(drawing: Drawing, view: ChartView, name: string): SvgNode {
	const { width, height } = view;
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	try {
		chart.setOption(toOption(drawing, view));
		const { painter } = chart.getZr();
		if (!(painter instanceof SvgPainter)) throw new Error(`painter: ${painter.type}`);
		const options = { animation: false, emphasis: false, willUpdate: false, compress: true };
		const root = painter.renderToVNode({ ...options, useViewBox: true });
		return toNode(root, new Map(), name);
	} finally {
		chart.dispose();
	}
}

function toNode(node: SVGVNode, ids: Map<string, string>, name: string): SvgNode {
	return {
		tag: node.tag,
		attributes: Object.fromEntries(
			Object.entries(node.attrs).flatMap(([key, value]) =>
				value === undefined || value === false || LEFT_OUT.test(key)
					? []
					: [[key, tidyValue(String(value), ids, name)]],
			),
		),
		children: (node.children ?? [])
			.filter(({ key }) => key !== 'bg')
			.map((child) => toNode(child, ids, name)),
		text: node.text ?? '',
	};
}

/** Identifiers that are those of one drawing of the page alone; decimals cut to one; the face left to the page. */
function tidyValue(value: string, ids: Map<string, string>, name: string): string {
	return value
		.replace(FACE, '')
		.replace(/zr\d+-[a-z]+-?\d+/g, (id) => {
			const known = ids.get(id) ?? `${name}-${ids.size}`;
			ids.set(id, known);
			return known;
		})
		.replace(/(\d+\.\d)\d+/g, '$1');
}
