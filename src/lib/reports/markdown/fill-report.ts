import type { ReportDocument } from '../blocks.ts';
import { toPlainWords } from '../plain-words.ts';
import type { ReportContext } from '../report-context.ts';
import { expand } from './expand.ts';
import { Numbering } from './numbering.ts';
import type { ParsedReport } from './parse-report.ts';
import { toParts, toSlides } from './sections.ts';
import { getChildren, readMarkdown } from './syntax.ts';
import { toWords, type FillContext } from './words.ts';

/**
 * A report with its figures, ready for any renderer. What the checks refused is marked in its place, so that a draft
 * can be looked at while it is mended; a report with errors is not to be handed in.
 */
export function fillReport(parsed: ParsedReport, context: ReportContext): ReportDocument {
	const { meta, root, faulty } = parsed;
	const isSlides = meta.forme === 'diapositives';
	const fill = { context, faulty, numbering: new Numbering(!isSlides), heading: meta.titre };
	const placed = expand(root.children, context, context, faulty);
	const title = fillLine(meta.titre, fill);
	return {
		id: parsed.id,
		form: meta.forme,
		title,
		subtitle: fillLine(meta.sousTitre, fill),
		dates: context.dates,
		period: context.period.id,
		facts: context.facts,
		frame: context.frame,
		sections: isSlides ? toSlides(placed, fill) : toParts(placed, fill, title),
	};
}

/** A line of the head of a report, which may hold directives. */
function fillLine(text: string, fill: FillContext): string {
	const nodes = readMarkdown(text).children.flatMap(getChildren);
	return toPlainWords(toWords(nodes, fill.context, fill));
}
