import {
	AlignmentType,
	Document,
	LevelFormat,
	Packer,
	type FileChild,
	type ISectionOptions,
} from 'docx';
import type { ReportDocument } from '../../blocks.ts';
import type { Rasterize } from '../rasterize.ts';
import { listAnchors } from './anchors.ts';
import { LISTS, toBlocks, toHeading } from './blocks.ts';
import type { Press } from './figure.ts';
import { drawPictures } from './pictures.ts';
import { finishDocx } from './finish.ts';
import { toContents, toFooter, toHead, toHeader, toTitlePage } from './front.ts';
import { isLong } from '../../paper/paper-items.ts';
import { SANS } from '../faces.ts';
import { styles, toTwips } from './styles.ts';

const MARGIN = toTwips(18);

/** The bytes of a document, see `toDocx`. */
export async function press(
	document: ReportDocument,
	rasterize: Rasterize,
	onStep?: (done: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
	const pictures = drawPictures(document, rasterize);
	const own: Press = { document, anchors: listAnchors(document), pictures };
	const body = await toBody(own, onStep);
	const file = new Document({
		title: document.title,
		styles,
		numbering: { config: toLists() },
		sections: isLong(document)
			? [
					toPage(document, [...toTitlePage(document), ...toContents(document, own.anchors)], true),
					toPage(document, body, false),
				]
			: [toPage(document, [...toHead(document), ...body], false)],
	});
	const bytes = await Packer.toArrayBuffer(file);
	return finishDocx(new Uint8Array(bytes), document);
}

async function toBody(
	own: Press,
	onStep?: (done: number, total: number) => void,
): Promise<readonly FileChild[]> {
	const { sections } = own.document;
	let lists = 0;
	const nextList = (): number => {
		lists += 1;
		return lists;
	};
	const parts: FileChild[] = [];
	for (const [index, section] of sections.entries()) {
		const isOnTop = sections[index - 1]?.blocks.at(-1)?.kind === 'saut';
		parts.push(toHeading(1, section.id, section.title, own, isOnTop));
		parts.push(...(await toBlocks(section.blocks, own, nextList)));
		onStep?.(index + 1, sections.length);
	}
	return parts;
}

/** A4; the title page has neither header nor page number. A short document has less room around it. */
function toPage(
	document: ReportDocument,
	children: readonly FileChild[],
	hasTitlePage: boolean,
): ISectionOptions {
	const isTight = !isLong(document);
	return {
		properties: {
			titlePage: hasTitlePage,
			page: {
				size: { width: toTwips(210), height: toTwips(297) },
				margin: {
					top: toTwips(isTight ? 17 : 24),
					bottom: toTwips(isTight ? 14 : 22),
					left: MARGIN,
					right: MARGIN,
					header: toTwips(isTight ? 8 : 12),
					footer: toTwips(isTight ? 6 : 10),
				},
			},
		},
		headers: { default: toHeader(document) },
		footers: { default: toFooter(document) },
		children,
	};
}

function toLists() {
	const indent = (level: number) => ({ left: 360 * (level + 1), hanging: 300 });
	const levels = [0, 1, 2];
	return [
		{
			reference: LISTS.bullets,
			levels: levels.map((level) => ({
				level,
				format: LevelFormat.BULLET,
				text: '–',
				alignment: AlignmentType.LEFT,
				style: { paragraph: { indent: indent(level) }, run: { font: SANS } },
			})),
		},
		{
			reference: LISTS.numbers,
			levels: levels.map((level) => ({
				level,
				format: LevelFormat.DECIMAL,
				text: `%${level + 1}.`,
				alignment: AlignmentType.LEFT,
				style: { paragraph: { indent: indent(level) } },
			})),
		},
	];
}
