import type { ReportDocument } from '$lib/reports/blocks.ts';

/** A file that a report can be handed in as; the library that makes it is asked for when it is wanted. */
export interface ReportExport {
	/** « Word (DOCX) ». */
	readonly label: string;
	readonly ending: string;
	readonly type: string;
	readonly make: (document: ReportDocument) => Promise<Uint8Array<ArrayBuffer>>;
}

/** The files that a report in pages can become. */
export const REPORT_EXPORTS: readonly ReportExport[] = [];
