import type { Convention } from '../schemas/schemas.ts';
import { isIsoDay, lastDayOfMonth, wholeMonths } from './calendar.ts';

type Exercice = Convention['exercices'][number];

/** A period `[debut, fin]` of one exercise, both days included; all dates are ISO days. */
export interface Period {
	/** As written: `2020`, `2020-S1`, `2020-T3`, `2020-05` or `2020-01-15..2020-03-31`. */
	readonly id: string;
	readonly debut: string;
	readonly fin: string;
	/** Year of the exercise that contains it. */
	readonly exercice: number;
	/** C: the last day of which anything is known. */
	readonly arrete: string;
	/** E: the earlier of `fin` and C. */
	readonly effectif: string;
	/** K: until when deliverables and payments are known. */
	readonly connuJusquAu: string;
}

export type ParsedPeriod =
	{ readonly ok: true; readonly period: Period } | { readonly ok: false; readonly message: string };

/** C of an exercise: the earlier of its `date_arrete` and the day of the extraction. */
export function cutOff(exercice: Exercice, dateExtraction: string | null): string {
	return dateExtraction !== null && dateExtraction < exercice.date_arrete
		? dateExtraction
		: exercice.date_arrete;
}

/** K of an exercise: the day of the extraction, or `date_arrete` where no package says one. */
export function knownUntil(exercice: Exercice, dateExtraction: string | null): string {
	return dateExtraction ?? exercice.date_arrete;
}

/** The period that a text names, or a French sentence that says what to write. */
export function parsePeriod(
	text: string,
	convention: Convention,
	dateExtraction: string | null,
): ParsedPeriod {
	const bounds = toBounds(text, convention);
	if (bounds === null) {
		return {
			ok: false,
			message: `La période « ${text.slice(0, 40)} » ne se lit pas : écrire par exemple 2020, 2020-S1, 2020-T3, 2020-05 ou 2020-01-15..2020-03-31.`,
		};
	}
	const [debut, fin] = bounds;
	const exercice = convention.exercices.find((e) => e.date_debut <= debut && fin <= e.date_fin);
	if (exercice === undefined) {
		return {
			ok: false,
			message: `La période « ${text} » n’est pas dans un exercice de la convention : ${listExercices(convention)}.`,
		};
	}
	return { ok: true, period: toPeriod(text, debut, fin, exercice, dateExtraction) };
}

function listExercices(convention: Convention): string {
	return convention.exercices
		.map((e) => `${e.annee} (du ${e.date_debut} au ${e.date_fin})`)
		.join(', ');
}

/** The period of a whole exercise. */
export function toWholeExercice(exercice: Exercice, dateExtraction: string | null): Period {
	const { annee, date_debut, date_fin } = exercice;
	return toPeriod(String(annee), date_debut, date_fin, exercice, dateExtraction);
}

/** The whole exercise, then its semesters, quarters and months. */
export function listStandardPeriods(
	convention: Convention,
	annee: number,
	dateExtraction: string | null,
): readonly Period[] {
	const exercice = convention.exercices.find((e) => e.annee === annee);
	if (exercice === undefined) throw new Error(`exercise: ${annee}`);
	const months = wholeMonths(exercice.date_debut, exercice.date_fin).map(([first]) =>
		first.slice(0, 7),
	);
	const years = [...new Set(months.map((month) => month.slice(0, 4)))];
	const ids = [
		String(annee),
		...years.flatMap((year) => [`${year}-S1`, `${year}-S2`]),
		...years.flatMap((year) => [`${year}-T1`, `${year}-T2`, `${year}-T3`, `${year}-T4`]),
		...months,
	];
	return ids.flatMap((id) => {
		const bounds = toBounds(id, convention);
		if (bounds === null || bounds[0] < exercice.date_debut || bounds[1] > exercice.date_fin)
			return [];
		return [toPeriod(id, bounds[0], bounds[1], exercice, dateExtraction)];
	});
}

function toPeriod(
	id: string,
	debut: string,
	fin: string,
	exercice: Exercice,
	dateExtraction: string | null,
): Period {
	const arrete = cutOff(exercice, dateExtraction);
	return {
		id,
		debut,
		fin,
		exercice: exercice.annee,
		arrete,
		effectif: fin < arrete ? fin : arrete,
		connuJusquAu: knownUntil(exercice, dateExtraction),
	};
}

function toBounds(text: string, convention: Convention): readonly [string, string] | null {
	const range = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text);
	if (range !== null) {
		const [, debut = '', fin = ''] = range;
		return isIsoDay(debut) && isIsoDay(fin) && debut <= fin ? [debut, fin] : null;
	}
	if (/^\d{4}$/.test(text)) {
		const exercice = convention.exercices.find((e) => String(e.annee) === text);
		return exercice === undefined
			? [`${text}-01-01`, `${text}-12-31`]
			: [exercice.date_debut, exercice.date_fin];
	}
	const part = /^(\d{4})-(?:S([12])|T([1-4])|(0[1-9]|1[0-2]))$/.exec(text);
	if (part === null) return null;
	const [, year = '', semester, quarter, month] = part;
	const [first, length] =
		semester !== undefined
			? [6 * (Number(semester) - 1) + 1, 6]
			: quarter !== undefined
				? [3 * (Number(quarter) - 1) + 1, 3]
				: [Number(month), 1];
	return [toFirstDay(year, first), lastDayOfMonth(toFirstDay(year, first + length - 1))];
}

function toFirstDay(year: string, month: number): string {
	return `${year}-${String(month).padStart(2, '0')}-01`;
}
