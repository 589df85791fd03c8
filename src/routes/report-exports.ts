import type { ReportDocument } from '$lib/reports/blocks.ts';
import { hasStatement } from '$lib/reports/statements.ts';
import type { Rasterize } from '$lib/reports/office/rasterize.ts';

/** A file that a report can be handed in as; the library that makes it is asked for when it is wanted. */
export interface ReportExport {
	/** « Word (DOCX) ». */
	readonly label: string;
	readonly ending: string;
	readonly type: string;
	/** The bytes of the file; `onStep` hears how far a long one is, in parts or figures. */
	readonly make: (
		document: ReportDocument,
		onStep?: (done: number, total: number) => void,
	) => Promise<Uint8Array<ArrayBuffer>>;
	/** Whether a report has what this file is made of; all have unless said. */
	readonly isFor?: (document: ReportDocument) => boolean;
}

/** The slides of a document, or those that a report makes of its figures and tables. */
export const PPTX_EXPORT: ReportExport = {
	label: 'PowerPoint (PPTX)',
	ending: 'pptx',
	type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	make: async (document) => {
		const { toPptx } = await import('$lib/reports/office/pptx.ts');
		return toPptx(document);
	},
};

/** The files that a report in pages can become. */
export const REPORT_EXPORTS: readonly ReportExport[] = [
	{
		label: 'Word (DOCX)',
		ending: 'docx',
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		make: async (document, onStep) => {
			const [{ toDocx }, rasterize] = await Promise.all([
				import('$lib/reports/office/docx.ts'),
				loadRasterizer(),
			]);
			return toDocx(document, rasterize, onStep);
		},
	},
	PPTX_EXPORT,
	{
		label: 'État financier (XLSX)',
		ending: 'xlsx',
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		isFor: hasStatement,
		make: async (document) => {
			const { toStatementXlsx } = await import('$lib/reports/office/statement-xlsx.ts');
			return toStatementXlsx(document);
		},
	},
	{
		label: 'Page HTML',
		ending: 'html',
		type: 'text/html;charset=utf-8',
		make: async (document) => {
			const { toHtml } = await import('$lib/reports/office/html.ts');
			return new TextEncoder().encode(toHtml(document));
		},
	},
	{
		label: 'Dossier d’images (ZIP)',
		ending: 'zip',
		type: 'application/zip',
		make: async (document, onStep) => {
			const [{ toPicturePack }, rasterize] = await Promise.all([
				import('$lib/reports/office/picture-pack.ts'),
				loadRasterizer(),
			]);
			return toPicturePack(document, rasterize, onStep);
		},
	},
];

async function loadRasterizer(): Promise<Rasterize> {
	const { openRasterizer } = await import('$lib/ui/rasterize.ts');
	return openRasterizer();
}
