import type { ReportDocument } from '../blocks.ts';
import type { Rasterize } from './rasterize.ts';

/**
 * A document as the bytes of a DOCX file: title page, table of contents, real headings and captions, charts as
 * pictures at the resolution of print. Same document, same bytes. `onStep` hears how many sections are done.
 */
export async function toDocx(
	document: ReportDocument,
	rasterize: Rasterize,
	onStep?: (done: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
	const { press } = await import('./docx/press.ts');
	return press(document, rasterize, onStep);
}
