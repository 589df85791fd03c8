import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { chapters, getIndicator, indicators } from '../../../src/lib/indicators/registry.ts';
import { buildChapterQuery } from '../../../src/lib/indicators/chapter-query.ts';
import { achievementTable } from '../../../src/lib/indicators/run.ts';
import {
	computeDataset,
	getPeriod,
	makeConvention,
	openDataset,
	type Dataset,
} from '../../support/dataset.ts';
import { FUZZ } from '../../support/fuzz.ts';

const RUNS = 8 * FUZZ;
const POLES = [
	{ code_pole: 'GV', libelle: 'Grand Valentinois' },
	{ code_pole: 'DC', libelle: 'Collines (fictif)', ordre: 2 },
];

const day = fc
	.integer({ min: -120, max: 480 })
	.map((count) => new Date(Date.UTC(2020, 0, 1 + count)).toISOString().slice(0, 10));
const maybeDay = fc.option(day, { nil: null });

/** One orientation with all that hangs on it; the same few persons come back. */
const journey = fc.record({
	person: fc.integer({ min: 0, max: 7 }),
	pole: fc.constantFrom('GV', 'DC'),
	age: fc.constantFrom('moins_25', '25_34', '35_44', '45_plus'),
	isEligible: fc.boolean(),
	presence: fc.constantFrom('present', 'absent', 'absent_excuse', null),
	oriented: day,
	started: maybeDay,
	ended: maybeDay,
	motive: fc.constantFrom('emploi_durable', 'demenagement', 'perdu_de_vue', null),
	contracts: fc.array(fc.record({ rang: fc.integer({ min: 1, max: 3 }), signed: day }), {
		maxLength: 3,
	}),
	freins: fc.array(
		fc.record({
			famille: fc.constantFrom('logement', 'sante', 'mobilite'),
			identified: day,
			solved: maybeDay,
		}),
		{ maxLength: 3 },
	),
	reviews: fc.array(
		fc.record({ done: day, progression: fc.constantFrom('progres', 'stable', null) }),
		{
			maxLength: 2,
		},
	),
});
type Journey = ReturnType<typeof journey.generate>['value'];

function toDataset(journeys: readonly Journey[], copy = ''): Dataset {
	const started = journeys
		.map((item, i) => ({ ...item, i }))
		.filter((item) => item.started !== null);
	return {
		poles: POLES,
		orientations: journeys.map((item, i) => ({
			id_orientation: `O${i}${copy}`,
			id_beneficiaire: `B${item.person}${copy}`,
			code_pole: item.pole,
			tranche_age: item.age,
			nouvel_entrant: item.isEligible,
			date_orientation: item.oriented,
			presence_premier_rendez_vous: item.presence,
		})),
		accompagnements: started.map((item) => ({
			id_accompagnement: `A${item.i}${copy}`,
			id_orientation: `O${item.i}${copy}`,
			code_referent: `R${item.i % 3}`,
			date_debut: item.started,
			date_fin: item.ended,
			motif_sortie: item.motive,
		})),
		contrats: started.flatMap((item) =>
			item.contracts.map((contract, n) => ({
				id_contrat: `C${item.i}-${n}${copy}`,
				id_accompagnement: `A${item.i}${copy}`,
				rang: contract.rang,
				date_signature: contract.signed,
				date_debut: contract.signed,
				date_fin: `2021${contract.signed.slice(4, 8)}01`,
			})),
		),
		freins: started.flatMap((item) =>
			item.freins.map((frein, n) => ({
				id_frein: `F${item.i}-${n}${copy}`,
				id_accompagnement: `A${item.i}${copy}`,
				famille: frein.famille,
				date_identification: frein.identified,
				date_resolution: frein.solved,
			})),
		),
		etapes: started.flatMap((item) =>
			item.reviews.map((review, n) => ({
				id_etape: `E${item.i}-${n}${copy}`,
				id_accompagnement: `A${item.i}${copy}`,
				type_etape: 'bilan_intermediaire',
				date_prevue: review.done,
				date_realisation: review.done,
				progression: review.progression,
			})),
		),
	};
}

