import type { Block } from '../blocks.ts';

export type Figure = Extract<Block, { kind: 'graphique' }>;

/** The figures of some blocks in order, those of lists and quotations included. */
export function listFigures(blocks: readonly Block[]): readonly Figure[] {
	return blocks.flatMap((block): readonly Figure[] => {
		switch (block.kind) {
			case 'graphique':
				return [block];
			case 'liste':
				return block.items.flatMap(listFigures);
			case 'citation':
				return listFigures(block.blocks);
			case 'titre':
			case 'paragraphe':
			case 'kpi':
			case 'tableau':
			case 'etat-financier':
			case 'saut':
				return [];
		}
	});
}
