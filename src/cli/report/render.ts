import type { ReportDocument } from '../../lib/reports/blocks.ts';
import { hasStatement } from '../../lib/reports/statements.ts';
import { refusedData } from '../arguments.ts';
import type { ReportFormat } from './request.ts';

/** A document as the bytes of a file; only the libraries of that kind are loaded. */
export async function renderReport(
	document: ReportDocument,
	format: ReportFormat,
): Promise<Uint8Array | string> {
	switch (format) {
		case 'docx': {
			const { toDocx } = await import('../../lib/reports/office/docx.ts');
			const { withRasterizer } = await import('../../lib/reports/office/rasterize-node.ts');
			return withRasterizer((rasterize) => toDocx(document, rasterize));
		}
		case 'pptx': {
			const { toPptx } = await import('../../lib/reports/office/pptx.ts');
			return toPptx(document);
		}
		case 'xlsx':
			return renderStatement(document);
		case 'html': {
			const { toHtml } = await import('../../lib/reports/office/html.ts');
			return toHtml(document);
		}
		case 'zip': {
			const { toPicturePack } = await import('../../lib/reports/office/picture-pack.ts');
			const { withRasterizer } = await import('../../lib/reports/office/rasterize-node.ts');
			return withRasterizer((rasterize) => toPicturePack(document, rasterize));
		}
	}
}

async function renderStatement(document: ReportDocument): Promise<Uint8Array> {
	const { toStatementXlsx } = await import('../../lib/reports/office/statement-xlsx.ts');
	if (hasStatement(document)) return toStatementXlsx(document);
	throw refusedData(
		document.frame.edition === 'diffusion'
			? 'L’état des dépenses et des recettes, compte par compte, n’est pas dans l’édition de diffusion : rien n’a été écrit.'
			: 'Ce rapport n’a pas d’état des dépenses et des recettes à écrire en XLSX : choisir etat-financier, ou un autre format.',
	);
}
