import type {
	AccompagnementsMotifSortie,
	OrientationsPresencePremierRendezVous,
} from '../../lib/schemas/schemas.ts';
import type { Pole } from './poles.ts';
import type { Cohort, ContractFate, FateGroup } from './story.ts';

/** Why an orientation is outside the agreed public. */
export type Defect =
	| 'not_lone_parent'
	| 'not_new'
	| 'professional_path'
	| 'departmental_follow_up'
	| 'child_over_three';

/** What befell an orientation before any row is written; days since 1970-01-01. */
export interface Journey {
	readonly cohort: Cohort;
	readonly orientation: number;
	pole: Pole;
	/** Null for a person who was never taken on. */
	fate: FateGroup | null;
	presence: OrientationsPresencePremierRendezVous | null;
	appointment: number | null;
	/** Days from the orientation to the signature of the first CER; null without one. */
	contractDelay: number | null;
	start: number | null;
	exit: number | null;
	motive: AccompagnementsMotifSortie | null;
	defect: Defect | null;
	/** Seeded anomaly: the first CER lasts five months. */
	isShortContract: boolean;
	/** Seeded anomaly: a second orientation while the first accompaniment goes on. */
	again: Journey | null;
}

/** An accompaniment that began; `until` is its exit, or the last day that the extracts know. */
export interface FollowUp {
	readonly id: string;
	readonly journey: Journey;
	readonly start: number;
	readonly exit: number | null;
	readonly until: number;
	readonly contracts: readonly Contract[];
}

export interface Contract {
	readonly signed: number;
	readonly start: number;
	/** Last day of validity. */
	readonly end: number;
}

/** A journey that was only oriented so far. */
export function createJourney(cohort: Cohort, orientation: number, pole: Pole): Journey {
	return {
		cohort,
		orientation,
		pole,
		fate: null,
		presence: null,
		appointment: null,
		contractDelay: null,
		start: null,
		exit: null,
		motive: null,
		defect: null,
		isShortContract: false,
		again: null,
	};
}

/** What became of the contracts of a journey; `none` for a person never taken on. */
export function getContractFate(journey: Journey): ContractFate {
	return journey.fate?.contract ?? 'none';
}
