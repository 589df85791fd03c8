import { NBSP } from '../../models/format.ts';
import type { Kpi } from '../../models/kpi.ts';
import { toTextCell, type TableModel, type TableRow } from '../../models/table.ts';
import type { Statement, StatementGroup } from '../../models/accounts.ts';
import type { Block, Caption, ReportDocument, Section, Words } from '../blocks.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** What stands in a column of paper: one thing that is not cut, but for tables, cut between rows. */
export type PaperContent =
	| { readonly kind: 'couverture' }
	| { readonly kind: 'sommaire' }
	| {
			readonly kind: 'partie';
			readonly number: number;
			readonly id: string;
			readonly words: readonly Words[];
	  }
	| { readonly kind: 'titre'; readonly block: BlockOf<'titre'> }
	| { readonly kind: 'texte'; readonly block: BlockOf<'paragraphe' | 'liste' | 'citation'> }
	| { readonly kind: 'kpi'; readonly kpis: readonly Kpi[] }
	| { readonly kind: 'graphique'; readonly block: BlockOf<'graphique'> }
	| {
			readonly kind: 'tableau';
			readonly caption: Caption;
			readonly table: TableModel;
			/** Sentences under the table. */
			readonly notes: readonly string[];
	  };

export interface PaperItem {
	/** Unique in the document. */
	readonly key: string;
	readonly content: PaperContent;
	readonly breaksBefore: boolean;
	/** A title goes with what follows it. */
	readonly keepsWithNext: boolean;
}

/** From this many parts on, a report has a table of contents on its first page, alone with the title. */
const PARTS_FOR_CONTENTS = 5;

/** Whether a report has a first page of its own, with its table of contents. */
export function isLong({ sections }: ReportDocument): boolean {
	return sections.length >= PARTS_FOR_CONTENTS;
}

/** The key to a withheld cell. */
export const WITHHELD_NOTE = `s.${NBSP}: secret statistique, effectif sous le seuil, ou case masquée pour en protéger une autre. Ce n’est pas zéro.`;

/** A report as what its sheets are filled with, in order. */
export function toPaperItems(document: ReportDocument): readonly PaperItem[] {
	const hasContents = isLong(document);
	const items: PaperItem[] = [
		{
			key: 'couverture',
			content: { kind: 'couverture' },
			breaksBefore: false,
			keepsWithNext: false,
		},
	];
	if (hasContents) {
		items.push({
			key: 'sommaire',
			content: { kind: 'sommaire' },
			breaksBefore: false,
			keepsWithNext: false,
		});
	}
	document.sections.forEach((section, index) => {
		items.push(...toSectionItems(section, index, hasContents && index === 0));
	});
	return items;
}

function toSectionItems(section: Section, index: number, breaksBefore: boolean): PaperItem[] {
	const items: PaperItem[] = [
		{
			key: `partie-${index + 1}`,
			content: { kind: 'partie', number: index + 1, id: section.id, words: section.title },
			breaksBefore,
			keepsWithNext: true,
		},
	];
	let breaks = false;
	for (const [at, block] of section.blocks.entries()) {
		if (block.kind === 'saut') {
			breaks = true;
			continue;
		}
		items.push({
			key: `partie-${index + 1}-${at + 1}`,
			content: toContent(block),
			breaksBefore: breaks,
			keepsWithNext: block.kind === 'titre',
		});
		breaks = false;
	}
	return breaks ? [...items, toBreak(index)] : items;
}

/** A page break at the end of a part: the next part begins a page. */
function toBreak(index: number): PaperItem {
	return {
		key: `partie-${index + 1}-saut`,
		content: { kind: 'texte', block: { kind: 'paragraphe', words: [] } },
		breaksBefore: true,
		keepsWithNext: true,
	};
}

function toContent(block: Exclude<Block, { kind: 'saut' }>): PaperContent {
	switch (block.kind) {
		case 'titre':
			return { kind: 'titre', block };
		case 'paragraphe':
		case 'liste':
		case 'citation':
			return { kind: 'texte', block };
		case 'kpi':
			return { kind: 'kpi', kpis: block.kpis };
		case 'graphique':
			return { kind: 'graphique', block };
		case 'tableau':
			return { ...block, notes: isWithholding(block.table) ? [WITHHELD_NOTE] : [] };
		case 'etat-financier':
			return {
				kind: 'tableau',
				caption: block.caption,
				table: toStatementTable(block.statement),
				notes: block.notes,
			};
	}
}

function isWithholding({ rows }: TableModel): boolean {
	return rows.some(({ cells }) => cells.some(({ state }) => state === 'secret'));
}

/** A statement as five columns: accounts under the name of their action and of their part. */
export function toStatementTable(statement: Statement): TableModel {
	const isOne = statement.groups.length === 1;
	return {
		caption: statement.table.caption,
		columns: [
			{ id: 'compte', label: 'Compte', align: 'texte' },
			{ id: 'prevu', label: 'Prévu', align: 'nombre' },
			{ id: 'realise', label: 'Réalisé', align: 'nombre' },
			{ id: 'ecart', label: 'Écart', align: 'nombre' },
			{ id: 'taux', label: 'Réalisé ÷ prévu', align: 'nombre' },
		],
		rows: statement.groups.flatMap((group) => toGroupRows(group, !isOne)),
	};
}

function toGroupRows(group: StatementGroup, isNamed: boolean): readonly TableRow[] {
	const empty = [1, 2, 3, 4].map(() => toTextCell(''));
	const head = (id: string, label: string): TableRow => ({
		id: `${group.id}-${id}`,
		label,
		isTotal: true,
		cells: empty,
	});
	return [
		...(isNamed ? [head('action', group.label)] : []),
		...group.sections.flatMap((section) => [
			...(section.lines.length > 0 ? [head(`tete-${section.id}`, section.label)] : []),
			...section.lines.map((line) => ({
				id: line.id,
				label: `${line.compte}  ${line.label}`,
				isTotal: false,
				cells: toCells(line),
			})),
			...(section.total === null
				? []
				: [
						{
							id: `${group.id}-${section.id}`,
							label: section.total.label,
							isTotal: true,
							cells: toCells(section.total),
						},
					]),
		]),
		{
			id: `${group.id}-resultat`,
			label: 'Résultat, recettes moins dépenses',
			isTotal: true,
			cells: toCells(group.result),
		},
	];
}

function toCells({ texts, prevu, realise, share }: StatementGroup['result']): TableRow['cells'] {
	return [
		toTextCell(texts.prevu, prevu),
		toTextCell(texts.realise, realise),
		toTextCell(texts.ecart, Math.round((realise - prevu) * 100) / 100),
		toTextCell(texts.share, share),
	];
}
