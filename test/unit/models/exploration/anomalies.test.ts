import { beforeAll, describe, expect, it } from 'vitest';
import { findAnomalies, type Anomalies } from '../../../../src/lib/models/exploration/anomalies.ts';
import { describeAnomalies } from '../../../../src/lib/models/exploration/anomaly-words.ts';
import { testShares } from '../../../../src/lib/exploration/exact-tests.ts';
import { testMonth } from '../../../../src/lib/models/exploration/month-counts.ts';
import type { LongRow } from '../../../../src/lib/indicators/indicator.ts';
import type { Convention } from '../../../../src/lib/schemas/schemas.ts';
import { acceptExtracts, openCase } from '../../../support/cases.ts';
import { listMonths, POLES, toLookup, toRow, YEAR } from '../rows.ts';

let convention: Convention;

beforeAll(async () => {
	({ convention } = await acceptExtracts(await openCase('small')));
});

const find = (rows: readonly LongRow[], rate?: number): Anomalies =>
	findAnomalies(toLookup(rows), {
		period: YEAR,
		months: listMonths(),
		poles: POLES,
		convention,
		...(rate === undefined ? {} : { rate }),
	});

const tell = (anomalies: Anomalies) =>
	describeAnomalies(anomalies, { periode: '2020', poles: POLES, convention });

const RATE = 'taux_contractualisation';

function byPole(
	indicateur: string,
	counts: readonly (readonly [pole: string, n: number, d: number])[],
	names: Partial<LongRow> = {},
): readonly LongRow[] {
	const rows = counts.map(([code_pole, numerateur, denominateur]) =>
		toRow({ indicateur, code_pole, numerateur, denominateur, ...names }),
	);
	const sum = (at: 1 | 2) => counts.reduce((total, count) => total + count[at], 0);
	return [toRow({ indicateur, numerateur: sum(1), denominateur: sum(2), ...names }), ...rows];
}

const APART = byPole(RATE, [
	['GV', 61, 70],
	['CO', 22, 26],
	['RI', 20, 24],
	['PL', 18, 21],
	['HP', 6, 20],
]);

