import type { ReportDocument } from '../../blocks.ts';
import { listFigures, type Figure } from '../figures.ts';
import { drawForPrint, PRINT_DOTS } from '../picture.ts';
import type { Rasterize } from '../rasterize.ts';

/** A picture of a document, in pixels of 96 an inch; its bytes have more. */
export interface PrintedPicture {
	readonly data: Uint8Array<ArrayBuffer>;
	readonly width: number;
	readonly height: number;
}

export type Pictures = ReadonlyMap<Figure, Promise<PrintedPicture>>;

/** Starts drawing every figure of a document at once; each is asked for in its turn. */
export function drawPictures({ sections }: ReportDocument, rasterize: Rasterize): Pictures {
	const figures = sections
		.flatMap(({ blocks }) => listFigures(blocks))
		.filter(({ drawing }) => drawing.model.message === null && drawing.kind !== 'damier');
	return new Map(figures.map((figure) => [figure, draw(figure, rasterize)]));
}

async function draw({ drawing }: Figure, rasterize: Rasterize): Promise<PrintedPicture> {
	const { svg, width, height } = drawForPrint(drawing);
	return { data: await rasterize(svg, PRINT_DOTS), width, height };
}
