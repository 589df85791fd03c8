import { describe, expect, it } from 'vitest';
import { collectRows, countDays, type DemoTables } from './collect.ts';

const DEBUT = '2020-01-01';
const ARRETE = '2020-12-31';

/** Accompaniments that overlap 2020, each with its person and pôle. */
function listOverlapping(tables: DemoTables) {
	const orientations = new Map(tables.orientations.map((row) => [row.id_orientation, row]));
	return tables.accompagnements
		.filter(({ date_debut, date_fin }) => date_debut <= ARRETE && (date_fin ?? '9') >= DEBUT)
		.map((row) => ({
			...row,
			person: orientations.get(row.id_orientation)?.id_beneficiaire ?? '',
			pole: orientations.get(row.id_orientation)?.code_pole ?? '',
		}));
}

function countContracted(tables: DemoTables): number {
	const valid = new Set(
		tables.contrats
			.filter((cer) => cer.date_signature <= ARRETE && cer.date_debut <= ARRETE)
			.filter((cer) => cer.date_fin >= DEBUT)
			.map(({ id_accompagnement }) => id_accompagnement),
	);
	const overlapping = listOverlapping(tables);
	return new Set(
		overlapping
			.filter(({ id_accompagnement }) => valid.has(id_accompagnement))
			.map(({ person }) => person),
	).size;
}

/** Kaplan–Meier median of the days to the first CER, orientations of 2020 known until its end. */
function computeMedianDelay(tables: DemoTables): { median: number | null; longest: number } {
	const first = new Map(
		tables.contrats
			.filter(({ rang, date_signature }) => rang === 1 && date_signature <= ARRETE)
			.map((cer) => [cer.id_accompagnement, cer.date_signature]),
	);
	const signed = new Map(
		tables.accompagnements.map((row) => [row.id_orientation, first.get(row.id_accompagnement)]),
	);
	const times = tables.orientations
		.filter(({ date_orientation }) => date_orientation >= DEBUT && date_orientation <= ARRETE)
		.map(({ id_orientation, date_orientation }) => {
			const signature = signed.get(id_orientation);
			return {
				days: countDays(date_orientation, signature ?? ARRETE),
				isEvent: signature !== undefined,
			};
		});
	const events = times.filter(({ isEvent }) => isEvent).map(({ days }) => days);
	let survival = 1;
	let median: number | null = null;
	for (const day of [...new Set(events)].sort((a, b) => a - b)) {
		const atRisk = times.filter(({ days }) => days >= day).length;
		survival *= 1 - events.filter((days) => days === day).length / atRisk;
		if (survival <= 0.5 + 1e-9) median ??= day;
	}
	return { median, longest: Math.max(...events) };
}

function computeSolvedShare(tables: DemoTables): number {
	const overlapping = new Set(listOverlapping(tables).map((row) => row.id_accompagnement));
	const open = tables.freins.filter(
		(frein) =>
			overlapping.has(frein.id_accompagnement) &&
			frein.date_identification <= ARRETE &&
			(frein.date_resolution ?? '9') >= DEBUT,
	);
	return open.filter((frein) => (frein.date_resolution ?? '9') <= ARRETE).length / open.length;
}

describe.each([2020, 1, 7])('the story of 2020, seed %i', (seed) => {
	const tables = collectRows({ seed, persons: 122 });
	const overlapping = listOverlapping(tables);

	it('has 122 persons oriented, 98 accompanied, 74 of them under contract', () => {
		const oriented = tables.orientations.filter((row) => row.date_orientation >= DEBUT);
		expect(new Set(oriented.map((row) => row.id_beneficiaire)).size).toBe(122);
		expect(new Set(overlapping.map(({ person }) => person)).size).toBe(98);
		expect(countContracted(tables)).toBe(74);
	});

	it('spreads the accompanied over the five pôles', () => {
		const persons = (code: string): number =>
			new Set(overlapping.filter(({ pole }) => pole === code).map(({ person }) => person)).size;
		expect(['GV', 'CO', 'RI', 'PL', 'HP'].map(persons)).toEqual([39, 20, 18, 12, 9]);
	});

	it('signs the first CER in 48 days or so, with a tail to 150', () => {
		const { median, longest } = computeMedianDelay(tables);
		expect(median).toBeGreaterThanOrEqual(44);
		expect(median).toBeLessThanOrEqual(52);
		expect(longest).toBeGreaterThan(110);
		expect(longest).toBeLessThanOrEqual(152);
	});

	it('sees half the persons leave, four of them without a motive', () => {
		const exits = overlapping.filter(({ date_fin }) => date_fin !== null && date_fin <= ARRETE);
		expect(exits).toHaveLength(49);
		expect(exits.filter(({ motif_sortie }) => motif_sortie === null)).toHaveLength(4);
	});

	it('finds two or three freins a person and lifts two in five', () => {
		const freins = tables.freins.length / tables.accompagnements.length;
		expect(freins).toBeGreaterThan(2);
		expect(freins).toBeLessThan(3);
		// Chance decides who is helped: only the default set is held to the narrow band.
		const margin = seed === 2020 ? 0.05 : 0.1;
		expect(Math.abs(computeSolvedShare(tables) - 0.4)).toBeLessThanOrEqual(margin);
	});

	it('held ten sessions of 8 to 15 persons at Grand Valentinois and cancelled three', () => {
		const sessions = tables.seances.filter(({ date_seance }) => date_seance >= DEBUT);
		const held = sessions.filter(({ statut }) => statut === 'realisee');
		expect(held).toHaveLength(10);
		expect(held.every(({ nb_presents }) => nb_presents >= 8 && nb_presents <= 15)).toBe(true);
		expect(new Set(tables.seances.map(({ code_pole }) => code_pole))).toEqual(new Set(['GV']));
		const cancelled = sessions.filter(({ statut }) => statut === 'annulee_force_majeure');
		expect(cancelled.map(({ date_seance }) => date_seance.slice(5, 7))).toEqual(['04', '05', '11']);
	});
});

describe('a larger set', () => {
	const tables = collectRows({ seed: 2020, persons: 1220 });

	it('follows the same laws', () => {
		expect(new Set(listOverlapping(tables).map(({ person }) => person)).size).toBe(980);
		expect(countContracted(tables)).toBe(740);
		expect(computeMedianDelay(tables).median).toBeGreaterThanOrEqual(44);
		expect(computeMedianDelay(tables).median).toBeLessThanOrEqual(52);
		expect(computeSolvedShare(tables)).toBeGreaterThan(0.35);
		expect(computeSolvedShare(tables)).toBeLessThan(0.45);
	});

	it('keeps the five pôles and the sessions', () => {
		expect(tables.poles).toHaveLength(5);
		expect(tables.seances).toHaveLength(26);
	});
});