describe('what stands out', () => {
	it('is a pôle whose rate chance explains badly against the other pôles', () => {
		const { found, compared } = find(APART);
		expect(compared).toBe(5);
		expect(found.map(({ pole }) => pole)).toEqual(['HP']);
		const p = testShares({ count: 6, size: 20 }, { count: 121, size: 141 });
		expect(found[0]?.p).toBeCloseTo(p, 12);
		expect(found[0]?.q).toBeCloseTo(p * 5, 12);
	});

	it('is told with its numbers, as a question and never as a fault', () => {
		const report = tell(find(APART));
		expect(report.summary).toBe(
			'1 écart que le hasard explique mal, sur 5 comparaisons faites en 2020.',
		);
		expect(report.statements[0]?.sentence).toBe(
			'Hauts-Plateaux (fictif)\u00A0: 6 sur 20 (30,0\u00A0%), «\u00A0taux de contractualisation\u00A0», contre 85,8\u00A0% (121 sur 141) aux autres pôles\u00A0; un écart de cette taille arrive moins d’une fois sur dix mille par hasard. Ce constat appelle une question, pas un jugement.',
		);
		expect(report.table.rows[0]?.cells.map(({ number }) => number).slice(1, 5)).toEqual([
			6, 20, 121, 141,
		]);
	});

	it('is nothing where the pôles are alike, and the summary says so', () => {
		const rows = byPole(RATE, [
			['GV', 35, 70],
			['CO', 13, 26],
			['RI', 12, 24],
			['PL', 10, 21],
			['HP', 11, 20],
		]);
		expect(find(rows).found).toEqual([]);
		expect(tell(find(rows)).summary).toBe(
			'Rien ne sort de l’ordinaire\u00A0: 5 comparaisons faites en 2020, aucune ne dépasse ce que le hasard explique.',
		);
	});

	it('compares nothing under ten cases, nor what is withheld', () => {
		const small = byPole(RATE, [
			['GV', 90, 90],
			['HP', 0, 9],
		]);
		expect(find(small)).toEqual({ found: [], compared: 0 });
		expect(tell(find(small)).summary).toContain('Trop peu de données');
		const withheld = APART.map((row) => ({ ...row, secret: 'oui' as const }));
		expect(find(withheld).compared).toBe(0);
	});

	it('does not compare months of a stock, whose persons come back', () => {
		const months = listMonths().map(({ id }) =>
			toRow({
				indicateur: RATE,
				periode: id,
				numerateur: id === '2020-06' ? 2 : 30,
				denominateur: 40,
			}),
		);
		const whole = toRow({ indicateur: RATE, numerateur: 50, denominateur: 60 });
		expect(find([whole, ...months]).compared).toBe(0);
	});

	it('finds a month and a family of a count that adds up', () => {
		const counts = [9, 8, 10, 9, 40, 8, 9, 10, 9, 8, 9, 10];
		const total = counts.reduce((sum, count) => sum + count, 0);
		const rows = listMonths().map(({ id }, at) =>
			toRow({ indicateur: 'freins_identifies', periode: id, numerateur: counts[at] ?? 0 }),
		);
		const whole = toRow({ indicateur: 'freins_identifies', numerateur: total });
		const { found, compared } = find([whole, ...rows]);
		expect(compared).toBe(12);
		expect(found.map(({ periode }) => periode)).toEqual(['2020-05']);
		expect(tell({ found, compared }).statements[0]?.sentence).toMatch(
			/^Mai 2020\u00A0: 40 freins \(freins identifiés\), contre 9,\d attendus au rythme des autres mois\u00A0; /,
		);
	});

	it('does not compare the last months of what is known only later', () => {
		const id = 'orientations_sans_accompagnement';
		const months = listMonths().map(({ id: periode }, at) =>
			toRow({ indicateur: id, periode, numerateur: at > 9 ? 15 : 3, denominateur: 15 }),
		);
		const whole = toRow({ indicateur: id, numerateur: 60, denominateur: 180 });
		expect(find([whole, ...months])).toEqual({ found: [], compared: 10 });
	});

	it('finds a modality that weighs more at one pôle', () => {
		const names = { ventilation: 'famille', modalite: 'logement' };
		const count = (code_pole: string, n: number, more = {}) =>
			toRow({ indicateur: 'freins_identifies', code_pole, numerateur: n, ...more });
		const rows = [
			count('GV', 100),
			count('HP', 40),
			count('GV', 10, names),
			count('HP', 24, names),
		];
		const [first] = find(rows).found;
		expect([first?.kind, first?.modalite]).toEqual(['composition', 'logement']);
		expect(first?.p).toBeCloseTo(testShares({ count: 24, size: 40 }, { count: 10, size: 100 }), 12);
	});

	it('does not depend on the order of the rows', () => {
		expect(find([...APART].reverse())).toEqual(find(APART));
	});
});

/** Mulberry32: the same draws on every machine. */
function toRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

describe('by chance alone', () => {
	const RATES = ['taux_contractualisation', 'orientations_conformes', 'sorties_positives'];
	const SIZES = [70, 26, 24, 21, 12];

	it('a search finds something at most one time in twenty', () => {
		const random = toRandom(20_200_101);
		let wrong = 0;
		const runs = 600;
		for (let run = 0; run < runs; run += 1) {
			const rows = RATES.flatMap((id, at) =>
				byPole(
					id,
					SIZES.map((size, pole) => {
						const n = Array.from({ length: size }, random).filter((x) => x < 0.3 + at / 5).length;
						return [POLES[pole]?.code ?? '', n, size] as const;
					}),
				),
			);
			if (find(rows).found.length > 0) wrong += 1;
		}
		// Under the null the false discovery rate is the chance of any discovery: 5 % of 600, and three deviations.
		expect(wrong).toBeLessThan(30 + 3 * Math.sqrt(28.5));
		expect(find(APART).found).not.toEqual([]);
	});

	it('a month is under its level as often as the level says, even where months vary more than Poisson', () => {
		const random = toRandom(7);
		const runs = 2000;
		const share = (draw: () => number): number => {
			let under = 0;
			for (let run = 0; run < runs; run += 1) {
				const months = Array.from({ length: 12 }, () => ({ days: 30, count: draw() }));
				if (testMonth(months, run % 12) <= 0.05) under += 1;
			}
			return under / runs;
		};
		const poisson = (mean: number): number => {
			let count = -1;
			for (let product = 1; product > Math.exp(-mean); count += 1) product *= random();
			return count;
		};
		expect(share(() => poisson(8))).toBeLessThan(0.055);
		// Batches of three: a variance three times that of Poisson.
		expect(share(() => 3 * poisson(5))).toBeLessThan(0.065);
	});
});
