import { listStandardPeriods, type Period } from '../indicators/periods.ts';
import { formatPeriodLabel } from '../models/format.ts';
import type { FilterScope } from './filter.ts';

/** Lengths of a period, as the segments of the controls. */
export type Span = 'annee' | 'S1' | 'S2' | 'trimestre' | 'mois';

export interface Option {
	readonly id: string;
	readonly label: string;
}

/** What the controls of the period show; `span` is null for a period given day by day. */
export interface PeriodChoice {
	readonly exercice: number;
	readonly exercices: readonly Option[];
	readonly span: Span | null;
	readonly spans: readonly Option[];
	/** The second list: quarters or months; empty for a year or a semester. */
	readonly details: readonly Option[];
}

const SPANS: readonly { readonly id: Span; readonly label: string; readonly test: RegExp }[] = [
	{ id: 'annee', label: 'Année', test: /^\d{4}$/ },
	{ id: 'S1', label: 'S1', test: /-S1$/ },
	{ id: 'S2', label: 'S2', test: /-S2$/ },
	{ id: 'trimestre', label: 'Trimestre', test: /-T\d$/ },
	{ id: 'mois', label: 'Mois', test: /-\d{2}$/ },
];

type Scope = Pick<FilterScope, 'convention' | 'dateExtraction'>;

/** What the controls offer around a period. */
export function toPeriodChoice(period: Period, scope: Scope): PeriodChoice {
	const standard = listStandardPeriods(scope.convention, period.exercice, scope.dateExtraction);
	const span = standard.some(({ id }) => id === period.id) ? findSpan(period.id) : null;
	return {
		exercice: period.exercice,
		exercices: scope.convention.exercices
			.map(({ annee }) => annee)
			.sort((a, b) => a - b)
			.map((annee) => ({ id: String(annee), label: String(annee) })),
		span: span?.id ?? null,
		spans: SPANS.filter(({ test }) => standard.some(({ id }) => test.test(id))),
		details:
			span?.id === 'trimestre' || span?.id === 'mois'
				? standard
						.filter(({ id }) => span.test.test(id))
						.map((one) => ({ id: one.id, label: formatPeriodLabel(one.id) }))
				: [],
	};
}

/** Id of the period of that length nearest to the present one: the last known one inside it, if any. */
export function changeSpan(period: Period, wanted: string, scope: Scope): string {
	const span = SPANS.find(({ id }) => id === wanted);
	if (span === undefined) throw new Error(`span: ${wanted}`);
	const standard = listStandardPeriods(scope.convention, period.exercice, scope.dateExtraction);
	const candidates = standard.filter(({ id }) => span.test.test(id));
	const known = candidates.filter(({ debut, arrete }) => debut <= arrete);
	const inside = known.filter(({ debut, fin }) => debut <= period.fin && fin >= period.debut);
	return (inside.at(-1) ?? known.at(-1) ?? candidates[0])?.id ?? String(period.exercice);
}

/** Id of the same part of another exercise, or of that whole exercise. */
export function changeExercice(period: Period, annee: string, scope: Scope): string {
	const wanted = period.id.replace(/^\d{4}/, annee);
	const standard = listStandardPeriods(scope.convention, Number(annee), scope.dateExtraction);
	return standard.some(({ id }) => id === wanted) ? wanted : annee;
}

function findSpan(id: string): (typeof SPANS)[number] | undefined {
	return SPANS.find(({ test }) => test.test(id));
}
