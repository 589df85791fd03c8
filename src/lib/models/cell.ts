import type { Indicator, LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import {
	formatDate,
	formatEuros,
	formatFraction,
	formatInterval,
	formatValue,
	NO_DENOMINATOR,
	UNKNOWN,
	unitWord,
	WITHHELD,
} from './format.ts';

/** What a value is, or why there is none: five things to see, hear and copy. */
export type ValueState = 'valeur' | 'secret' | 'sans_denominateur' | 'inconnu' | 'apres_arrete';

/** Under this denominator the fraction leads and the rate is grey. */
export const SMALL_DENOMINATOR = 20;

/** Amounts that are paid, or would be: their cents are said. */
const PAYMENTS: ReadonlySet<string> = new Set([
	'acompte_du',
	'acompte_verse',
	'solde_verse',
	'droit_simule',
	'solde_simule',
]);

/** A row as text. `number` is null unless `state` is `valeur`. */
export interface Cell {
	readonly state: ValueState;
	readonly number: number | null;
	/** « 98 », « 75,5 % », « s. », « — », « nd ». */
	readonly text: string;
	/** What is read aloud, unit included: « 75,5 %, soit 74 sur 98 », « secret statistique ». */
	readonly spoken: string;
	/** « 74 sur 98 », null where there is no denominator to show. */
	readonly fraction: string | null;
	/** « 66 à 83 % », null without an interval. */
	readonly interval: string | null;
	/** Whether the denominator is under 20. */
	readonly isSmall: boolean;
}

const ABSENCES: Readonly<
	Record<Exclude<ValueState, 'valeur'>, readonly [text: string, spoken: string]>
> = {
	secret: [WITHHELD, 'secret statistique'],
	sans_denominateur: [NO_DENOMINATOR, 'sans dénominateur'],
	inconnu: [UNKNOWN, 'non connu'],
	apres_arrete: [UNKNOWN, 'période postérieure à l’arrêté'],
};

/** A cell without a number. */
export function toAbsence(state: Exclude<ValueState, 'valeur'>): Cell {
	const [text, spoken] = ABSENCES[state];
	return { state, number: null, text, spoken, fraction: null, interval: null, isSmall: false };
}

/** The state of a row: no row after the cut-off, none at all elsewhere, or what the row says. */
export function toState(row: LongRow | undefined, period: Period): ValueState {
	if (row === undefined) return period.debut > period.arrete ? 'apres_arrete' : 'inconnu';
	if (row.secret === 'oui') return 'secret';
	if (row.valeur !== null) return 'valeur';
	return row.denominateur === 0 ? 'sans_denominateur' : 'inconnu';
}

/** A row of the long table as text, for a card, a label or a cell of a table. */
export function toCell(row: LongRow | undefined, indicator: Indicator, period: Period): Cell {
	const state = toState(row, period);
	if (state !== 'valeur') return toAbsence(state);
	if (row?.valeur === undefined || row.valeur === null) return toAbsence('inconnu');
	const cents = PAYMENTS.has(indicator.id);
	const text = formatValue(row.valeur, row.unite, { measure: indicator.measure, cents });
	const fraction = isShare(indicator) ? toFraction(row, indicator) : null;
	return {
		state,
		number: row.valeur,
		text,
		spoken: speakValue(text, row, fraction),
		fraction,
		interval: toInterval(row),
		isSmall: isSmall(row, indicator),
	};
}

/** Whether the value is a share, whose numerator and denominator are counts of the same things. */
export function isShare(indicator: Indicator): boolean {
	return indicator.unit === 'taux';
}

/** Shares of money are told in euros, and no number of euros is small. */
function isMoney(indicator: Indicator): boolean {
	return indicator.chapter === 'C';
}

function isSmall(row: LongRow, indicator: Indicator): boolean {
	if (!isShare(indicator) || isMoney(indicator) || row.numerateur === null) return false;
	return row.denominateur !== null && row.denominateur < SMALL_DENOMINATOR;
}

function toFraction(row: LongRow, indicator: Indicator): string | null {
	if (row.numerateur === null || row.denominateur === null) return null;
	if (!isMoney(indicator)) return formatFraction(row.numerateur, row.denominateur);
	return `${formatEuros(row.numerateur)} sur ${formatEuros(row.denominateur)}`;
}

function toInterval(row: LongRow): string | null {
	return row.ic_bas === null || row.ic_haut === null
		? null
		: formatInterval(row.ic_bas, row.ic_haut);
}

function speakValue(text: string, row: LongRow, fraction: string | null): string {
	if (fraction !== null) return `${text}, soit ${fraction}`;
	const word = unitWord(row.unite, row.valeur ?? 0);
	return word === '' ? text : `${text} ${word}`;
}

/** « Période postérieure à l’arrêté du 31 décembre 2020. » */
export function describeAfterCutOff(period: Period): string {
	return `Période postérieure à l’arrêté du ${formatDate(period.arrete)}.`;
}
