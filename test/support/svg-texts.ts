import { measureText } from '../../src/lib/charts/measure-text.ts';

/** Where each text of a drawing begins and ends, in pixels. */
export function readTexts(
	svg: string,
): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
	return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', text = '']) => {
		const x = Number(/ x="([-\d.]+)"/.exec(tag)?.[1]);
		const size = Number(/ font-size="([\d.]+)"/.exec(tag)?.[1]);
		const width = measureText(text, size, tag.includes('font-weight="600"'));
		const anchor = /text-anchor="(\w+)"/.exec(tag)?.[1] ?? 'start';
		const share = anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0;
		return { from: x - share * width, to: x + (1 - share) * width, text };
	});
}
