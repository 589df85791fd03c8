import type { FrameContext } from '../charts/export-frame.ts';
import type { ReportDocument } from '../reports/blocks.ts';
import { arrange, type Arrangement } from '../ui/slides/arrangement.ts';
import { toSlidesFixture } from '../../../test/support/slides-document.ts';
import type { PageContext } from './page.ts';

/** The slides of the meeting for what the reader chose. */
export function toSlides(page: PageContext, frame: FrameContext): ReportDocument {
	return toSlidesFixture(page, frame);
}

/** The slides that are projected, in the order wanted, as a document of their own. */
export function toProjected(document: ReportDocument, arrangement: Arrangement): ReportDocument {
	return {
		...document,
		sections: arrange(document.sections, arrangement).flatMap(({ slide, number }) =>
			number === null ? [] : [slide],
		),
	};
}
