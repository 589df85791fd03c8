import { countDays } from '../indicators/calendar.ts';
import { listLawChanges } from '../convention/law-changes.ts';
import type { Period } from '../indicators/periods.ts';
import { getIndicator } from '../indicators/registry.ts';
import {
	getCategories,
	type Convention,
	type Exercice,
	type Objectif,
	type Regles,
} from '../schemas/schemas.ts';
import type { ComparedTo } from './comparison.ts';
import type { ComparisonKind } from './compared-period.ts';
import { formatDate, formatMonthName, formatPeriodLabel, joinWords, NBSP } from './format.ts';
import { formatTarget } from './target.ts';

/** What makes two periods hard to compare, in words, and the indicators whose value it touches. */
export interface PeriodChanges {
	/** Sentences: durations, then rules, then law, then objectives. */
	readonly sentences: readonly string[];
	/** Ids of the indicators whose definition, rule or law is not the same. */
	readonly indicateurs: ReadonlySet<string>;
	/** Whether the two periods are not known over the same length of time. */
	readonly isUneven: boolean;
	/** Whether they belong to one exercise, whose accounts are the same. */
	readonly isSameExercice: boolean;
}

/** A period and the exercise that holds it. */
export interface DatedExercice {
	readonly period: Period;
	readonly exercice: Exercice;
}

/** Days by which two months or two quarters differ, and no more. */
const SAME_LENGTH = 3;

/** A rule of an exercise: its name, its value in words, the indicators that follow it. */
interface RuleWords {
	readonly label: string;
	readonly words: (rules: Regles) => string;
	readonly indicateurs: readonly string[];
}

const RULES: readonly RuleWords[] = [
	{
		label: 'délai retenu du premier contrat',
		words: (rules) => `${rules.delai_premier_cer_mois} mois`,
		indicateurs: ['delai_premier_cer_respecte'],
	},
	{
		label: 'tolérance des renouvellements',
		words: ({ tolerance_renouvellement_jours: days }) =>
			`${days}${NBSP}${days < 2 ? 'jour' : 'jours'}`,
		indicateurs: ['renouvellement_a_temps'],
	},
	{
		label: 'durée des contrats',
		words: (rules) => `${rules.duree_cer_mois_min} à ${rules.duree_cer_mois_max} mois`,
		indicateurs: ['duree_cer_conforme'],
	},
	{
		label: 'mois ouverts aux séances',
		words: (rules) => joinWords(rules.mois_ouverts_seances.map(nameMonth)),
		indicateurs: ['mois_ouverts_couverts', 'seances_hors_calendrier'],
	},
	{
		label: 'motifs de sortie positifs',
		words: (rules) => joinWords(rules.motifs_positifs.map(nameMotive)),
		indicateurs: ['sorties_positives', 'parcours'],
	},
];

/** What a period is compared with in an agreement: another period, and what changed between the two. */
export function compareWith(
	kind: ComparisonKind,
	{ exercices }: Convention,
	shown: Period,
	other: Period,
): ComparedTo {
	const dated = (period: Period): DatedExercice => {
		const exercice = exercices.find(({ annee }) => annee === period.exercice);
		if (exercice === undefined) throw new Error(`exercise: ${period.exercice}`);
		return { period, exercice };
	};
	return { kind, period: other, changes: listPeriodChanges(dated(shown), dated(other)) };
}

/** What changed from one period to another, earlier or later, of the same exercise or not. */
export function listPeriodChanges(shown: DatedExercice, other: DatedExercice): PeriodChanges {
	const [first, last] = shown.period.debut < other.period.debut ? [shown, other] : [other, shown];
	const laws = listLawChanges(first.period.debut, last.period.effectif);
	const rules =
		first.exercice.annee === last.exercice.annee
			? []
			: RULES.filter(({ words }) => words(first.exercice.regles) !== words(last.exercice.regles));
	const isUneven = areUneven(shown.period, other.period);
	return {
		sentences: [
			...(isUneven ? [describeDurations(shown.period, other.period)] : []),
			...rules.map((rule) => describeRule(rule, first.exercice, last.exercice)),
			...laws.map(
				({ date, libelle, source }) => `Depuis le ${formatDate(date)}, ${libelle} (${source}).`,
			),
			...describeObjectives(first.exercice, last.exercice),
		],
		indicateurs: new Set([...rules, ...laws].flatMap(({ indicateurs }) => indicateurs)),
		isUneven,
		isSameExercice: first.exercice.annee === last.exercice.annee,
	};
}

/** Whether what is known of the periods does not last as long; months and quarters count as equal. */
function areUneven(a: Period, b: Period): boolean {
	const known = ({ debut, effectif }: Period): number => countDays(debut, effectif) + 1;
	return Math.abs(known(a) - known(b)) > SAME_LENGTH;
}

function describeDurations(shown: Period, other: Period): string {
	const cut = [shown, other].find(({ effectif, fin }) => effectif < fin);
	const reason =
		cut === undefined
			? ''
			: `, car ${formatPeriodLabel(cut.id)} n’est connu que jusqu’au ${formatDate(cut.effectif)}`;
	return `Les deux périodes n’ont pas la même durée${reason}${NBSP}: les nombres ne se comparent pas tels quels.`;
}

function describeRule({ label, words }: RuleWords, first: Exercice, last: Exercice): string {
	return `Règle changée${NBSP}: ${label}, ${words(first.regles)} en ${first.annee}, ${words(last.regles)} en ${last.annee}.`;
}

/** « Objectifs changés : personnes accompagnées (environ 95 en 2019, environ 100 en 2020). », or nothing. */
function describeObjectives(first: Exercice, last: Exercice): readonly string[] {
	if (first.annee === last.annee) return [];
	const ids = [...new Set([first, last].flatMap(({ objectifs }) => Object.keys(objectifs)))];
	const changed = ids.flatMap((id) => {
		const [before, after] = [first, last].map(({ objectifs }) => nameTarget(id, objectifs[id]));
		if (before === after) return [];
		const { label } = getIndicator(id);
		const name = label.slice(0, 1).toLowerCase() + label.slice(1);
		return [`${name} (${String(before)} en ${first.annee}, ${String(after)} en ${last.annee})`];
	});
	return changed.length === 0 ? [] : [`Objectifs changés${NBSP}: ${changed.join(', ')}.`];
}

function nameTarget(id: string, objectif: Objectif | undefined): string {
	return objectif?.cible === undefined
		? 'sans cible'
		: formatTarget(objectif.cible, getIndicator(id).unit, objectif);
}

function nameMonth(month: number): string {
	return formatMonthName(`2000-${String(month).padStart(2, '0')}-01`);
}

function nameMotive(motive: string): string {
	const categories = getCategories('accompagnements', 'motif_sortie');
	const label = categories.find(({ value }) => value === motive)?.label ?? motive;
	return label.slice(0, 1).toLowerCase() + label.slice(1);
}
