import type { ReportDocument } from '../blocks.ts';
import { SANS, SERIF } from './faces.ts';
import { finish } from './pptx/finish.ts';
import { defineLayouts } from './pptx/master.ts';
import { listSlides } from './pptx/report-slides.ts';
import { addSlide } from './pptx/slide.ts';
import type { Gathered } from './pptx/visual.ts';

/**
 * A document as the bytes of a PPTX file: native charts with their data, native tables, notes, slide numbers, the
 * edition and the mention on each slide. A report makes a slide of each of its drawings and tables. Same document,
 * same bytes.
 */
export async function toPptx(document: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
	const { default: PptxGenJS } = await import('pptxgenjs');
	const pptx = new PptxGenJS();
	pptx.layout = 'LAYOUT_WIDE';
	pptx.theme = { headFontFace: SERIF, bodyFontFace: SANS };
	pptx.title = document.title;
	pptx.company = '';
	defineLayouts(pptx, document);
	const gathered: Gathered = { charts: [], descriptions: new Map() };
	for (const section of listSlides(document)) addSlide(pptx, document, section, gathered);
	const bytes = await pptx.write({ outputType: 'uint8array' });
	if (!(bytes instanceof Uint8Array)) throw new Error('pptx: no bytes');
	return finish(bytes, document, gathered);
}
