import type { LongRow } from '../indicators/indicator.ts';
import { getIndicator } from '../indicators/registry.ts';
import { ENSEMBLE } from '../indicators/run.ts';
import type { ReleasedTable } from './publication.ts';

type Where = 'ensemble' | 'poles';

interface Rule {
	/** Indicator or breakdown that the rule is about. */
	readonly names: readonly string[];
	/** Pôles shown over the exercise, and over any other period. */
	readonly year: Where | null;
	readonly other: Where | null;
}

/** The tables of the edition (confidentiality.md, §3), the particular before the general. */
const INDICATORS: readonly Rule[] = [
	{ names: ['personnes_par_referent'], year: null, other: null },
	{
		names: ['part_cer_signe', 'cout_par_personne', 'droit_simule', 'solde_simule'],
		year: 'ensemble',
		other: null,
	},
];
const BREAKDOWNS: readonly Rule[] = [
	{ names: ['groupe_sortie', 'stade'], year: 'poles', other: 'ensemble' },
	{ names: ['motif_sortie'], year: 'ensemble', other: null },
];
const MAIN: Rule = { names: [], year: 'poles', other: 'poles' };
const BREAKDOWN: Rule = { names: [], year: 'ensemble', other: 'ensemble' };

/** Whether the edition has a place for a row, whatever its numbers; `isYear`: its period is the whole exercise. */
export function isInScope(row: LongRow, isYear: boolean): boolean {
	const where = isYear ? findRule(row).year : findRule(row).other;
	return where === 'poles' || (where === 'ensemble' && row.code_pole === ENSEMBLE);
}

function findRule({ indicateur, ventilation }: LongRow): Rule {
	const named = (rules: readonly Rule[], name: string): Rule | undefined =>
		rules.find(({ names }) => names.includes(name));
	return (
		named(INDICATORS, indicateur) ??
		named(BREAKDOWNS, ventilation) ??
		(ventilation === '' ? MAIN : BREAKDOWN)
	);
}

/** The tables of §3 as the manifest says them. */
export const RELEASED_TABLES: readonly ReleasedTable[] = [
	{
		lignes: 'lignes principales, sauf personnes_par_referent',
		poles: 'ENSEMBLE et chaque pôle',
		periodes: 'toutes',
	},
	{
		lignes: 'ventilations autres que les suivantes',
		poles: 'ENSEMBLE',
		periodes: 'toutes',
	},
	{
		lignes: 'groupe_sortie, stade',
		poles: 'ENSEMBLE ; chaque pôle pour l’exercice',
		periodes: 'toutes',
	},
	{
		lignes:
			'motif_sortie ; part_cer_signe (toutes ses lignes ou aucune) ; cout_par_personne, droit_simule, solde_simule',
		poles: 'ENSEMBLE',
		periodes: 'exercice',
	},
];

/** Weight of a row in the loss (confidentiality.md, §5.5). */
export function weigh(row: LongRow, isYear: boolean): number {
	const isMain = row.ventilation === '';
	const base = row.code_pole === ENSEMBLE ? (isMain ? 6 : 2) : isMain ? 2 : 1;
	return isYear ? 2 * base : base;
}

/** Whether a median may be shown: not under max(10, 2n) units. */
export function isMedianTooSmall(row: LongRow, threshold: number): boolean {
	if (getIndicator(row.indicateur).measure !== 'mediane') return false;
	return (row.denominateur ?? 0) < Math.max(10, 2 * threshold);
}
