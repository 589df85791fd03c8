import type { Period } from '../indicators/periods.ts';
import {
	COMPARISON_KINDS,
	findComparedPeriod,
	formatComparedTo,
	type ComparisonKind,
} from '../models/compared-period.ts';
import type { ComparedTo } from '../models/comparison.ts';
import { formatDate, formatDateRange, formatPeriodLabel, NBSP } from '../models/format.ts';
import { compareWith } from '../models/period-changes.ts';
import type { Figures } from './figures.ts';
import type { ComparedChoice, FilterScope, ReadFilter } from './filter.ts';
import type { Option } from './period-choice.ts';
import { isPublic } from './unpublished.ts';

/** What the head of a page says of the period that its figures are compared with. */
export interface ComparisonNote {
	/** « Comparé à 2019, du 1er janvier au 31 décembre 2019. » */
	readonly text: string;
	/** What keeps the two periods apart: durations, rules, law, objectives; a sentence each. */
	readonly changes: readonly string[];
}

/** The period to compare with, once its figures are there; null without. */
export function findComparedTo(
	{ scope, computed }: Figures,
	{ compared, period }: ReadFilter,
): ComparedTo | null {
	if (compared === null || !computed.has(compared.period.id)) return null;
	return compareWith(compared.kind, scope.convention, period, compared.period);
}

/** The words about the period chosen to compare with; null where none is. */
export function toComparisonNote(figures: Figures, read: ReadFilter): ComparisonNote | null {
	const { compared, period } = read;
	if (compared === null) return null;
	const { kind, period: other } = compared;
	if (!figures.computed.has(other.id)) {
		const why = isPublic(figures)
			? 'l’édition de diffusion tient à l’année affichée et à ses semestres, protégés ensemble.'
			: 'calcul en cours.';
		return { text: `Comparaison ${formatComparedTo(kind, other)}${NBSP}: ${why}`, changes: [] };
	}
	const range = formatDateRange(other.debut, other.fin);
	if (kind === 'exercice') {
		return {
			text: `Comparé à l’exercice à ce jour, ${range}, période affichée comprise${NBSP}: un nombre s’y lit comme une part du total, une part ou un délai comme un écart.`,
			changes: [],
		};
	}
	const dates = other.id.includes('..') ? '' : `, ${range}`;
	return {
		text: `Comparé ${formatComparedTo(kind, other)}${dates}.`,
		changes: compareWith(kind, figures.scope.convention, period, other).changes.sentences,
	};
}

/** What the control of the comparison shows: the kinds that give a period, and the one chosen in any case. */
export interface ComparisonChoice {
	readonly options: readonly Option[];
	readonly value: string;
}

/** The comparisons that a period has; two kinds that give the same other period are one. */
export function toComparisonChoice(
	{ choice, period }: ReadFilter,
	scope: FilterScope,
): ComparisonChoice {
	const found = COMPARISON_KINDS.flatMap((kind) => {
		const other = findComparedPeriod(kind, period, scope);
		return other.ok ? [{ kind, period: other.period }] : [];
	});
	const offered = found.filter(
		({ kind, period: other }) =>
			kind !== 'precedente' ||
			found.every((one) => one.kind !== 'annee' || one.period.id !== other.id),
	);
	const [same] = found.filter(({ kind }) => kind === choice.comparaison);
	const value =
		offered.find((one) => same !== undefined && one.period.id === same.period.id)?.kind ??
		choice.comparaison;
	const isMissing = value !== '' && offered.every(({ kind }) => kind !== value);
	return {
		value,
		options: [
			{ id: '', label: 'Aucune période' },
			...offered.map((one) => ({ id: one.kind, label: nameOption(one, period) })),
			...(isMissing ? [{ id: value, label: NAMES[value] }] : []),
		],
	};
}

const NAMES: Readonly<Record<ComparisonKind, string>> = {
	precedente: 'Période précédente',
	annee: 'Un an plus tôt',
	exercice: 'Exercice à ce jour',
};

function nameOption({ kind, period: other }: ComparedChoice, shown: Period): string {
	if (kind === 'exercice') return `${NAMES.exercice} (depuis le ${formatDate(other.debut)})`;
	const isYear = kind === 'annee' && /^\d{4}$/.test(shown.id) && /^\d{4}$/.test(other.id);
	const name = isYear ? 'exercice précédent' : NAMES[kind].toLowerCase();
	const label = formatPeriodLabel(other.id);
	return `${label.slice(0, 1).toUpperCase()}${label.slice(1)} (${name})`;
}
