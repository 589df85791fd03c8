import type { FollowUpRow, FollowUpSort, Outcome } from './follow-up.ts';
import { formatNumber } from './format.ts';
import { toTextCell, type TableCell, type TableModel } from './table.ts';

/** Rows shown at once. */
export const PAGE_SIZE = 25;

/** What the filter of outcomes offers. */
export const OUTCOMES: readonly { readonly id: Outcome | ''; readonly label: string }[] = [
	{ id: '', label: 'Toutes les issues' },
	{ id: 'en_cours', label: 'En cours' },
	{ id: 'activite', label: 'Vers l’activité' },
	{ id: 'reorientation', label: 'Réorientation' },
	{ id: 'fin_droit', label: 'Fin de droit ou départ' },
	{ id: 'rupture', label: 'Rupture' },
	{ id: 'autre', label: 'Autre ou non renseigné' },
];

/** What the filter of contracts offers. */
export const CONTRACTS = [
	{ id: '', label: 'Avec ou sans contrat' },
	{ id: 'avec', label: 'Avec un contrat' },
	{ id: 'sans', label: 'Sans contrat' },
] as const;

export interface FollowUpColumn {
	readonly id: FollowUpSort;
	readonly label: string;
	readonly align: 'texte' | 'nombre';
	readonly text: (row: FollowUpRow) => string;
}

/** « 14/03/2020 », the short form of a table; empty without a day. */
export function formatShortDate(iso: string | null): string {
	return iso === null ? '' : `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}

/** The columns as they are shown, the first one the header of its row. */
export const COLUMNS: readonly FollowUpColumn[] = [
	{ id: 'id', label: 'Accompagnement', align: 'texte', text: ({ id }) => id },
	{ id: 'pole', label: 'Pôle', align: 'texte', text: ({ pole }) => pole },
	{ id: 'debut', label: 'Début', align: 'texte', text: ({ debut }) => formatShortDate(debut) },
	{ id: 'fin', label: 'Fin', align: 'texte', text: ({ fin }) => formatShortDate(fin) },
	{
		id: 'duree',
		label: 'Durée, jours',
		align: 'nombre',
		text: ({ duree }) => formatNumber(duree),
	},
	{ id: 'contrats', label: 'Contrats', align: 'nombre', text: ({ contrats }) => String(contrats) },
	{
		id: 'freinsLeves',
		label: 'Freins levés',
		align: 'nombre',
		text: ({ freins, freinsLeves }) => (freins === 0 ? '0' : `${freinsLeves} sur ${freins}`),
	},
	{
		id: 'etapesRealisees',
		label: 'Étapes réalisées',
		align: 'nombre',
		text: ({ etapes, etapesRealisees }) =>
			etapes === 0 ? '0' : `${etapesRealisees} sur ${etapes}`,
	},
	{ id: 'issue', label: 'Issue', align: 'texte', text: ({ issue }) => issue },
];

/** The pages of a list: how many, and the rows of one, counted from 0. */
export function toPage<T>(
	rows: readonly T[],
	page: number,
): { readonly rows: readonly T[]; readonly page: number; readonly pages: number } {
	const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
	const at = Math.min(Math.max(0, page), pages - 1);
	return { rows: rows.slice(at * PAGE_SIZE, (at + 1) * PAGE_SIZE), page: at, pages };
}

/** The rows given, all of them, for a file: each number in a column of its own, days as ISO days. */
export function toFollowUpFile(caption: string, rows: readonly FollowUpRow[]): TableModel {
	const text = (id: string, label: string) => ({ id, label, align: 'texte' as const });
	const number = (id: string, label: string) => ({ id, label, align: 'nombre' as const });
	const count = (n: number): TableCell => toTextCell(String(n), n);
	const day = (iso: string | null): TableCell => toTextCell(iso ?? '');
	return {
		caption,
		columns: [
			text('accompagnement', 'Accompagnement'),
			text('pole', 'Pôle insertion'),
			text('orientation', 'Date d’orientation'),
			text('debut', 'Début'),
			text('fin', 'Fin'),
			number('duree', 'Durée en jours'),
			number('contrats', 'Contrats signés'),
			text('premier', 'Premier contrat'),
			text('terme', 'Dernier terme'),
			number('freins', 'Freins identifiés'),
			number('leves', 'Freins levés'),
			number('etapes', 'Étapes prévues'),
			number('realisees', 'Étapes réalisées'),
			text('issue', 'Issue'),
		],
		rows: rows.map((row) => ({
			id: row.id,
			label: row.id,
			isTotal: false,
			cells: [
				toTextCell(row.pole),
				day(row.orientation),
				day(row.debut),
				day(row.fin),
				count(row.duree),
				count(row.contrats),
				day(row.premierContrat),
				day(row.dernierTerme),
				count(row.freins),
				count(row.freinsLeves),
				count(row.etapes),
				count(row.etapesRealisees),
				toTextCell(row.issue),
			],
		})),
	};
}
