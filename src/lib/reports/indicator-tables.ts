import { getExercice } from '../convention/targets.ts';
import { listStandardPeriods, type Period } from '../indicators/periods.ts';
import { getIndicator } from '../indicators/registry.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { toComparison } from '../models/comparison.ts';
import { toCell, type Cell } from '../models/cell.ts';
import { formatPeriodLabel, NBSP, UNKNOWN } from '../models/format.ts';
import { GROUP_WORDS } from '../models/groups.ts';
import { ENSEMBLE, formatPole } from '../models/index-rows.ts';
import { formatArticle, indicatorNoun } from '../models/nouns.ts';
import {
	toTextCell,
	toValueCell,
	type TableCell,
	type TableColumn,
	type TableModel,
} from '../models/table.ts';
import { formatTarget, statusWord } from '../models/target.ts';
import { listVocabulary } from '../models/vocabulary.ts';
import type { ROW_AXES } from './markdown/directives-blocks.ts';
import { compareWith } from '../models/period-changes.ts';
import { toPreviousId, resolvePeriod } from './markdown/period-attribute.ts';
import { findReportRow, findRule, leadOf, toHeldScope } from './markdown/scope.ts';
import type { ReportContext, ReportScope } from './report-context.ts';

export interface IndicatorTableChoice {
	readonly ids: readonly string[];
	readonly by: (typeof ROW_AXES)[number];
	readonly ventilation?: string | undefined;
}

/** A table of indicators: one a row with its target, or set against pôles, modalities or periods. */
export function toIndicatorTable(
	{ ids, by, ventilation = '' }: IndicatorTableChoice,
	scope: ReportScope,
	context: ReportContext,
): TableModel {
	const indicators = ids.map(getIndicator);
	switch (by) {
		case 'indicateur':
			return toTargetTable(indicators, scope, context);
		case 'pole':
			return toPoleTable(indicators, scope, context);
		case 'ventilation':
			return toBreakdownTable(indicators, ventilation, scope, context);
		case 'semestre':
			return toPeriodTable(indicators, listSemesters(scope, context), scope, context);
		case 'precedent':
			return toPreviousTable(indicators, scope, context);
		case 'definition':
			return toDefinitionTable(indicators);
	}
}

const FIRST: TableColumn = { id: 'indicateur', label: 'Indicateur', align: 'texte' };
const number = (id: string, label: string): TableColumn => ({ id, label, align: 'nombre' });
const text = (id: string, label: string): TableColumn => ({ id, label, align: 'texte' });

function read(
	indicator: Indicator,
	names: Readonly<Record<string, string>>,
	scope: ReportScope,
	context: ReportContext,
): Cell {
	const row = findReportRow(indicator, names, scope, context);
	return toCell(row, indicator, scope.period);
}

/** A value as a table prints it: the fraction first where it is small. */
function toLeadCell(cell: Cell): TableCell {
	return { ...toValueCell(cell), text: leadOf(cell) };
}

function describe(scope: ReportScope, context: ReportContext): string {
	return `${formatPole(scope.pole, context.poles).replace(/^E/, 'e')}, ${formatPeriodLabel(scope.period.id)}`;
}

/** Heads of columns, where the label of an indicator is too long for one. */
const HEADS: Readonly<Partial<Record<string, string>>> = {
	personnes_orientees: 'Orientées',
	personnes_accompagnees: 'Accompagnées',
	personnes_contractualisees: 'Sous contrat',
	taux_contractualisation: 'Part sous contrat',
	delai_median_premier_cer: 'Délai médian (jours)',
	delai_premier_cer_respecte: 'Premier contrat à temps',
	cer_a_echeance: 'À échéance sous 90 jours',
	cer_en_attente_validation: 'À valider',
	orientations_conformes: 'Public convenu',
	presence_premier_rendez_vous: 'Venues au rendez-vous',
	taux_accueil: 'Accueillies',
	file_active: 'Au dernier jour',
	taux_resolution_freins: 'Part levée',
	personnes_ayant_progresse: 'Ont progressé',
	sorties_motif_renseigne: 'Motif renseigné',
	orientations_partenaires_engagees: 'Suivies d’effet',
	actions_partenariales: 'Actions',
};

function nameColumn(indicator: Indicator): string {
	return HEADS[indicator.id] ?? nameRow(indicator);
}

/** « Délai médian du premier contrat (jours) ». */
function nameRow(indicator: Indicator): string {
	const noun = indicator.unit === 'jours' ? indicatorNoun(indicator, 2) : '';
	return noun === '' ? indicator.label : `${indicator.label} (${noun})`;
}

function toTargetTable(
	indicators: readonly Indicator[],
	scope: ReportScope,
	context: ReportContext,
): TableModel {
	return {
		caption: `Indicateurs et cibles, ${describe(scope, context)}`,
		columns: [
			FIRST,
			number('valeur', 'Valeur'),
			text('effectif', 'Effectif'),
			text('intervalle', `Intervalle à 95${NBSP}%`),
			text('cible', 'Cible'),
			text('statut', 'Statut'),
		],
		rows: indicators.map((indicator) => {
			const row = findReportRow(indicator, {}, scope, context);
			const cell = toCell(row, indicator, scope.period);
			const target = row?.cible ?? null;
			const rule = findRule(indicator.id, scope, context);
			return {
				id: indicator.id,
				label: nameRow(indicator),
				isTotal: false,
				cells: [
					toValueCell(cell),
					toTextCell(cell.fraction ?? ''),
					toTextCell(cell.interval ?? ''),
					toTextCell(target === null ? '' : formatTarget(target, indicator.unit, rule)),
					toTextCell(target === null || row === undefined ? '' : statusWord(row.statut)),
				],
			};
		}),
	};
}

