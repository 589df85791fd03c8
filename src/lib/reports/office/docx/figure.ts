import {
	Bookmark,
	ImageRun,
	Paragraph,
	SimpleField,
	type FileChild,
	type ParagraphChild,
} from 'docx';
import { NBSP } from '../../../models/format.ts';
import type { TableModel } from '../../../models/table.ts';
import type { Block, Caption, ReportDocument } from '../../blocks.ts';
import { CAPTION_WORDS, SECRET_NOTE, toAltText } from '../captions.ts';
import type { Pictures } from './pictures.ts';
import { toGroupTable } from '../statement-table.ts';
import { toSteppedTable } from '../stepped-table.ts';
import type { Anchors } from './anchors.ts';
import { STYLE } from './styles.ts';
import { toTable } from './table.ts';
import { toTextRuns } from './words.ts';

/** What blocks are drawn with. */
export interface Press {
	readonly document: ReportDocument;
	readonly anchors: Anchors;
	readonly pictures: Pictures;
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Room under a figure, in twips. */
const AFTER = 240;

/** Caption, subtitle, picture at the resolution of print, reading, population and source. */
export async function toFigure(
	block: Of<'graphique'>,
	press: Press,
): Promise<readonly FileChild[]> {
	const { drawing, caption } = block;
	const { model } = drawing;
	const head = [toCaption(caption, press.anchors), toNote(model.subtitle, STYLE.subtitle)];
	const notes = [
		...('bracket' in model && model.bracket !== null ? [toNote(model.bracket)] : []),
		...('note' in model ? [toNote(model.note)] : []),
		...toSaid('Lecture', model.reading),
		...toSaid('Champ', model.population),
		...toSaid('Source', `${press.document.frame.source}.`, AFTER),
	];
	if (model.message !== null) return [...head, toNote(model.message), ...notes];
	if (drawing.kind === 'damier') return [...head, toTable(toSteppedTable(drawing.model)), ...notes];
	return [...head, await toPicture(block, press), ...notes];
}

async function toPicture(block: Of<'graphique'>, { pictures }: Press): Promise<Paragraph> {
	const { drawing, caption } = block;
	const picture = await pictures.get(block);
	if (picture === undefined) throw new Error(`picture: ${caption.id}`);
	const { data, width, height } = picture;
	const description = toAltText(drawing.model.alt);
	return new Paragraph({
		style: STYLE.picture,
		children: [
			new ImageRun({
				type: 'png',
				data,
				transformation: { width, height },
				altText: { name: caption.text, title: caption.text, description },
			}),
		],
	});
}

/** A table under its caption. */
export function toCaptionedTable(
	caption: Caption,
	tables: readonly TableModel[],
	notes: readonly string[],
	anchors: Anchors,
): readonly FileChild[] {
	const hasSecret = tables.some(({ rows }) =>
		rows.some(({ cells }) => cells.some(({ state }) => state === 'secret')),
	);
	return [
		toCaption(caption, anchors),
		...tables.flatMap((table) => [
			toTable(table),
			new Paragraph({ style: STYLE.note, children: [] }),
		]),
		...notes.map((note) => toNote(note)),
		...(hasSecret ? [toNote(SECRET_NOTE)] : []),
	];
}

/** The statement of each action, then what it asks to be said. */
export function toStatementBlock(
	block: Of<'etat-financier'>,
	anchors: Anchors,
): readonly FileChild[] {
	const { caption, statement, notes } = block;
	const tables = statement.groups.map((group) => toGroupTable(group, caption.text));
	return toCaptionedTable(caption, tables, notes, anchors);
}

/** « Figure 4. Words »: the number is a field, which Word counts anew when something is added. */
function toCaption({ id, kind, number, text }: Caption, anchors: Anchors): Paragraph {
	const word = CAPTION_WORDS[kind];
	const label: ParagraphChild[] =
		number === null
			? []
			: [
					...toTextRuns(`${word}${NBSP}`),
					new SimpleField(`SEQ ${word} \\* ARABIC`, String(number)),
					...toTextRuns('. '),
				];
	const children = [...label, ...toTextRuns(text)];
	const anchor = anchors.get(id);
	return new Paragraph({
		style: STYLE.caption,
		children: anchor === undefined ? children : [new Bookmark({ id: anchor, children })],
	});
}

function toSaid(head: string, text: string | null, after?: number): readonly Paragraph[] {
	if (text === null) return [];
	return [
		new Paragraph({
			style: STYLE.note,
			...(after !== undefined && { spacing: { after } }),
			children: [...toTextRuns(`${head}${NBSP}: `, { bold: true }), ...toTextRuns(text)],
		}),
	];
}

function toNote(text: string, style: string = STYLE.note): Paragraph {
	return new Paragraph({ style, children: toTextRuns(text) });
}
