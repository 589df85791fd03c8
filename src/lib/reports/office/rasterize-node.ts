import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { decompress } from 'wawoff2';
import type { Rasterize } from './rasterize.ts';

/** Static cuts of the faces of the charts: the renderer knows nothing of variable ones. */
const FACES = [
	'@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2',
	'@fontsource/source-sans-3/files/source-sans-3-latin-400-italic.woff2',
	'@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2',
	'@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
];

/** The static cuts bear the name of their lightest one. */
const PAGE_FACE = 'Source Sans 3 Variable';
const STATIC_FACE = 'Source Sans 3 ExtraLight';

/** Runs some work with the rasterizer of the command line: the faces of the project, and none of the system. */
export async function withRasterizer<Result>(
	work: (rasterize: Rasterize) => Promise<Result>,
): Promise<Result> {
	// The renderer reads faces from files alone.
	const folder = await mkdtemp(join(tmpdir(), 'jalons-'));
	try {
		const fontFiles: string[] = [];
		// One after another: what is unpacked lies in a memory that the next one takes.
		for (const face of FACES) fontFiles.push(await unpackFace(face, folder));
		return await work((svg, width) => draw(svg, width, fontFiles));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function unpackFace(face: string, folder: string): Promise<string> {
	const require = createRequire(import.meta.url);
	const path = join(folder, basename(face).replace('.woff2', '.ttf'));
	await writeFile(path, await decompress(await readFile(require.resolve(face))));
	return path;
}

/** Off the main thread, so that pictures are drawn side by side. */
async function draw(
	svg: string,
	width: number,
	fontFiles: string[],
): Promise<Uint8Array<ArrayBuffer>> {
	const picture = await renderAsync(svg.replaceAll(PAGE_FACE, STATIC_FACE), {
		fitTo: { mode: 'width', value: width },
		font: { loadSystemFonts: false, fontFiles, defaultFontFamily: STATIC_FACE },
	});
	return new Uint8Array(picture.asPng());
}