function merge(first: Dataset, second: Dataset): Dataset {
	return {
		...first,
		orientations: [...(first.orientations ?? []), ...(second.orientations ?? [])],
		accompagnements: [...(first.accompagnements ?? []), ...(second.accompagnements ?? [])],
		contrats: [...(first.contrats ?? []), ...(second.contrats ?? [])],
		freins: [...(first.freins ?? []), ...(second.freins ?? [])],
		etapes: [...(first.etapes ?? []), ...(second.etapes ?? [])],
	};
}

function reverse(dataset: Dataset): Dataset {
	return Object.fromEntries(
		Object.entries(dataset).map(([name, rows]) => [name, [...rows].reverse()]),
	);
}

const toKey = (row: LongRow): string =>
	[row.indicateur, row.ventilation, row.modalite, row.code_pole, row.periode].join('|');
const chapterA = (rows: readonly LongRow[]): LongRow[] =>
	rows.filter((row) => getIndicator(row.indicateur).chapter === 'A');
const journeys = fc.array(journey, { minLength: 1, maxLength: 12 });

describe('laws of the figures of the accompaniment', () => {
	it('the order of the rows changes nothing', async () => {
		await fc.assert(
			fc.asyncProperty(journeys, async (items) => {
				const dataset = toDataset(items);
				const [straight, reversed] = [
					await computeDataset(dataset),
					await computeDataset(reverse(dataset)),
				];
				expect(chapterA(reversed)).toEqual(chapterA(straight));
			}),
			{ numRuns: RUNS },
		);
	});

	it('twice the persons doubles the counts and leaves the rates, medians and shares', async () => {
		await fc.assert(
			fc.asyncProperty(journeys, async (items) => {
				const once = await computeDataset(toDataset(items));
				const twice = await computeDataset(merge(toDataset(items), toDataset(items, '-bis')));
				const before = new Map(once.map((row) => [toKey(row), row]));
				for (const row of chapterA(twice)) {
					const single = before.get(toKey(row));
					if (row.indicateur === 'personnes_par_referent') {
						expect(row.numerateur).toBe(2 * (single?.numerateur ?? 0));
						continue;
					}
					const { measure } = getIndicator(row.indicateur);
					const isCount = measure === 'compte' || measure === 'stock';
					const expected = single?.valeur ?? null;
					if (expected === null) expect(row.valeur).toBeNull();
					else expect(row.valeur).toBeCloseTo(isCount ? 2 * expected : expected, 9);
				}
			}),
			{ numRuns: RUNS },
		);
	});

	it('counts of persons: each pôle ≤ ENSEMBLE ≤ sum of the pôles; counts of events add up', async () => {
		await fc.assert(
			fc.asyncProperty(journeys, async (items) => {
				const rows = chapterA(await computeDataset(toDataset(items), ['2020', '2020-S1']));
				const byKey = new Map(rows.map((row) => [toKey(row), row]));
				for (const row of rows.filter(({ code_pole }) => code_pole === 'ENSEMBLE')) {
					const { unit, measure } = getIndicator(row.indicateur);
					if (measure !== 'compte' && measure !== 'stock') continue;
					const parts = POLES.map(
						({ code_pole }) => byKey.get(toKey({ ...row, code_pole }))?.valeur ?? Number.NaN,
					);
					const sum = parts.reduce((total, part) => total + part, 0);
					if (unit === 'personnes') {
						expect(row.valeur).toBeLessThanOrEqual(sum);
						expect(row.valeur).toBeGreaterThanOrEqual(Math.max(...parts));
					} else expect(row.valeur).toBe(sum);
				}
			}),
			{ numRuns: RUNS },
		);
	});

	it('counts in steps are those of the definitions, for every total and modality', async () => {
		const convention = makeConvention();
		const periods = ['2020', '2020-S1', '2020-T3', '2020-05'].map((text) =>
			getPeriod(text, convention),
		);
		const achieved = [achievementTable([{ annee: 2020, action: '', realise: 1, cible: 2 }])];
		await fc.assert(
			fc.asyncProperty(journeys, async (items) => {
				const engine = await openDataset(toDataset(items), convention);
				try {
					for (const chapter of chapters) {
						const [quick, plain] = await Promise.all(
							(['quick', 'plain'] as const).map(async (form) => {
								const { sql } = buildChapterQuery(chapter, periods, achieved, form);
								const rows = await engine.query(sql);
								return rows.map((row) => JSON.stringify(row)).sort();
							}),
						);
						expect(quick).toEqual(plain);
					}
				} finally {
					await engine.close();
				}
			}),
			{ numRuns: RUNS },
		);
	});

	it('rates and shares stay within 0 and 1, their interval around them; the share signed grows with time', async () => {
		await fc.assert(
			fc.asyncProperty(journeys, async (items) => {
				const rows = chapterA(await computeDataset(toDataset(items)));
				for (const row of rows.filter(({ unite, valeur }) => unite === 'taux' && valeur !== null)) {
					expect(row.valeur).toBeGreaterThanOrEqual(-1e-12);
					expect(row.valeur).toBeLessThanOrEqual(1 + 1e-12);
					if (row.ic_bas === null) continue;
					expect(row.ic_bas).toBeLessThanOrEqual((row.valeur ?? 0) + 1e-12);
					expect(row.ic_haut).toBeGreaterThanOrEqual((row.valeur ?? 0) - 1e-12);
				}
				const shares = ['30', '60', '90'].map(
					(days) =>
						rows.find(
							(row) =>
								row.indicateur === 'part_cer_signe' &&
								row.modalite === days &&
								row.code_pole === 'ENSEMBLE',
						)?.valeur ?? 0,
				);
				expect([...shares].sort((a, b) => a - b)).toEqual(shares);
			}),
			{ numRuns: RUNS },
		);
	});

	it('a breakdown over all the values of a column adds up to its main row', async () => {
		await fc.assert(
			fc.asyncProperty(journeys, async (items) => {
				const rows = chapterA(await computeDataset(toDataset(items)));
				for (const [indicateur, ventilation] of [
					['freins_identifies', 'famille'],
					['freins_solutionnes', 'famille'],
					['sorties', 'motif_sortie'],
					['sorties', 'groupe_sortie'],
					['cer_signes', 'rang'],
					['cer_a_echeance', 'horizon'],
				] as const) {
					const total = rows.find((row) => row.indicateur === indicateur && row.ventilation === '');
					const parts = rows.filter(
						(row) =>
							row.indicateur === indicateur &&
							row.ventilation === ventilation &&
							row.code_pole === total?.code_pole,
					);
					expect(parts.reduce((sum, row) => sum + (row.valeur ?? 0), 0)).toBe(total?.valeur);
				}
			}),
			{ numRuns: RUNS },
		);
	});

	it('without any row, counts are 0 and nothing else has a value', async () => {
		for (const row of await computeDataset({ poles: POLES })) {
			const { measure, sql, chapter } = getIndicator(row.indicateur);
			if (chapter === 'C') continue;
			const isCount = measure === 'compte' || measure === 'stock';
			expect([row.indicateur, row.valeur]).toEqual([row.indicateur, isCount ? 0 : null]);
			expect(row.denominateur).toBe(sql.denominator === undefined ? null : 0);
		}
	});
});

describe('the registry', () => {
	it('has each indicator once, with words for what it divides', () => {
		expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
		for (const indicator of indicators) {
			expect(indicator.definition).toMatch(/\.$/);
			expect(indicator.denominator === undefined).toBe(indicator.sql.denominator === undefined);
		}
	});
});
