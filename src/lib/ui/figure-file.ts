import sansUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import serifUrl from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2?url';
import { toOption, getHeight, type Drawing } from '../charts/drawing.ts';
import { frameSvg, getPlotWidth, type FrameContext } from '../charts/export-frame.ts';
import { palettes } from '../charts/palette.ts';
import { AXIS_TEXT } from '../charts/view.ts';
import type { TableModel } from '../models/table.ts';

/** Width of a downloaded figure, in pixels; a PNG has twice as many. */
const WIDTH = 960;
const PNG_RATIO = 2;

/** A figure in its export frame, as SVG whose text stays text. */
export async function toSvgFile(
	drawing: Drawing,
	context: FrameContext,
): Promise<{ readonly svg: string; readonly height: number }> {
	const { renderSvg } = await import('../charts/render-svg.ts');
	const width = getPlotWidth(WIDTH);
	const height = getHeight(drawing, width, AXIS_TEXT);
	const view = { palette: palettes.clair, width, height, fontSize: AXIS_TEXT };
	const svg = renderSvg(toOption(drawing, view), width, height);
	return frameSvg({ svg, height }, drawing.model, context, WIDTH);
}

/** The same frame as a PNG of twice its size, with the faces of the page. Throws if it cannot be drawn. */
export async function toPngFile(drawing: Drawing, context: FrameContext): Promise<Blob> {
	const { svg, height } = await toSvgFile(drawing, context);
	const faces = await Promise.all([
		toFontFace('Source Sans 3 Variable', sansUrl),
		toFontFace('Source Serif 4 Variable', serifUrl),
	]);
	const image = new Image();
	image.src = toAddress(svg.replace('>', `><style>${faces.join('')}</style>`));
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = WIDTH * PNG_RATIO;
	canvas.height = height * PNG_RATIO;
	const pen = canvas.getContext('2d');
	if (pen === null) throw new Error('canvas: no context');
	pen.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => {
			if (blob === null) reject(new Error('canvas: no picture'));
			else resolve(blob);
		}, 'image/png');
	});
}

/** The table of a figure as a workbook of one sheet; `notes` stand above it. */
export async function toXlsxFile(
	title: string,
	table: TableModel,
	notes: readonly string[],
): Promise<Blob> {
	const [{ toFigureSheet }, { toWorkbook }] = await Promise.all([
		import('../reports/figure-sheet.ts'),
		import('../reports/workbook.ts'),
	]);
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	return new Blob([await toWorkbook([toFigureSheet(title, table, notes)])], { type });
}

/** A table as a Parquet file, whose metadata hold its title and the notes that other files print. */
export async function toParquetFile(
	title: string,
	table: TableModel,
	notes: readonly string[],
): Promise<Blob> {
	const { toTableParquet } = await import('../models/table-parquet.ts');
	const bytes = toTableParquet(table, { titre: title, notes: notes.join('\n') });
	return new Blob([bytes], { type: 'application/vnd.apache.parquet' });
}

/** An image knows nothing of the page's faces: they go inside it. */
export async function toFontFace(name: string, url: string): Promise<string> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`font: ${name}`);
	const bytes = new Uint8Array(await response.arrayBuffer());
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return `@font-face{font-family:'${name}';font-weight:200 900;src:url(data:font/woff2;base64,${btoa(binary)}) format('woff2')}`;
}

function toAddress(svg: string): string {
	return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
	const address = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	URL.revokeObjectURL(address);
}
