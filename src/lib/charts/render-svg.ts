import type { EChartsOption } from 'echarts';
import { init } from './echarts.ts';

/** An option as the text of an SVG document, in Node and in a browser: same option, same text. */
export function renderSvg(option: EChartsOption, width: number, height: number): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	try {
		chart.setOption(option);
		return tidySvg(chart.renderToSVGString());
	} finally {
		chart.dispose();
	}
}

/** Identifiers counted anew from 0, for they go on from one chart to the next; decimals cut to two. */
export function tidySvg(svg: string): string {
	const ids = new Map<string, string>();
	const rename = (id: string): string => {
		const known = ids.get(id);
		if (known !== undefined) return known;
		const name = `z${ids.size}`;
		ids.set(id, name);
		return name;
	};
	return svg
		.replace(/zr\d+-[a-z]+-?\d+/g, rename)
		.replace(/(\d+\.\d{2})\d+/g, '$1')
		.replace(/(\d)\.00(?!\d)/g, '$1');
}
