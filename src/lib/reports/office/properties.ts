import { listFrameNotes } from '../../charts/export-frame.ts';
import type { ReportDocument } from '../blocks.ts';
import type { CoreProperties } from './package.ts';

/** The properties of an office file made from a document: its edition is the first of its keywords. */
export function toProperties(document: ReportDocument): CoreProperties {
	const { frame } = document;
	return {
		title: document.title,
		subject: document.subtitle,
		creator: 'Jalons',
		keywords: `édition de ${frame.edition}, ${document.period}`,
		description: [document.dates, ...document.facts, ...listFrameNotes(frame)].join('\n'),
		day: frame.editedOn,
	};
}
