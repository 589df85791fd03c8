import type { Block, ReportDocument } from '../../blocks.ts';

/** Bookmarks by the anchors of a document: Word takes 40 characters, letters and figures. */
export type Anchors = ReadonlyMap<string, string>;

/** The bookmark of each anchor: sections, titles, figures, tables. */
export function listAnchors({ sections }: ReportDocument): Anchors {
	const ids = sections.flatMap(({ id, blocks }) => [id, ...blocks.flatMap(listBlockIds)]);
	return new Map([...new Set(ids)].map((id, rank) => [id, `ancre_${rank + 1}`]));
}

function listBlockIds(block: Block): readonly string[] {
	switch (block.kind) {
		case 'titre':
			return [block.id];
		case 'graphique':
		case 'tableau':
		case 'etat-financier':
			return [block.caption.id];
		case 'liste':
			return block.items.flatMap((item) => item.flatMap(listBlockIds));
		case 'citation':
			return block.blocks.flatMap(listBlockIds);
		case 'paragraphe':
		case 'kpi':
		case 'saut':
			return [];
	}
}
