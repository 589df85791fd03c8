import { listFrameNotes } from '../../charts/export-frame.ts';
import type { Statement } from '../../models/accounts.ts';
import type { ReportDocument } from '../blocks.ts';
import { findStatements, type StatementBlock } from '../statements.ts';
import { toLiveWorkbook, type LiveSheet } from './formula-sheet.ts';
import { addCoreProperties } from './package.ts';
import { toProperties } from './properties.ts';
import { toStatementSheets } from './statement-sheet.ts';

/**
 * The statements of a document as the bytes of an XLSX file whose sums, differences, shares and balance are formulas.
 * Throws where the document has no statement: `findStatements` tells first.
 */
export async function toStatementXlsx(document: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
	const blocks = findStatements(document);
	if (blocks.length === 0) throw new Error(`statement: ${document.id}`);
	const { editedOn } = document.frame;
	const file = await toLiveWorkbook(nameSheets(blocks, document));
	addCoreProperties(file, toProperties(document));
	return file.toBytes(editedOn);
}

/** A sheet an action; a statement that comes twice is written once. */
function nameSheets(
	blocks: readonly StatementBlock[],
	document: ReportDocument,
): readonly LiveSheet[] {
	const known = new Set<string>();
	const taken = new Set<string>();
	return blocks.flatMap(({ statement, caption, notes }) => {
		const key = identify(statement);
		if (known.has(key)) return [];
		known.add(key);
		const head = [caption.text, document.dates, ...listFrameNotes(document.frame).slice(0, 3)];
		return toStatementSheets(statement, { head, notes, name: (label) => nameSheet(label, taken) });
	});
}

function identify({ groups }: Statement): string {
	return groups.map(({ id }) => id).join('|');
}

/** A name that spreadsheets take: 31 characters, no two alike. */
function nameSheet(label: string, taken: Set<string>): string {
	const clean = label
		.replace(/[[\]:*?/\\'’]/g, ' ')
		.slice(0, 27)
		.trim();
	for (let rank = 1; ; rank += 1) {
		const name = rank === 1 ? clean : `${clean} (${rank})`;
		if (taken.has(name.toLowerCase())) continue;
		taken.add(name.toLowerCase());
		return name;
	}
}
