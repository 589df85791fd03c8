import { strToU8 } from 'fflate';
import { listFrameNotes, toFileName } from '../../charts/export-frame.ts';
import { toCsv } from '../../models/table.ts';
import type { ReportDocument } from '../blocks.ts';
import { nameCaption } from './captions.ts';
import { listFigures, type Figure } from './figures.ts';
import { zipParts } from './package.ts';
import { drawFramed } from './picture.ts';
import type { Rasterize } from './rasterize.ts';

/** A PNG has twice the pixels of its SVG. */
const PNG_RATIO = 2;

/**
 * Every figure of a document in one ZIP: SVG, PNG and the data as CSV, with a manifest. A figure that cannot be drawn
 * has its data alone, and the manifest says why.
 */
export async function toPicturePack(
	document: ReportDocument,
	rasterize: Rasterize,
	onStep?: (done: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
	const figures = document.sections.flatMap(({ blocks }) => listFigures(blocks));
	const parts = new Map<string, Uint8Array>();
	const entries: object[] = [];
	for (const [index, figure] of figures.entries()) {
		entries.push(await addFigure(parts, figure, index + 1, document, rasterize));
		onStep?.(index + 1, figures.length);
	}
	parts.set('manifest.json', strToU8(toManifest(document, entries)));
	return zipParts(parts, document.frame.editedOn);
}

async function addFigure(
	parts: Map<string, Uint8Array>,
	{ caption, drawing, kpi }: Figure,
	rank: number,
	{ frame }: ReportDocument,
	rasterize: Rasterize,
): Promise<object> {
	const name = (ending: 'svg' | 'png' | 'csv'): string => {
		const file = toFileName(caption.text, frame.edition, ending);
		return `${String(rank).padStart(2, '0')}_${file.slice(-100)}`;
	};
	const { model } = drawing;
	const files: Record<string, string> = { csv: name('csv') };
	parts.set(name('csv'), strToU8(toCsv(model.table, [model.subtitle, ...listFrameNotes(frame)])));
	if (model.message === null) {
		const { svg, width } = drawFramed(drawing, frame);
		files.svg = name('svg');
		files.png = name('png');
		parts.set(files.svg, strToU8(svg));
		parts.set(files.png, await rasterize(svg, width * PNG_RATIO));
	}
	return {
		titre: nameCaption(caption),
		indicateur: kpi?.indicateur ?? null,
		sous_titre: model.subtitle,
		lecture: model.reading,
		champ: model.population,
		texte_de_remplacement: model.alt,
		etat: model.message,
		fichiers: files,
	};
}

function toManifest(
	{ title, dates, period, facts, frame }: ReportDocument,
	figures: readonly object[],
): string {
	const manifest = {
		rapport: title,
		dates,
		periode: period,
		edition: frame.edition,
		edite_le: frame.editedOn,
		mentions: [...facts, ...listFrameNotes(frame)],
		figures,
	};
	return `${JSON.stringify(manifest, null, '\t')}\n`;
}
