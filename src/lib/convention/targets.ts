import type { Convention, Exercice, Objectif } from '../schemas/schemas.ts';
import { wholeMonths } from '../indicators/calendar.ts';
import type { Indicator, Status } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { ENSEMBLE, type Measured } from '../indicators/run.ts';

/** Comparisons of a value with its target allow this much rounding. */
const EPSILON = 1e-9;

/** The exercise of a year; throws on a year that the convention does not have. */
export function getExercice(convention: Convention, annee: number): Exercice {
	const exercice = convention.exercices.find((candidate) => candidate.annee === annee);
	if (exercice === undefined) throw new Error(`exercise: ${annee}`);
	return exercice;
}

/**
 * The target of a pôle (or of ENSEMBLE) for a period, in the unit of the indicator; null where there is none
 * (indicators.md, « Target »).
 */
export function computeTarget(
	indicator: Indicator,
	objectif: Objectif,
	exercice: Exercice,
	period: Period,
	pole: string,
): number | null {
	const whole = pole === ENSEMBLE ? objectif.cible : objectif.par_pole?.[pole];
	if (whole === undefined || (whole === 0 && objectif.sens !== 'max')) return null;
	if (indicator.measure !== 'compte') return whole;
	if (isProrated(objectif)) {
		const share = prorataShare(objectif, exercice, period);
		return share === 0 ? null : whole * share;
	}
	return period.debut === exercice.date_debut ? whole : null;
}

function isProrated(objectif: Objectif): boolean {
	return objectif.prorata !== undefined && objectif.prorata !== 'aucun';
}

/** Months, open months or semesters of the period ÷ those of the exercise. */
function prorataShare(objectif: Objectif, exercice: Exercice, period: Period): number {
	const inPeriod = countUnits(objectif, exercice, period.debut, period.fin);
	const inExercice = countUnits(objectif, exercice, exercice.date_debut, exercice.date_fin);
	return inExercice === 0 ? 0 : inPeriod / inExercice;
}

function countUnits(objectif: Objectif, exercice: Exercice, debut: string, fin: string): number {
	const months = wholeMonths(debut, fin).map(([first]) => first);
	const { prorata = 'aucun' } = objectif;
	switch (prorata) {
		case 'mois_ouverts':
			return months.filter((first) =>
				exercice.regles.mois_ouverts_seances.includes(Number(first.slice(5, 7))),
			).length;
		case 'semestre':
			return months.filter((first) => isSemester(first, months)).length;
		case 'mois':
		case 'aucun':
			return months.length;
	}
}

/** Whether a month opens a calendar semester that lies wholly among the months. */
function isSemester(first: string, months: readonly string[]): boolean {
	const month = Number(first.slice(5, 7));
	if (month !== 1 && month !== 7) return false;
	const last = `${first.slice(0, 5)}${String(month + 5).padStart(2, '0')}-01`;
	return months.includes(last);
}

/** The status of a measured value against its target (indicators.md, « Status »). */
export function computeStatus(
	measured: Measured,
	objectif: Objectif,
	exercice: Exercice,
	cible: number | null,
): Status {
	const { indicator, valeur } = measured;
	if (cible === null || valeur === null) return 'sans_objet';
	const reached = compare(valeur, cible, objectif);
	const mayGrow = isCount(indicator) && mayStillCome(measured, objectif, exercice);
	if (!mayGrow) return reached;
	switch (objectif.sens) {
		case 'min':
			return reached === 'atteint' ? 'atteint' : 'en_cours';
		case 'max':
			return reached === 'atteint' ? 'en_cours' : reached;
		case 'egal':
			return reached === 'non_atteint' ? 'en_cours' : reached;
	}
}

function isCount(indicator: Indicator): boolean {
	return indicator.sql.denominator === undefined && indicator.measure !== 'stock';
}

function mayStillCome(
	{ indicator, period, attendus }: Measured,
	objectif: Objectif,
	exercice: Exercice,
): boolean {
	switch (indicator.chapter) {
		case 'A':
		case 'B':
			return period.effectif < (isProrated(objectif) ? period.fin : exercice.date_fin);
		case 'C':
			return period.arrete < exercice.date_fin;
		case 'D':
			return attendus !== null && attendus > 0;
	}
}

function compare(value: number, target: number, objectif: Objectif): Status {
	const tolerance = objectif.tolerance ?? 0;
	const low = target * (1 - tolerance);
	const high = target * (1 + tolerance);
	switch (objectif.sens) {
		case 'min':
			if (value >= target - EPSILON) return 'atteint';
			return value >= low - EPSILON ? 'proche' : 'non_atteint';
		case 'max':
			if (value <= target + EPSILON) return 'atteint';
			return value <= high + EPSILON ? 'proche' : 'non_atteint';
		case 'egal':
			if (value < low - EPSILON) return 'non_atteint';
			return value > high + EPSILON ? 'depasse' : 'atteint';
	}
}
