import type { AccountLine } from '../indicators/details.ts';
import { getCategories } from '../schemas/schemas.ts';
import { formatEuros, formatPercent, formatSigned, NBSP, NO_DENOMINATOR } from './format.ts';
import { toTextCell, type TableCell, type TableModel, type TableRow } from './table.ts';

/** Planned and realised, in euros. */
export interface Amounts {
	readonly prevu: number;
	readonly realise: number;
	/** Realised ÷ planned; null where nothing was planned. */
	readonly share: number | null;
	/** « 36 595,86 € », « + 12,40 € », « 97,1 % ». */
	readonly texts: {
		readonly prevu: string;
		readonly realise: string;
		readonly ecart: string;
		readonly share: string;
	};
}

export interface StatementLine extends Amounts {
	readonly id: string;
	readonly compte: string;
	readonly label: string;
	/** Code of who pays a receipt; null where the accounts do not say. */
	readonly financeur: string | null;
}

/** A part of a statement: its lines, and their sum where they can be summed. */
export interface StatementSection {
	readonly id: 'depense' | 'recette' | 'nature';
	readonly label: string;
	readonly lines: readonly StatementLine[];
	readonly total: (Amounts & { readonly label: string }) | null;
}

/** The expenses and receipts of an action, or of all (`lines` are then left out). */
export interface StatementGroup {
	readonly id: string;
	readonly label: string;
	readonly sections: readonly StatementSection[];
	readonly result: Amounts;
}

export interface Statement {
	readonly groups: readonly StatementGroup[];
	/** Everything in one table, for a file. */
	readonly table: TableModel;
}

const SECTIONS = [
	{ id: 'depense', label: 'Dépenses', total: 'Total des dépenses' },
	{ id: 'recette', label: 'Recettes', total: 'Total des recettes' },
	{ id: 'nature', label: 'Contributions en nature (comptes 86 et 87), à part', total: null },
] as const;

/** The statement of an exercise: each action by account, then all of them; contributions in kind apart. */
export function toStatement(
	accounts: readonly AccountLine[],
	actions: readonly { readonly id: string; readonly label: string }[],
	caption: string,
): Statement {
	const codes = [
		...actions,
		...[...new Set(accounts.map(({ action }) => action))]
			.filter((code) => !actions.some(({ id }) => id === code))
			.map((code) => ({ id: code, label: code })),
	];
	const groups = codes.flatMap(({ id, label }) => {
		const own = accounts.filter(({ action }) => action === id);
		return own.length === 0 ? [] : [toGroup(id, label, own, true)];
	});
	const all =
		groups.length < 2 ? [] : [toGroup('ensemble', 'Ensemble des actions', accounts, false)];
	const every = [...groups, ...all];
	return { groups: every, table: toTable(caption, every) };
}

function toGroup(
	id: string,
	label: string,
	lines: readonly AccountLine[],
	hasLines: boolean,
): StatementGroup {
	const sections = SECTIONS.flatMap((section): readonly StatementSection[] => {
		const own = lines.filter((line) => toSectionId(line) === section.id);
		if (own.length === 0 || (!hasLines && section.total === null)) return [];
		return [
			{
				id: section.id,
				label: section.label,
				lines: hasLines
					? own.map((line, index) => toLine(line, `${id}-${section.id}-${index}`))
					: [],
				total: section.total === null ? null : { label: section.total, ...sum(own) },
			},
		];
	});
	const of = (wanted: StatementSection['id']): Amounts =>
		sum(lines.filter((line) => toSectionId(line) === wanted));
	const [spent, received] = [of('depense'), of('recette')];
	const result = toAmounts(received.prevu - spent.prevu, received.realise - spent.realise);
	return {
		id,
		label,
		sections,
		result: { ...result, share: null, texts: { ...result.texts, share: '' } },
	};
}

function toSectionId({ enNature, sens }: AccountLine): StatementSection['id'] {
	if (enNature) return 'nature';
	return sens === 'recette' ? 'recette' : 'depense';
}

function toLine(line: AccountLine, id: string): StatementLine {
	const funders = getCategories('finances', 'financeur');
	const funder = funders.find(({ value }) => value === line.financeur)?.label;
	const name = line.libelle === '' ? `Compte ${line.compte}` : line.libelle;
	const says = funder === undefined || name.includes(funder) ? name : `${name} (${funder})`;
	const { compte, financeur } = line;
	return { id, compte, label: says, financeur, ...toAmounts(line.prevu, line.realise) };
}

function sum(lines: readonly AccountLine[]): Amounts {
	return toAmounts(
		lines.reduce((total, { prevu }) => total + prevu, 0),
		lines.reduce((total, { realise }) => total + realise, 0),
	);
}

/** Cents are summed as they are written: what lies beyond them is rounding. */
function toAmounts(planned: number, realised: number): Amounts {
	const [prevu, realise] = [toCents(planned), toCents(realised)];
	const share = prevu > 0 ? realise / prevu : null;
	return {
		prevu,
		realise,
		share,
		texts: {
			prevu: formatEuros(prevu, true),
			realise: formatEuros(realise, true),
			ecart: formatSigned(toCents(realise - prevu), (n) => formatEuros(n, true)),
			share: share === null ? NO_DENOMINATOR : formatPercent(share),
		},
	};
}

function toCents(amount: number): number {
	return Math.round(amount * 100) / 100 + 0;
}

function toTable(caption: string, groups: readonly StatementGroup[]): TableModel {
	return {
		caption,
		columns: [
			{ id: 'action', label: 'Action', align: 'texte' },
			{ id: 'partie', label: 'Partie', align: 'texte' },
			{ id: 'compte', label: 'Compte', align: 'texte' },
			{ id: 'libelle', label: 'Libellé', align: 'texte' },
			{ id: 'prevu', label: 'Prévu (€)', align: 'nombre' },
			{ id: 'realise', label: 'Réalisé (€)', align: 'nombre' },
			{ id: 'ecart', label: 'Écart (€)', align: 'nombre' },
			{ id: 'taux', label: `Réalisé ÷ prévu${NBSP}(%)`, align: 'nombre' },
		],
		rows: groups.flatMap(toRows),
	};
}

function toRows(group: StatementGroup): readonly TableRow[] {
	const row = (
		id: string,
		[part, compte, label]: readonly [string, string, string],
		amounts: Amounts,
		isTotal: boolean,
	): TableRow => ({
		id: `${group.id}-${id}`,
		label: group.label,
		isTotal,
		cells: [toTextCell(part), toTextCell(compte), toTextCell(label), ...toCells(amounts)],
	});
	return [
		...group.sections.flatMap((section) => [
			...section.lines.map((line) =>
				row(line.id, [section.label, line.compte, line.label], line, false),
			),
			...(section.total === null
				? []
				: [row(section.id, [section.label, '', section.total.label], section.total, true)]),
		]),
		row('resultat', ['Résultat', '', 'Recettes moins dépenses'], group.result, true),
	];
}

function toCells({ prevu, realise, share, texts }: Amounts): readonly TableCell[] {
	return [
		toTextCell(texts.prevu, prevu),
		toTextCell(texts.realise, realise),
		toTextCell(texts.ecart, toCents(realise - prevu)),
		toTextCell(texts.share, share === null ? null : share * 100),
	];
}
