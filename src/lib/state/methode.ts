import { getExercice } from '../convention/targets.ts';
import type { Period } from '../indicators/periods.ts';
import { getIndicator, isIndicatorId } from '../indicators/registry.ts';
import { filterVocabularies, type Vocabulary } from '../models/glossary.ts';
import { groupMethodEntries, type MethodChapter, type MethodEntry } from '../models/method.ts';
import { describeTargetWithTolerance } from '../models/target.ts';
import { NBSP } from '../models/format.ts';
import { filterByWords } from '../models/word-search.ts';
import type { Convention, Objectif } from '../schemas/schemas.ts';

/** What is left of the page of method by the words that the reader typed. */
export interface MethodSearch {
	readonly chapters: readonly MethodChapter[];
	readonly vocabularies: readonly Vocabulary[];
	/** « 3 définitions et 1 vocabulaire »; empty while nothing is searched. */
	readonly result: string;
}

/** The definitions and the terms that hold every word of a query, all of them for an empty one. */
export function searchMethod(
	entries: readonly MethodEntry[],
	vocabularies: readonly Vocabulary[],
	query: string,
): MethodSearch {
	const found = filterByWords(entries, query, (entry) => [
		entry.id,
		entry.label,
		entry.definition,
		entry.numerator,
		entry.denominator ?? '',
		...entry.breakdowns.flatMap(({ label, modalities }) => [label, ...modalities]),
	]);
	const terms = filterVocabularies(vocabularies, (all, title) =>
		filterByWords(all, query, ({ code, label, group, mappings }) => [
			title,
			code,
			label,
			group,
			...mappings,
		]),
	);
	return {
		chapters: groupMethodEntries(found),
		vocabularies: terms,
		result: query.trim() === '' ? '' : describeFound(found.length, terms),
	};
}

function describeFound(definitions: number, vocabularies: readonly Vocabulary[]): string {
	const terms = vocabularies.reduce((sum, one) => sum + one.terms.length, 0);
	if (definitions + terms === 0) return 'Aucune définition, aucun terme';
	const count = (n: number, word: string): string => `${n}${NBSP}${word}${n < 2 ? '' : 's'}`;
	return `${count(definitions, 'définition')} et ${count(terms, 'terme')}`;
}

const PRORATAS: Readonly<Record<NonNullable<Objectif['prorata']>, string>> = {
	aucun: 'sans prorata',
	mois: 'au prorata des mois',
	mois_ouverts: 'au prorata des mois ouverts',
	semestre: 'au prorata des semestres',
};

/** The target of each indicator that has one in the exercise of a period, in words. */
export function describeTargets(
	convention: Convention | null,
	period: Period | null,
): ReadonlyMap<string, string> {
	if (convention === null || period === null) return new Map();
	const { annee, objectifs } = getExercice(convention, period.exercice);
	return new Map(
		Object.entries(objectifs).flatMap(([id, rule]) => {
			if (rule.cible === undefined || !isIndicatorId(id)) return [];
			const words = describeTargetWithTolerance(rule.cible, getIndicator(id).unit, rule);
			return [[id, `${words}, exercice ${annee}, ${PRORATAS[rule.prorata ?? 'aucun']}`] as const];
		}),
	);
}
