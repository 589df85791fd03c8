import { countDays } from '../indicators/calendar.ts';
import type { FollowUp } from '../indicators/lists.ts';
import type { Period } from '../indicators/periods.ts';
import { ENSEMBLE } from './index-rows.ts';

/** What became of an accompaniment, as the filter names it. */
export type Outcome = 'en_cours' | 'activite' | 'reorientation' | 'fin_droit' | 'rupture' | 'autre';

/** One accompaniment of the period; days are ISO days. */
export interface FollowUpRow extends Omit<FollowUp, 'code_pole' | 'referent' | 'motif' | 'groupe'> {
	/** Its name. */
	readonly pole: string;
	/** Days from its start to its end, or to the cut-off. */
	readonly duree: number;
	readonly outcome: Outcome;
	/** « En cours », or the motive of the exit. */
	readonly issue: string;
}

/** Columns that the table may be sorted by. */
export type FollowUpSort =
	| 'id'
	| 'pole'
	| 'orientation'
	| 'debut'
	| 'fin'
	| 'duree'
	| 'contrats'
	| 'freinsLeves'
	| 'etapesRealisees'
	| 'issue';

export interface FollowUpFilter {
	/** Empty for all. */
	readonly outcome: Outcome | '';
	readonly contract: 'avec' | 'sans' | '';
	/** Part of an identifier or of an outcome, in any case. */
	readonly text: string;
}

export const NO_FILTER: FollowUpFilter = { outcome: '', contract: '', text: '' };

interface FollowUpOptions {
	readonly period: Period;
	readonly pole: string;
	readonly poleName: (code: string) => string;
	readonly motiveName: (code: string) => string;
}

const GROUPS: ReadonlySet<string> = new Set(['activite', 'reorientation', 'fin_droit', 'rupture']);

/** Those of the accompaniments of an exercise that overlap a period of it, in the pôle chosen, as they stand at the cut-off. */
export function toFollowUps(
	followUps: Iterable<FollowUp>,
	{ period, pole, poleName, motiveName }: FollowUpOptions,
): readonly FollowUpRow[] {
	const rows: FollowUpRow[] = [];
	for (const one of followUps) {
		const isThere = one.debut <= period.effectif && (one.fin === null || one.fin >= period.debut);
		if (!isThere || (pole !== ENSEMBLE && one.code_pole !== pole)) continue;
		rows.push({
			id: one.id,
			pole: poleName(one.code_pole),
			orientation: one.orientation,
			debut: one.debut,
			fin: one.fin,
			duree: countDays(one.debut, one.fin ?? period.arrete),
			contrats: one.contrats,
			premierContrat: one.premierContrat,
			dernierTerme: one.dernierTerme,
			freins: one.freins,
			freinsLeves: one.freinsLeves,
			etapes: one.etapes,
			etapesRealisees: one.etapesRealisees,
			outcome: toOutcome(one),
			issue: toIssue(one, motiveName),
		});
	}
	return rows;
}

/** Rows that pass the filter. */
export function filterFollowUps(
	rows: readonly FollowUpRow[],
	{ outcome, contract, text }: FollowUpFilter,
): readonly FollowUpRow[] {
	const wanted = text.trim().toLowerCase();
	return rows.filter(
		(row) =>
			(outcome === '' || row.outcome === outcome) &&
			(contract === '' || (contract === 'avec') === row.contrats > 0) &&
			(wanted === '' ||
				[row.id, row.pole, row.issue].some((words) => words.toLowerCase().includes(wanted))),
	);
}

/** Rows by a column, ties in the order given; what has no value comes last both ways. */
export function sortFollowUps(
	rows: readonly FollowUpRow[],
	by: FollowUpSort,
	isDescending: boolean,
): readonly FollowUpRow[] {
	const sign = isDescending ? -1 : 1;
	return [...rows].sort((a, b) => {
		const [one, other] = [a[by], b[by]];
		if (one === null || other === null) return Number(one === null) - Number(other === null);
		if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
		return sign * String(one).localeCompare(String(other), 'fr');
	});
}

function toOutcome({ fin, groupe }: FollowUp): Outcome {
	if (fin === null) return 'en_cours';
	return groupe !== null && GROUPS.has(groupe) ? (groupe as Outcome) : 'autre';
}

function toIssue({ fin, motif }: FollowUp, motiveName: (code: string) => string): string {
	if (fin === null) return 'En cours';
	return motif === null ? 'Motif non renseigné' : motiveName(motif);
}
