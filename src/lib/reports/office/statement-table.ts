import type { Amounts, StatementGroup } from '../../models/accounts.ts';
import { toTextCell, type TableCell, type TableModel, type TableRow } from '../../models/table.ts';

/** The accounts of one action as people hand them in: charges, produits, result; a part without amounts is a heading. */
export function toGroupTable(group: StatementGroup, caption: string): TableModel {
	return {
		caption,
		columns: [
			{ id: 'libelle', label: group.label, align: 'texte' },
			{ id: 'compte', label: 'Compte', align: 'texte' },
			{ id: 'prevu', label: 'Prévu', align: 'nombre' },
			{ id: 'realise', label: 'Réalisé', align: 'nombre' },
			{ id: 'ecart', label: 'Écart', align: 'nombre' },
			{ id: 'taux', label: 'Réalisé ÷ prévu', align: 'nombre' },
		],
		rows: [
			...group.sections.flatMap(({ id, label, lines, total }): readonly TableRow[] => [
				...(lines.length === 0 ? [] : [toHeading(`${id}-titre`, label)]),
				...lines.map((line) => toRow(line.id, line.label, line.compte, line, false)),
				...(total === null ? [] : [toRow(id, total.label, '', total, true)]),
			]),
			toRow('resultat', 'Recettes moins dépenses', '', group.result, true),
		],
	};
}

function toHeading(id: string, label: string): TableRow {
	const empty = Array.from({ length: 5 }, () => toTextCell(''));
	return { id, label, isTotal: true, cells: empty };
}

function toRow(
	id: string,
	label: string,
	account: string,
	{ texts }: Amounts,
	isTotal: boolean,
): TableRow {
	const cells: readonly TableCell[] = [
		account,
		texts.prevu,
		texts.realise,
		texts.ecart,
		texts.share,
	].map((text) => toTextCell(text));
	return { id, label, isTotal, cells };
}
