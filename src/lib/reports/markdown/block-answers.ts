import { getIndicator } from '../../indicators/registry.ts';
import { toKpi, type Kpi } from '../../models/kpi.ts';
import type { TableModel } from '../../models/table.ts';
import type { Block } from '../blocks.ts';
import { findFigureChoice } from '../figures/figure-types.ts';
import { toIndicatorTable } from '../indicator-tables.ts';
import type {
	Absence,
	ClauseChoice,
	DrawnFigure,
	ReportContext,
	ReportPage,
	ReportScope,
	TableSubject,
} from '../report-context.ts';
import { PAGES } from './directives-text.ts';
import { CLAUSE_SUBJECTS, ROW_AXES, SUBJECTS } from './directives-blocks.ts';
import { nameWithPeriod, type Numbering } from './numbering.ts';
import { findRule, listIds, resolveScope, toHeldScope } from './scope.ts';
import { readAttributes, type Directive } from './syntax.ts';
import { tidyText } from './words.ts';

interface Fill {
	readonly context: ReportContext;
	readonly numbering: Numbering;
}

type Attributes = Readonly<Record<string, string>>;

/** The blocks that a directive on a line of its own stands for. */
export function answerBlock(node: Directive, scope: ReportScope, fill: Fill): readonly Block[] {
	const attributes = readAttributes(node);
	const own = resolveScope(attributes, scope, fill.context);
	if ('absent' in own) return [toNote(own.absent)];
	switch (node.name) {
		case 'kpi':
			return [
				{
					kind: 'kpi',
					kpis: listIds(attributes.indicateur ?? '', own, fill.context).map((id) =>
						toReportKpi(id, own, fill.context),
					),
				},
			];
		case 'graphique':
			return toFigureBlock(drawFigure(attributes, own, fill.context), attributes, own, fill);
		case 'vue':
			return toViewBlock(attributes, own, fill);
		case 'tableau':
			return toTableBlock(makeTable(attributes, own, fill.context), attributes, own, fill);
		case 'conformite':
			return toTableBlock(
				fill.context.figures.conformity(toClauseChoice(attributes), own),
				attributes,
				own,
				fill,
			);
		case 'etat-financier':
			return toStatementBlock(attributes, own, fill);
		case 'resume':
			return toLeadBlock(pickOf(PAGES, attributes.page), own, fill);
		case 'a-examiner':
			return toAlertBlocks(own, fill);
		case 'saut':
			return [{ kind: 'saut' }];
		default:
			return [];
	}
}

/** A sentence that takes the place of what cannot be shown. */
export function toNote(text: string): Block {
	return { kind: 'paragraphe', words: [{ text: tidyText(text), emphasis: true }] };
}

function pickOf<Name extends string>(names: readonly Name[], name: string | undefined): Name {
	const found = names.find((one) => one === name);
	if (found === undefined) throw new Error(`name: ${name ?? ''}`);
	return found;
}

/** The card of an indicator for the period and the pôle of a directive. */
export function toReportKpi(id: string, scope: ReportScope, context: ReportContext): Kpi {
	const indicator = getIndicator(id);
	const rule = findRule(id, scope, context);
	return toKpi(context.lookup, indicator, {
		...toHeldScope(scope, indicator),
		poles: context.poles,
		...(rule === undefined ? {} : { rule }),
	});
}

function toClauseChoice({ article, sujet }: Attributes): ClauseChoice {
	return {
		article: article ?? null,
		subject: sujet === undefined ? null : pickOf(CLAUSE_SUBJECTS, sujet),
	};
}

function drawFigure(
	{ indicateur = '', type, ventilation }: Attributes,
	scope: ReportScope,
	{ figures }: ReportContext,
): DrawnFigure | Absence {
	const choice = findFigureChoice(getIndicator(indicateur), { type, ventilation });
	if (choice === undefined) throw new Error(`chart: ${indicateur}, ${type ?? ''}`);
	return figures.draw(indicateur, choice, scope);
}

function toFigureBlock(
	drawn: DrawnFigure | Absence,
	{ titre }: Attributes,
	scope: ReportScope,
	{ numbering }: Fill,
): readonly Block[] {
	if ('absent' in drawn) return [toNote(drawn.absent)];
	const { kind, model } = drawn.drawing;
	// Months are those of the whole exercise, whatever the period.
	const periode = kind === 'serie' ? String(scope.period.exercice) : scope.period.id;
	const title = titre ?? nameWithPeriod(model.title, periode);
	return [{ kind: 'graphique', caption: numbering.caption('figure', tidyText(title)), ...drawn }];
}

function toViewBlock(attributes: Attributes, scope: ReportScope, fill: Fill): readonly Block[] {
	const shown = fill.context.figures.view(attributes.id ?? '', scope);
	return 'table' in shown
		? toTableBlock(shown.table, attributes, scope, fill)
		: toFigureBlock(shown, attributes, scope, fill);
}

function makeTable(
	{ indicateur, sujet, par, ventilation }: Attributes,
	scope: ReportScope,
	context: ReportContext,
): TableModel | Absence {
	if (indicateur === undefined) {
		const subject: TableSubject = pickOf(SUBJECTS, sujet);
		return context.figures.table(subject, scope);
	}
	const by = par === undefined ? 'indicateur' : pickOf(ROW_AXES, par);
	return toIndicatorTable(
		{ ids: listIds(indicateur, scope, context), by, ventilation },
		scope,
		context,
	);
}

function toTableBlock(
	table: TableModel | Absence,
	{ titre }: Attributes,
	scope: ReportScope,
	{ numbering }: Fill,
): readonly Block[] {
	if ('absent' in table) return [toNote(table.absent)];
	const title = titre === undefined ? table.caption : nameWithPeriod(titre, scope.period.id);
	if (table.rows.length === 0) return [toNote(`${tidyText(title)}\u00A0: rien à montrer.`)];
	return [{ kind: 'tableau', caption: numbering.caption('tableau', tidyText(title)), table }];
}

function toStatementBlock(
	{ action }: Attributes,
	scope: ReportScope,
	{ context, numbering }: Fill,
): readonly Block[] {
	const drawn = context.figures.statement(action ?? null, scope);
	if ('absent' in drawn) return [toNote(drawn.absent)];
	const { caption } = drawn.statement.table;
	return [{ kind: 'etat-financier', caption: numbering.caption('tableau', caption), ...drawn }];
}

function toLeadBlock(page: ReportPage, scope: ReportScope, { context }: Fill): readonly Block[] {
	const words = context.figures.lead(page, scope).map(({ text, strong }) => ({
		text,
		...(strong ? { strong } : {}),
	}));
	return words.length === 0 ? [] : [{ kind: 'paragraphe', words }];
}

function toAlertBlocks(scope: ReportScope, { context }: Fill): readonly Block[] {
	const alerts = context.figures.alerts(scope);
	if (alerts.length === 0) {
		return [{ kind: 'paragraphe', words: [{ text: 'Rien à signaler sur la période.' }] }];
	}
	return [
		{
			kind: 'liste',
			isOrdered: false,
			items: alerts.map(({ text, severity }) => [
				{ kind: 'paragraphe', words: [{ text, status: severity }] },
			]),
		},
	];
}
