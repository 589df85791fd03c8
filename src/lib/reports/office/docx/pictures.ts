import type { Block, ReportDocument } from '../../blocks.ts';
import { drawForPrint, PRINT_DOTS } from '../picture.ts';
import type { Rasterize } from '../rasterize.ts';

type Figure = Extract<Block, { kind: 'graphique' }>;

/** A picture of a document, in pixels of 96 an inch; its bytes have more. */
export interface PrintedPicture {
	readonly data: Uint8Array<ArrayBuffer>;
	readonly width: number;
	readonly height: number;
}

export type Pictures = ReadonlyMap<Figure, Promise<PrintedPicture>>;

/** Starts drawing every figure of a document at once; each is asked for in its turn. */
export function drawPictures({ sections }: ReportDocument, rasterize: Rasterize): Pictures {
	const figures = sections.flatMap(({ blocks }) => listFigures(blocks));
	return new Map(figures.map((figure) => [figure, draw(figure, rasterize)]));
}

async function draw({ drawing }: Figure, rasterize: Rasterize): Promise<PrintedPicture> {
	const { svg, width, height } = drawForPrint(drawing);
	return { data: await rasterize(svg, PRINT_DOTS), width, height };
}

/** The figures of some blocks that are drawn, in order, those of lists and quotations included. */
export function listFigures(blocks: readonly Block[]): readonly Figure[] {
	return blocks.flatMap((block): readonly Figure[] => {
		switch (block.kind) {
			case 'graphique':
				return block.drawing.model.message === null ? [block] : [];
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
