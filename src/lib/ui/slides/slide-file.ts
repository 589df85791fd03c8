import sansUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import serifUrl from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2?url';
import { toFontFace } from '../figure-file.ts';
import { SLIDE } from './fit.ts';

/** A slide of the page as a PNG of 1920 × 1080. Throws if it cannot be drawn. */
export async function toSlidePng(slide: Element): Promise<Blob> {
	const faces = await Promise.all([
		toFontFace('Source Sans 3 Variable', sansUrl),
		toFontFace('Source Serif 4 Variable', serifUrl),
	]);
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(slide, faces))}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = SLIDE.width;
	canvas.height = SLIDE.height;
	const pen = canvas.getContext('2d');
	if (pen === null) throw new Error('canvas: no context');
	pen.drawImage(image, 0, 0);
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => {
			if (blob === null) reject(new Error('canvas: no picture'));
			else resolve(blob);
		}, 'image/png');
	});
}

/** The same elements under the same rules, in an image: what is seen is what is drawn. */
function toSvg(slide: Element, faces: readonly string[]): string {
	const { width, height } = SLIDE;
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('width', String(width));
	svg.setAttribute('height', String(height));
	const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
	style.textContent = [...faces, ...listRules()].join('\n');
	const holder = document.createElementNS('http://www.w3.org/2000/svg', 'foreignObject');
	holder.setAttribute('width', String(width));
	holder.setAttribute('height', String(height));
	holder.append(slide.cloneNode(true));
	svg.append(style, holder);
	return new XMLSerializer().serializeToString(svg);
}

/** The rules of the page, without its faces, whose addresses an image cannot follow. */
function listRules(): readonly string[] {
	return [...document.styleSheets].flatMap((sheet) =>
		[...sheet.cssRules]
			.filter((rule) => !(rule instanceof CSSFontFaceRule))
			.map(({ cssText }) => cssText),
	);
}
