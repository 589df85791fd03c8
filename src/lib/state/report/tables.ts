import { getIndicator } from '../../indicators/registry.ts';
import { toActionTable } from '../../models/action-table.ts';
import { toContractTermsTable } from '../../models/contract-terms.ts';
import { selectDeadlines, toDeadlineTable } from '../../models/deadlines.ts';
import { toDueContracts } from '../../models/due-contracts.ts';
import { COLUMNS } from '../../models/follow-up-table.ts';
import { formatPeriodLabel, formatPlain } from '../../models/format.ts';
import { formatPole } from '../../models/index-rows.ts';
import { toSessionTable } from '../../models/session-table.ts';
import { selectSessions } from '../../models/sessions.ts';
import { toTextCell, type TableModel } from '../../models/table.ts';
import type { QualityReport } from '../../reports/quality/quality-report.ts';
import type { Absence, TableSubject } from '../../reports/report-context.ts';
import { ACTION_ROWS } from '../budget.ts';
import { toDeadlinesPage } from '../echeances.ts';
import type { PageContext } from '../page.ts';
import { listActions } from '../settlement.ts';
import { toSorties } from '../sorties.ts';
import { notPublished, readDetails } from './scoped-page.ts';

type Made = TableModel | Absence;

/** A table of the pages that is not made of indicators alone. */
export function makeTable(
	page: PageContext,
	subject: TableSubject,
	quality: QualityReport | null,
): Made {
	return subject === 'qualite' ? makeQuality(page, quality) : TABLES[subject](page);
}

const TABLES: Readonly<Record<Exclude<TableSubject, 'qualite'>, (page: PageContext) => Made>> = {
	seances: makeSessions,
	livrables: makeDeadlines,
	'livrables-par-type': (page) => toDeadlinesPage(page).types,
	contrats: makeContracts,
	'contrats-a-echeance': (page) =>
		toDueContracts(page.lookup, getIndicator('cer_a_echeance'), page).table,
	'comptes-par-action': (page) =>
		toActionTable(page.lookup, {
			period: page.period,
			indicators: ACTION_ROWS.map(getIndicator),
			actions: listActions(page),
			caption: `Les comptes par action, exercice ${page.exercice.annee}`,
		}),
	suites: makeFollowUps,
};

function whereOf({ pole, poles }: PageContext): string {
	return formatPole(pole, poles).replace(/^E/, 'e');
}

/** One row a session, the days it justifies, and what they come to. */
function makeSessions(page: PageContext): Made {
	const details = readDetails(page);
	if (details === null) return notPublished('Séance par séance');
	const { period, pole, poles } = page;
	const sessions = selectSessions(details.sessions, period, pole);
	const { rows, total, themes } = toSessionTable(sessions, { period, where: whereOf(page) });
	const number = (text: string) =>
		toTextCell(text, text === '' ? null : Number(text.replace(',', '.')));
	return {
		caption: `Séance par séance, ${whereOf(page)}, ${formatPeriodLabel(period.id)}`,
		columns: [
			{ id: 'date', label: 'Date', align: 'texte' },
			{ id: 'pole', label: 'Pôle', align: 'texte' },
			{ id: 'statut', label: 'Statut', align: 'texte' },
			{ id: 'invites', label: 'Invités', align: 'nombre' },
			{ id: 'presents', label: 'Présents', align: 'nombre' },
			{ id: 'information', label: 'Information (jours)', align: 'nombre' },
			{ id: 'preparation', label: 'Préparation (jours)', align: 'nombre' },
			{ id: 'journees', label: 'Journées', align: 'nombre' },
			{ id: 'themes', label: 'Thèmes', align: 'texte' },
		],
		rows: [
			...rows.map((row, index) => ({
				id: row.id,
				label: row.date,
				isTotal: false,
				cells: [
					toTextCell(formatPole(sessions[index]?.code_pole ?? '', poles)),
					toTextCell(row.status),
					number(row.invited),
					number(row.present),
					number(row.information),
					number(row.preparation),
					number(row.days),
					toTextCell(row.isHeld ? `${row.themes.filter(Boolean).length} sur ${themes.length}` : ''),
				],
			})),
			{
				id: 'total',
				label: 'Séances tenues',
				isTotal: true,
				cells: [
					toTextCell(''),
					toTextCell(''),
					number(total.invited),
					number(total.present),
					number(total.information),
					number(total.preparation),
					number(total.days),
					toTextCell(''),
				],
			},
		],
	};
}

function makeDeadlines(page: PageContext): Made {
	const details = readDetails(page);
	if (details === null) return notPublished('Livrables un par un');
	const { period, exercice } = page;
	const deadlines = selectDeadlines(details.deliverables, {
		period,
		exercice,
		actions: listActions(page),
	});
	return toDeadlineTable(`Échéances et livrables, ${formatPeriodLabel(period.id)}`, deadlines);
}

function makeContracts(page: PageContext): Made {
	const details = readDetails(page);
	if (details === null) return notPublished('Contrats par échéance et par numéro');
	return toContractTermsTable(details.contracts[page.period.exercice] ?? [], page);
}

function makeFollowUps(page: PageContext): Made {
	if (readDetails(page) === null) return notPublished('Suites accompagnement par accompagnement');
	const rows = readRows(toSorties(page).followUps);
	const [first, ...others] = COLUMNS;
	return {
		caption: `Ce qui a suivi pour chaque accompagnement, ${whereOf(page)}, ${formatPeriodLabel(page.period.id)}`,
		columns: COLUMNS,
		rows: rows.map((row) => ({
			id: row.id,
			label: first?.text(row) ?? row.id,
			isTotal: false,
			cells: others.map(({ text }) => toTextCell(text(row))),
		})),
	};
}

type FollowUps = NonNullable<ReturnType<typeof toSorties>['followUps']>;

/** No row where the edition has none. */
function readRows(followUps: FollowUps | null): FollowUps['rows'] {
	return followUps?.rows ?? [];
}

/** What the checks found, table by table; counts of rows are those of the exact edition. */
function makeQuality(page: PageContext, quality: QualityReport | null): Made {
	if (readDetails(page) === null) return notPublished('Qualité des extraits');
	if (quality === null) return { absent: 'La qualité des extraits n’est pas connue ici.' };
	const number = (n: number | null) => toTextCell(n === null ? 'absente' : formatPlain(n), n);
	return {
		caption: 'Ce que les contrôles ont relevé, table par table',
		columns: [
			{ id: 'table', label: 'Table', align: 'texte' },
			{ id: 'lignes', label: 'Lignes lues', align: 'nombre' },
			{ id: 'converties', label: 'Conversions', align: 'nombre' },
			{ id: 'avertissements', label: 'À vérifier', align: 'nombre' },
		],
		rows: quality.tables.map(({ name, title, rows, converted, warnings }) => ({
			id: name,
			label: title,
			isTotal: false,
			cells: [number(rows), number(converted), number(warnings)],
		})),
	};
}
