import sansUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import serifUrl from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2?url';
import type { Rasterize } from '../reports/office/rasterize.ts';
import { toFontFace } from './figure-file.ts';

/** The rasterizer of a browser: its canvas, with the faces of the page inside each picture. */
export async function openRasterizer(): Promise<Rasterize> {
	const faces = await Promise.all([
		toFontFace('Source Sans 3 Variable', sansUrl),
		toFontFace('Source Serif 4 Variable', serifUrl),
	]);
	const style = `><style>${faces.join('')}</style>`;
	return async (svg, width) => {
		const image = new Image();
		image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.replace('>', style))}`;
		await image.decode();
		return draw(image, width);
	};
}

async function draw(image: HTMLImageElement, width: number): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth);
	const pen = canvas.getContext('2d');
	if (pen === null) throw new Error('canvas: no context');
	pen.drawImage(image, 0, 0, canvas.width, canvas.height);
	const blob = await new Promise<Blob | null>((resolve) => {
		canvas.toBlob(resolve, 'image/png');
	});
	if (blob === null) throw new Error('canvas: no picture');
	return new Uint8Array(await blob.arrayBuffer());
}
