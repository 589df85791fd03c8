import type { Block, ReportDocument } from './blocks.ts';

export type StatementBlock = Extract<Block, { kind: 'etat-financier' }>;

/** The statements of a document, in its order. */
export function findStatements({ sections }: ReportDocument): readonly StatementBlock[] {
	return sections.flatMap(({ blocks }) => blocks.flatMap(findInBlock));
}

function findInBlock(block: Block): readonly StatementBlock[] {
	if (block.kind === 'etat-financier') return [block];
	if (block.kind === 'citation') return block.blocks.flatMap(findInBlock);
	return block.kind === 'liste' ? block.items.flatMap((item) => item.flatMap(findInBlock)) : [];
}

/** Whether a document has a statement of expenses and receipts. */
export function hasStatement(document: ReportDocument): boolean {
	return findStatements(document).length > 0;
}
