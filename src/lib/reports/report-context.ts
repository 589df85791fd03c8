import type { Drawing } from '../charts/drawing.ts';
import type { FrameContext } from '../charts/export-frame.ts';
import type { Period } from '../indicators/periods.ts';
import type { Statement } from '../models/accounts.ts';
import type { Alert } from '../models/alerts.ts';
import type { Groups } from '../models/groups.ts';
import type { PoleName, RowLookup } from '../models/index-rows.ts';
import type { Kpi } from '../models/kpi.ts';
import type { LeadPart } from '../models/lead.ts';
import type { TableModel } from '../models/table.ts';
import type { FigureChoice } from './figures/figure-types.ts';
import type { CLAUSE_SUBJECTS, SUBJECTS } from './markdown/directives-blocks.ts';
import type { PAGES } from './markdown/directives-text.ts';
import type { PeriodScope } from './markdown/period-attribute.ts';

/** What a directive is about: the period and the pôle of the report, or those that it names. */
export interface ReportScope {
	readonly period: Period;
	readonly pole: string;
}

/** What cannot be shown, and the sentence that takes its place. */
export interface Absence {
	readonly absent: string;
}

/** A drawing, and the indicator that it draws; null where it draws several. */
export interface DrawnFigure {
	readonly drawing: Drawing;
	readonly kpi: Kpi | null;
}

/** What a saved view shows: a drawing, or a table. */
export type DrawnView = DrawnFigure | { readonly table: TableModel };

export interface DrawnStatement {
	readonly statement: Statement;
	/** What the statement asks to be said: balance, share of the Département, next budget. */
	readonly notes: readonly string[];
}

export type TableSubject = (typeof SUBJECTS)[number];
export type ReportPage = (typeof PAGES)[number];

/** The clauses of an article, or those measured by the indicators of a subject; all where both are null. */
export interface ClauseChoice {
	readonly article: string | null;
	readonly subject: (typeof CLAUSE_SUBJECTS)[number] | null;
}

/** What the pages of the dashboard show, asked for one thing at a time. */
export interface ReportFigures {
	draw(indicateur: string, choice: FigureChoice, scope: ReportScope): DrawnFigure | Absence;
	table(subject: TableSubject, scope: ReportScope): TableModel | Absence;
	/** The accounts of an action by its code, or of all. */
	statement(action: string | null, scope: ReportScope): DrawnStatement | Absence;
	conformity(choice: ClauseChoice, scope: ReportScope): TableModel | Absence;
	/** The sentences at the head of a page. */
	lead(page: ReportPage, scope: ReportScope): readonly LeadPart[];
	/** What rules find worth a look, worst first. */
	alerts(scope: ReportScope): readonly Alert[];
	/** A saved view of Exploration. */
	view(id: string, scope: ReportScope): DrawnView | Absence;
}

/** Everything that a report is filled from. */
export interface ReportContext extends PeriodScope, ReportScope {
	readonly lookup: RowLookup;
	/** In `ordre`, ENSEMBLE left out. */
	readonly poles: readonly PoleName[];
	/** What `poles` are. */
	readonly groups: Groups;
	readonly figures: ReportFigures;
	/** Edition, source, day of edition and mention. */
	readonly frame: FrameContext;
	/** « Du 1er janvier au 31 décembre 2020, données arrêtées au 31 décembre 2020 ». */
	readonly dates: string;
	/** Date of the extraction, version of the definitions…. */
	readonly facts: readonly string[];
}
