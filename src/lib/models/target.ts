import type { Status, Unit } from '../indicators/indicator.ts';
import type { Objectif } from '../schemas/schemas.ts';
import { formatPercent, formatPlain, formatTolerance, formatValue, unitWord } from './format.ts';

/** What the words of a target need of an objective; without one the target is said bare. */
export type TargetRule = Pick<Objectif, 'sens' | 'tolerance'>;

const STATUS_WORDS: Readonly<Record<Status, string>> = {
	atteint: 'Atteint',
	proche: 'Proche',
	non_atteint: 'Non atteint',
	en_cours: 'En cours',
	depasse: 'Dépassé',
	sans_objet: 'Sans objet',
};

/** « Atteint », « Non atteint »: the word beside the glyph. */
export function statusWord(status: Status): string {
	return STATUS_WORDS[status];
}

function toleranceOf(rule: TargetRule | undefined): number {
	return rule?.tolerance ?? 0;
}

/** « 13 », « environ 100 », « au plus 60 jours », « 100 % ». */
export function formatTarget(target: number, unit: Unit, rule?: TargetRule): string {
	const bare = formatBare(target, unit);
	if (rule?.sens === 'egal' && toleranceOf(rule) > 0) return `environ ${bare}`;
	return rule?.sens === 'max' && target > 0 ? `au plus ${bare}` : bare;
}

function formatBare(target: number, unit: Unit): string {
	if (unit === 'taux') {
		const isWhole = Math.abs(target * 100 - Math.round(target * 100)) < 1e-9;
		return formatPercent(target, isWhole ? 0 : 1);
	}
	if (unit === 'euros') return formatValue(target, unit);
	return unit === 'jours'
		? `${formatPlain(target)} ${unitWord(unit, target)}`
		: formatPlain(target);
}

/** « cible : environ 100 ». */
export function describeTarget(target: number, unit: Unit, rule?: TargetRule): string {
	return `cible\u00A0: ${formatTarget(target, unit, rule)}`;
}

/** « Cible : environ 100 (tolérance ± 10 %) », with the tolerance where there is one. */
export function describeTargetWithTolerance(target: number, unit: Unit, rule?: TargetRule): string {
	const tolerance = formatRuleTolerance(rule);
	return `Cible\u00A0: ${formatTarget(target, unit, rule)}${tolerance === null ? '' : ` (tolérance ${tolerance})`}`;
}

/** « Tolérance retenue : ± 10 % », null without one: the agreement leaves it open. */
export function describeTolerance(rule?: TargetRule): string | null {
	const tolerance = formatRuleTolerance(rule);
	return tolerance === null ? null : `Tolérance retenue\u00A0: ${tolerance}`;
}

function formatRuleTolerance(rule: TargetRule | undefined): string | null {
	const tolerance = toleranceOf(rule);
	if (rule === undefined || tolerance === 0) return null;
	const text = formatTolerance(tolerance);
	return rule.sens === 'egal' ? text : text.slice(2);
}

/** The values that a tolerance accepts around a target, null without a tolerance. */
export function toBand(target: number, rule?: TargetRule): readonly [number, number] | null {
	const tolerance = toleranceOf(rule);
	if (rule === undefined || tolerance === 0) return null;
	const low = rule.sens === 'max' ? target : target * (1 - tolerance);
	const high = rule.sens === 'min' ? target : target * (1 + tolerance);
	return [low, high];
}
