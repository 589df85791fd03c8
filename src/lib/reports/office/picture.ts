import { getHeight, toOption, type Drawing } from '../../charts/drawing.ts';
import { frameSvg, getPlotWidth, type FrameContext } from '../../charts/export-frame.ts';
import { palettes } from '../../charts/palette.ts';
import { renderSvg } from '../../charts/render-svg.ts';
import { AXIS_TEXT } from '../../charts/view.ts';

/** A drawing as SVG, in pixels. */
export interface Picture {
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** 160 mm at 96 pixels an inch, and text of 9 points. */
const PRINT = { width: 605, fontSize: 12 } as const;
/** 90 mm. */
const PRINT_HEIGHT = 340;
/** Pixels across of a picture in print: 160 mm at 222 dots an inch. */
export const PRINT_DOTS = 1400;

/** Kinds whose plot takes any height; the others have rows, whose pitch is theirs. */
const ELASTIC: ReadonlySet<Drawing['kind']> = new Set(['serie', 'survie', 'entonnoir', 'cascade']);

/** The plot alone at the size of print: its words are those of the document around it. */
export function drawForPrint(drawing: Drawing): Picture {
	const { width, fontSize } = PRINT;
	const height = ELASTIC.has(drawing.kind) ? PRINT_HEIGHT : getHeight(drawing, width, fontSize);
	const view = { palette: palettes.clair, width, height, fontSize };
	return { svg: renderSvg(toOption(drawing, view), width, height), width, height };
}

/** Width of a figure that stands alone, in pixels. */
const FRAME_WIDTH = 960;

/** A figure in its export frame, with all its words, its edition and its mention. */
export function drawFramed(drawing: Drawing, frame: FrameContext): Picture {
	const width = getPlotWidth(FRAME_WIDTH);
	const height = getHeight(drawing, width, AXIS_TEXT);
	const view = { palette: palettes.clair, width, height, fontSize: AXIS_TEXT };
	const svg = renderSvg(toOption(drawing, view), width, height);
	return { ...frameSvg({ svg, height }, drawing.model, frame, FRAME_WIDTH), width: FRAME_WIDTH };
}
