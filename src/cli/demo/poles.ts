import type { PolesRow } from '../../lib/schemas/schemas.ts';
import type { Random } from './random.ts';

/** Persons oriented in a year above which pôles are added, one for each so many persons. */
const MANY_PERSONS = 10_000;
const PERSONS_PER_POLE = 5_000;

/** Orientations of a year that a referent receives. */
const PERSONS_PER_REFERENT = 25;

const NAMED = [
	['GV', 'Grand Valentinois', 0.4],
	['CO', 'Collines (fictif)', 0.2],
	['RI', 'Rive (fictif)', 0.18],
	['PL', 'Plaine (fictif)', 0.13],
	['HP', 'Hauts-Plateaux (fictif)', 0.09],
] as const;

export interface Pole {
	readonly row: PolesRow;
	/** Rank of its first referent and how many it has. */
	readonly firstReferent: number;
	readonly referents: number;
}

/** The pôles of so many persons oriented in a year: five, or one for each 5 000 persons above 10 000. */
export function createPoles(persons: number): readonly Pole[] {
	const count = persons > MANY_PERSONS ? Math.ceil(persons / PERSONS_PER_POLE) : NAMED.length;
	const total = Math.max(count, NAMED.length);
	const poles: Pole[] = [];
	let firstReferent = 1;
	for (let index = 0; index < total; index++) {
		const named = NAMED[index];
		const ordre = index + 1;
		const share = ((named?.[2] ?? 1 / NAMED.length) * NAMED.length) / total;
		const referents = Math.max(1, Math.round((persons * share) / PERSONS_PER_REFERENT));
		const row = {
			code_pole: named?.[0] ?? `P${String(ordre).padStart(2, '0')}`,
			libelle: named?.[1] ?? `Pôle ${ordre} (fictif)`,
			couvert_par_caf: true,
			ordre,
		};
		poles.push({ row, firstReferent, referents });
		firstReferent += referents;
	}
	return poles;
}

/** Pôles of `count` persons by the shares of the five named ones; an added one weighs as their mean. */
export function dealPoles(
	poles: readonly Pole[],
	shares: readonly number[],
	count: number,
	random: Random,
): Pole[] {
	const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
	return random.deal(
		poles.map((pole, index) => [pole, shares[index] ?? mean] as const),
		count,
	);
}

/** Code of one referent of the pôle; `other` is one that is not to be taken, where there is a choice. */
export function drawReferent(pole: Pole, random: Random, other?: string): string {
	const rank = random.integer(0, pole.referents - 1);
	const code = formatReferent(pole.firstReferent + rank);
	if (code !== other) return code;
	return formatReferent(pole.firstReferent + ((rank + 1) % Math.max(2, pole.referents)));
}

function formatReferent(rank: number): string {
	return `R${String(rank).padStart(2, '0')}`;
}
