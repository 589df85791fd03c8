import type { Chapter } from '../../indicators/indicator.ts';
import { getIndicator, indicators } from '../../indicators/registry.ts';
import { toAlerts } from '../../models/alerts.ts';
import type { Attestation } from '../../models/attestations.ts';
import { clauseStatusWord } from '../../models/conformity.ts';
import { toLead, type LeadPart } from '../../models/lead.ts';
import { toTextCell, type TableModel } from '../../models/table.ts';
import type { QualityReport } from '../../reports/quality/quality-report.ts';
import type {
	Absence,
	ClauseChoice,
	DrawnView,
	ReportFigures,
	ReportPage,
	ReportScope,
} from '../../reports/report-context.ts';
import type { Clause } from '../../schemas/schemas.ts';
import { toBudgetPage } from '../budget.ts';
import { toConformity } from '../conformite.ts';
import { toContractsLead } from '../contrats-lead.ts';
import { toDeadlinesPage } from '../echeances.ts';
import { toFreinsLead } from '../freins-lead.ts';
import { toOrientations } from '../orientations.ts';
import type { PageContext } from '../page.ts';
import { toSessionsPage } from '../seances.ts';
import { toExitsLead } from '../sorties-lead.ts';
import { drawFigure } from './draw.ts';
import { listMonths, toScopedPage } from './scoped-page.ts';
import { makeStatement } from './statement.ts';
import { makeTable } from './tables.ts';

/** What reports need besides the figures: the clauses, what people attested, and the views that they saved. */
export interface ReportSources {
	readonly clauses: readonly Clause[];
	readonly attestations: readonly Attestation[];
	/** What the checks of the extracts found; null where it is not at hand. */
	readonly quality: QualityReport | null;
	readonly drawView: ((id: string, page: PageContext) => DrawnView | Absence) | null;
}

/** The figures of the pages, as reports ask for them. */
export function toReportFigures(page: PageContext, sources: ReportSources): ReportFigures {
	const at = (scope: ReportScope): PageContext => toScopedPage(page, scope);
	return {
		draw: (id, choice, scope) => drawFigure(at(scope), id, choice),
		table: (subject, scope) => makeTable(at(scope), subject, sources.quality),
		statement: (action, scope) => makeStatement(at(scope), action),
		conformity: (choice, scope) => makeConformity(at(scope), choice, sources),
		lead: (name, scope) => makeLead(at(scope), name, sources),
		alerts: (scope) => {
			const { lookup, period, pole, exercice } = at(scope);
			const { regles, objectifs } = exercice;
			return toAlerts(lookup, indicators, {
				period,
				pole,
				months: listMonths(at(scope)),
				regles,
				objectifs,
			});
		},
		view: (id, scope) =>
			sources.drawView?.(id, at(scope)) ?? {
				absent: `La vue «\u00A0${id}\u00A0» n’est pas enregistrée sur cet appareil.`,
			},
	};
}

const CHAPTERS = { accompagnement: 'A', seances: 'B', comptes: 'C', livrables: 'D' } as const;

function isAbout({ indicateurs = [] }: Clause, wanted: Chapter): boolean {
	return indicateurs.some((id) => getIndicator(id).chapter === wanted);
}

function makeConformity(
	page: PageContext,
	{ article, subject }: ClauseChoice,
	{ clauses, attestations }: ReportSources,
): TableModel | Absence {
	const wanted = clauses.filter(
		(clause) =>
			(article === null || clause.article === article) &&
			(subject === null || isAbout(clause, CHAPTERS[subject])),
	);
	if (wanted.length === 0) {
		return {
			absent:
				clauses.length === 0
					? 'Les clauses de la convention ne sont pas dans le jeu : ajouter clauses.json aux extraits.'
					: 'La convention n’a pas de clause à cet endroit.',
		};
	}
	const { rows, table } = toConformity(page, wanted, attestations);
	return {
		caption: table.caption,
		columns: ['Article', 'Clause', 'Constat', 'Statut'].map((label) => ({
			id: label.toLowerCase(),
			label,
			align: 'texte',
		})),
		rows: rows.map(({ clause, facts, status }, index) => ({
			id: clause.id,
			label: (table.rows[index]?.label ?? clause.article).replaceAll(' ', '\u00A0'),
			isTotal: false,
			cells: [clause.titre, facts.map(({ text }) => text).join(' '), clauseStatusWord(status)].map(
				(text) => toTextCell(text),
			),
		})),
	};
}

function makeLead(
	page: PageContext,
	name: ReportPage,
	{ clauses, attestations }: ReportSources,
): readonly LeadPart[] {
	const { lookup, period, pole, poles, exercice } = page;
	switch (name) {
		case 'synthese':
			return toLead(lookup, { period, pole, poles, objectifs: exercice.objectifs });
		case 'orientations':
			return toOrientations(page).lead;
		case 'contrats':
			return toContractsLead(page);
		case 'freins-et-parcours':
			return toFreinsLead(page);
		case 'sorties':
			return toExitsLead(page);
		case 'seances':
			return toSessionsPage(page).lead;
		case 'budget':
			return toBudgetPage(page).lead;
		case 'echeances':
			return toDeadlinesPage(page).lead;
		case 'conformite':
			return toConformity(page, clauses, attestations).lead;
	}
}
