import fc from 'fast-check';
import highs from 'highs';
import { describe, expect, it } from 'vitest';
import { solve } from 'yalps';
import { buildModel, type ModelSource } from '../../../src/lib/disclosure/build-model.ts';
import { formatLongCsv, parseLongCsv } from '../../../src/lib/disclosure/long-table-csv.ts';
import { auditPublication } from '../../../src/lib/disclosure/audit.ts';
import type { Model } from '../../../src/lib/disclosure/model.ts';
import { protect } from '../../../src/lib/disclosure/protect.ts';
import type { Publication, PublicationFile } from '../../../src/lib/disclosure/publication.ts';
import { toPlace } from '../../../src/lib/disclosure/read-publication.ts';
import { Solver } from '../../../src/lib/disclosure/solver.ts';
import { isReleasable } from '../../../src/lib/disclosure/units.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { FUZZ } from '../../support/fuzz.ts';
import { makeExtracts, toInput, toSource } from '../../support/disclosure.ts';

const solver = await highs();
const SIZE = { numRuns: 2 * FUZZ, sampled: 6 };

/** Extracts of their own, one period, one of the two thresholds. */
const releases = fc.record({
	seed: fc.integer({ min: 1, max: 10_000 }),
	persons: fc.integer({ min: 40, max: 100 }),
	period: fc.constantFrom('2020', '2020-S1', '2020-S2', '2020-T2'),
	threshold: fc.constantFrom(5, 11),
	/** Which of the counts to look for. */
	offset: fc.nat(1000),
});

interface Release {
	readonly source: ModelSource;
	readonly model: Model;
	readonly publication: Publication;
}

async function makeRelease(
	seed: number,
	persons: number,
	period: string,
	threshold: number,
): Promise<Release> {
	const input = await toInput(await makeExtracts(seed, persons), [period], threshold);
	const source = toSource(input, threshold);
	return { source, model: buildModel(source), publication: await protect(input, { solver }) };
}

describe('an attacker with another solver and the published numbers alone', () => {
	it('cannot tell that a small count is under the threshold', async () => {
		await fc.assert(
			fc.asyncProperty(releases, async ({ seed, persons, period, threshold, offset }) => {
				const { source, model, publication } = await makeRelease(seed, persons, period, threshold);
				const known = readKnown(model, source.rows, publication);
				const { sensitive } = model;
				for (let draw = 0; draw < Math.min(SIZE.sampled, sensitive.length); draw++) {
					const place = (offset + draw * 37) % sensitive.length;
					const count = sensitive[place] ?? 0;
					expect(known.has(count)).toBe(false);
					const range = findRange(model, known, count);
					const free = { least: 1, most: threshold };
					if (range.least <= free.least && range.most >= free.most) continue;
					// Nearer than that only where nothing published is to blame.
					expect(range).toEqual(findRange(model, new Map(), count));
					expect(publication.manifest.audit.bornes_connues).toBeGreaterThan(0);
				}
			}),
			{ numRuns: SIZE.numRuns },
		);
	}, 600_000);

	it('can tell as soon as a row that was withheld for others is published', async () => {
		const { source, model, publication } = await makeRelease(11, 40, '2020-S1', 5);
		const exact = new Map(source.rows.map((row) => [toPlace(row), row]));
		const shown = readAll(publication);
		const secondary = model.units.filter(
			({ rows, isPrimary }) =>
				!isPrimary &&
				rows.some((row) => {
					const place = toPlace(source.rows[row] ?? missing());
					return shown.some((other) => other.secret === 'oui' && toPlace(other) === place);
				}),
		);
		expect(secondary.length).toBeGreaterThan(0);
		for (const unit of secondary) {
			const places = new Set(unit.rows.map((row) => toPlace(source.rows[row] ?? missing())));
			const rows = shown.map((row) =>
				places.has(toPlace(row)) ? (exact.get(toPlace(row)) ?? row) : row,
			);
			await expect(audit(model, source, rows)).rejects.toThrow('Rien n’a été publié');
		}
	}, 600_000);
});

/** The counts that the bytes of a publication show, with their values. */
function readKnown(
	model: Model,
	rows: readonly LongRow[],
	publication: Publication,
): ReadonlyMap<number, number> {
	const published = new Set(
		readAll(publication)
			.filter(({ secret }) => secret === '')
			.map(toPlace),
	);
	const known = new Map<number, number>();
	for (const unit of model.units) {
		if (!unit.rows.some((row) => published.has(toPlace(rows[row] ?? missing())))) continue;
		for (const count of unit.counts) known.set(count, model.counts[count]?.value ?? 0);
	}
	return known;
}

/** What a count may be, in real numbers: the counts related to it and not known are free from 0. */
function findRange(
	model: Model,
	known: ReadonlyMap<number, number>,
	count: number,
): { readonly least: number; readonly most: number } {
	const unknown = new Set([count]);
	const relations = new Set<number>();
	for (const next of unknown) {
		model.relations.forEach((relation, number) => {
			if (relations.has(number) || !relation.counts.includes(next)) return;
			relations.add(number);
			for (const other of relation.counts) if (!known.has(other)) unknown.add(other);
		});
	}
	const variables = new Map(
		[...unknown].map((other) => [String(other), new Map<string, number>()]),
	);
	variables.get(String(count))?.set('goal', 1);
	const constraints: [string, { equal: number } | { min: number }][] = [];
	for (const number of relations) {
		const relation = model.relations[number];
		if (relation === undefined) continue;
		let fixed = 0;
		relation.counts.forEach((other, term) => {
			const coefficient = relation.coefficients[term] ?? 0;
			const value = known.get(other);
			if (value === undefined) variables.get(String(other))?.set(String(number), coefficient);
			else fixed += coefficient * value;
		});
		const least = relation.lower - fixed;
		const isEqual = relation.lower === relation.upper;
		constraints.push([String(number), isEqual ? { equal: least } : { min: least }]);
	}
	const reach = (direction: 'maximize' | 'minimize', bound: { max?: number; min?: number }) => {
		const program = {
			direction,
			objective: 'goal',
			constraints: [...constraints, ['goal', bound] as const],
			variables,
		};
		const { status, result } = solve(program);
		expect(status).toBe('optimal');
		return Math.round(result * 1e6) / 1e6;
	};
	// No need to go further than what must be reached: the program then never lacks an end.
	return {
		least: reach('minimize', { min: 0 }),
		most: reach('maximize', { max: model.threshold }),
	};
}

function readAll({ files }: Publication): readonly LongRow[] {
	return files
		.filter(({ name }) => name.endsWith('.csv'))
		.flatMap(({ bytes }) => parseLongCsv(new TextDecoder().decode(bytes)) ?? missing());
}

async function audit(model: Model, source: ModelSource, rows: readonly LongRow[]): Promise<number> {
	const file: PublicationFile = {
		name: 'essai.csv',
		bytes: new TextEncoder().encode(formatLongCsv(rows)),
	};
	const releasable = source.rows.filter((row) => isReleasable(source, row));
	return auditPublication(
		{ model, rows: source.rows, releasable, files: [file], points: [] },
		new Solver(solver),
	);
}

function missing(): never {
	throw new Error('row or table missing');
}
