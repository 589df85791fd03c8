import { drawNode } from './draw.ts';
import type { Drawing } from './drawing.ts';
import { toMarkup } from './svg-node.ts';
import type { ChartView } from './view.ts';

/** A drawing as the text of an SVG document: same model, same view, same text everywhere. */
export function renderSvg(drawing: Drawing, view: ChartView): string {
	return toMarkup(drawNode(drawing, view));
}