function toPoleTable(
	indicators: readonly Indicator[],
	scope: ReportScope,
	context: ReportContext,
): TableModel {
	const poles = [{ code: ENSEMBLE, label: 'Ensemble' }, ...context.poles];
	const words = GROUP_WORDS[context.groups];
	return {
		caption: `${words.by.replace(/^p/, 'P')}, ${formatPeriodLabel(scope.period.id)}`,
		columns: [
			text('pole', words.column),
			...indicators.map((one) => number(one.id, nameColumn(one))),
		],
		rows: poles.map(({ code, label }) => ({
			id: code,
			label,
			isTotal: code === ENSEMBLE,
			cells: indicators.map((one) => toLeadCell(read(one, {}, { ...scope, pole: code }, context))),
		})),
	};
}

function toBreakdownTable(
	indicators: readonly Indicator[],
	ventilation: string,
	scope: ReportScope,
	context: ReportContext,
): TableModel {
	const [first] = indicators;
	const breakdown = first?.breakdowns.find(({ id }) => id === ventilation);
	if (breakdown === undefined) throw new Error(`breakdown: ${first?.id ?? ''}, ${ventilation}`);
	const names = listVocabulary(breakdown, context.convention);
	return {
		caption: `${breakdown.label}, ${describe(scope, context)}`,
		columns: [
			text('modalite', breakdown.label),
			...indicators.map((one) => number(one.id, nameColumn(one))),
		],
		rows: [
			{
				id: 'ensemble',
				label: 'Ensemble',
				isTotal: true,
				cells: indicators.map((one) => toLeadCell(read(one, {}, scope, context))),
			},
			...names.map(({ code, label }) => ({
				id: code,
				label,
				isTotal: false,
				cells: indicators.map((one) =>
					toLeadCell(read(one, { ventilation, modalite: code }, scope, context)),
				),
			})),
		],
	};
}

/** The semesters of the exercise, then the whole of it. */
function listSemesters({ period }: ReportScope, context: ReportContext): readonly Period[] {
	const { convention, dateExtraction } = context;
	const { annee } = getExercice(convention, period.exercice);
	const periods = listStandardPeriods(convention, annee, dateExtraction);
	const halves = periods.filter(({ id }) => /-S[12]$/.test(id));
	return [...halves, ...periods.filter(({ id }) => id === String(annee))];
}

function toPeriodTable(
	indicators: readonly Indicator[],
	periods: readonly Period[],
	scope: ReportScope,
	context: ReportContext,
): TableModel {
	return {
		caption: `Par période, ${formatPole(scope.pole, context.poles).replace(/^E/, 'e')}`,
		columns: [FIRST, ...periods.map(({ id }) => number(id, formatPeriodLabel(id)))],
		rows: indicators.map((indicator) => ({
			id: indicator.id,
			label: nameRow(indicator),
			isTotal: false,
			cells: periods.map((period) =>
				toLeadCell(read(indicator, {}, { ...scope, period }, context)),
			),
		})),
	};
}

function toPreviousTable(
	indicators: readonly Indicator[],
	scope: ReportScope,
	context: ReportContext,
): TableModel {
	const before = toPreviousId(scope.period.id);
	const parsed = before === null ? null : resolvePeriod(before, scope.period, context);
	const earlier = parsed?.ok === true ? { ...scope, period: parsed.period } : null;
	return {
		caption: `Par rapport à la période précédente, ${describe(scope, context)}`,
		columns: [
			FIRST,
			number('precedent', before === null ? 'Période précédente' : formatPeriodLabel(before)),
			number('valeur', formatPeriodLabel(scope.period.id)),
			text('evolution', 'Évolution'),
		],
		rows: indicators.map((indicator) => {
			const row = findReportRow(indicator, {}, scope, context);
			const then = earlier === null ? undefined : findReportRow(indicator, {}, earlier, context);
			const change =
				earlier === null
					? null
					: toComparison(
							row,
							then,
							compareWith('precedente', context.convention, scope.period, earlier.period),
							indicator,
						);
			return {
				id: indicator.id,
				label: nameRow(indicator),
				isTotal: false,
				cells: [
					earlier === null
						? { text: UNKNOWN, number: null, state: 'inconnu' as const }
						: toLeadCell(toCell(then, indicator, earlier.period)),
					toLeadCell(toCell(row, indicator, toHeldScope(scope, indicator).period)),
					toTextCell(change?.change ?? ''),
				],
			};
		}),
	};
}

function toDefinitionTable(indicators: readonly Indicator[]): TableModel {
	return {
		caption: 'Ce que compte chaque indicateur',
		columns: [FIRST, text('definition', 'Définition'), text('article', 'Demandé par')],
		rows: indicators.map(({ id, label, definition, article }) => ({
			id,
			label,
			isTotal: false,
			cells: [toTextCell(definition), toTextCell(formatArticle(article) ?? '')],
		})),
	};
}
