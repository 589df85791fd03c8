import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { decompress } from 'wawoff2';
import type { Rasterize } from './rasterize.ts';

/** Static cuts of the faces of the charts: the renderer knows nothing of variable ones. */
const FACES = [
	'@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2',
	'@fontsource/source-sans-3/files/source-sans-3-latin-400-italic.woff2',
	'@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2',
	'@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
];

/** Runs some work with the rasterizer of the command line: the faces of the project, and none of the system. */
export async function withRasterizer<Result>(
	work: (rasterize: Rasterize) => Promise<Result>,
): Promise<Result> {
	// The renderer reads faces from files alone.
	const folder = await mkdtemp(join(tmpdir(), 'jalons-'));
	try {
		const fontFiles = await Promise.all(FACES.map((face) => unpackFace(face, folder)));
		return await work((svg, width) => Promise.resolve(draw(svg, width, fontFiles)));
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

function draw(svg: string, width: number, fontFiles: string[]): Uint8Array<ArrayBuffer> {
	const picture = new Resvg(svg, {
		fitTo: { mode: 'width', value: width },
		font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Source Sans 3' },
	}).render();
	return new Uint8Array(picture.asPng());
}
