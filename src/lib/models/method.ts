import { buildIndicatorQuery } from '../indicators/chapter-query.ts';
import type { Chapter, Indicator, Measure } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { chapters } from '../indicators/registry.ts';
import { NBSP } from './format.ts';

/** A breakdown in words: its name, and its values in order. */
export interface MethodBreakdown {
	readonly label: string;
	readonly modalities: readonly string[];
}

/** Everything that the page of method says of one figure. */
export interface MethodEntry {
	/** Also the anchor of its block. */
	readonly id: string;
	readonly chapter: Chapter;
	readonly label: string;
	readonly definition: string;
	readonly numerator: string;
	readonly denominator: string | null;
	/** « taux, en % », « jours, moyenne ». */
	readonly unit: string;
	readonly clauses: readonly string[];
	/** How targets and periods apply to it. */
	readonly rule: string;
	readonly interval: string;
	readonly breakdowns: readonly MethodBreakdown[];
	/** The query of this figure alone. */
	readonly sql: string;
}

export interface MethodChapter {
	readonly chapter: Chapter;
	readonly anchor: string;
	readonly title: string;
	readonly entries: readonly MethodEntry[];
}

/** Chapters of the indicators, in the order of the pages. */
export const CHAPTERS: readonly (readonly [chapter: Chapter, anchor: string, title: string])[] = [
	['A', 'accompagnement-social', 'Accompagnement social'],
	['B', 'seances-d-information', 'Séances d’information'],
	['C', 'finances', 'Finances'],
	['D', 'echeances-et-livrables', 'Échéances et livrables'],
];

/** The period that the queries are written for while no extract says another. */
const EXAMPLE: Period = {
	id: '2020',
	debut: '2020-01-01',
	fin: '2020-12-31',
	exercice: 2020,
	arrete: '2020-12-31',
	effectif: '2020-12-31',
	connuJusquAu: '2020-12-31',
};

/** Every figure in words, in the order in which figures are shown. */
export function listMethodEntries(period: Period = EXAMPLE): readonly MethodEntry[] {
	return chapters.flatMap((chapter) =>
		chapter.indicators.map((indicator) => ({
			id: indicator.id,
			chapter: indicator.chapter,
			label: indicator.label,
			definition: indicator.definition,
			numerator: indicator.numerator,
			denominator: indicator.denominator ?? null,
			unit: describeUnit(indicator),
			clauses: indicator.article === '' ? [] : indicator.article.split(', '),
			rule: describeRule(indicator),
			interval: describeInterval(indicator),
			breakdowns: indicator.breakdowns.map(({ label, modalities }) => ({
				label,
				modalities: modalities.map((modality) => modality.label),
			})),
			sql: buildIndicatorQuery(chapter, indicator, [period]),
		})),
	);
}

/** The figures under their chapters; a chapter without any is left out. */
export function groupMethodEntries(entries: readonly MethodEntry[]): readonly MethodChapter[] {
	return CHAPTERS.map(([chapter, anchor, title]) => ({
		chapter,
		anchor,
		title,
		entries: entries.filter((entry) => entry.chapter === chapter),
	})).filter((group) => group.entries.length > 0);
}

const MEASURES: Readonly<Record<Measure, string>> = {
	compte: 'compte de la période',
	stock: 'compte au dernier jour',
	taux: `part, en${NBSP}%`,
	moyenne: 'moyenne',
	mediane: 'médiane',
	part: `part estimée, en${NBSP}%`,
	montant: 'montant de l’exercice',
};

const UNITS: Readonly<Record<Indicator['unit'], string>> = {
	personnes: 'personnes',
	orientations: 'orientations',
	accompagnements: 'accompagnements',
	contrats: 'contrats',
	freins: 'freins',
	sorties: 'sorties',
	actions: 'actions',
	seances: 'séances',
	presences: 'présences',
	livrables: 'livrables et réunions',
	jours: 'jours',
	note: 'note de 1 à 5',
	taux: '',
	euros: 'euros',
};

function describeUnit({ unit, measure }: Indicator): string {
	const words = [UNITS[unit], MEASURES[measure]].filter((word) => word !== '');
	return words.join(', ');
}

function describeRule({ chapter, measure, denominator }: Indicator): string {
	if (chapter === 'C') {
		return 'Porte sur l’exercice entier, quelle que soit la période choisie, pour l’ensemble seulement. Une cible ne se proratise pas.';
	}
	if (measure === 'stock')
		return 'Compté au dernier jour connu de la période. Une cible vaut pour toute période et ne se proratise pas.';
	if (measure === 'compte' && denominator === undefined) {
		return 'Compté sur la période. La cible est celle de l’exercice entier, réduite au prorata des mois, des mois ouverts ou des semestres si la convention le prévoit.';
	}
	return 'Calculé sur la période. Une cible vaut pour toute période et ne se proratise pas.';
}

function describeInterval({ wilson, measure }: Indicator): string {
	if (wilson) return `Intervalle de Wilson à 95${NBSP}%`;
	if (measure === 'part') return `Intervalle de Greenwood (log-log) à 95${NBSP}%`;
	return 'Sans intervalle';
}
