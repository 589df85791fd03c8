import highs from 'highs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Attack } from '../../../src/lib/disclosure/attack.ts';
import { isPossible } from '../../../src/lib/disclosure/points.ts';
import { indexRelations } from '../../../src/lib/disclosure/components.ts';
import { determine } from '../../../src/lib/disclosure/elimination.ts';
import { Pencil } from '../../../src/lib/disclosure/propagation.ts';
import { Solver } from '../../../src/lib/disclosure/solver.ts';
import { enumerate, isProtected, toModel } from './tiny.ts';

const solver = new Solver(await highs());
const numRuns = Number(process.env['JALONS_RUNS'] ?? 25);

const tables = fc
	.record({
		cells: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 2 }), {
			minLength: 2,
			maxLength: 2,
		}),
		hidden: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
	})
	.map(({ cells, hidden }) => {
		const model = toModel({ cells, threshold: 5 });
		const isHidden = Uint8Array.from(model.counts, (_, count) =>
			hidden[count] === true || model.sensitive.includes(count) ? 1 : 0,
		);
		// With the total hidden too, nothing bounds the table.
		if (!model.sensitive.includes(8)) isHidden[8] = 0;
		return { model, isHidden };
	})
	.filter(({ isHidden }) => isHidden[8] === 0);

describe('the attacker with a solver', () => {
	it('agrees with the enumeration of every possible table', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async ({ model, isHidden }) => {
				const cuts = await new Attack(model, solver).run(isHidden);
				const states = enumerate(model, 4, isHidden);
				expect(cuts.length === 0).toBe(isProtected(model, states));
			}),
			{ numRuns },
		);
	});

	it('names published counts that give the secret away whatever else is withheld', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async ({ model, isHidden }) => {
				const attack = new Attack(model, solver);
				const cuts = [...attack.known.hideOnly(isHidden).cuts, ...(await attack.run(isHidden))];
				for (const cut of cuts) {
					const isOnlyCut = new Uint8Array(model.counts.length).fill(1);
					for (const count of cut) {
						expect(isHidden[count]).toBe(0);
						isOnlyCut[count] = 0;
					}
					const alone = await new Attack(model, solver).run(isOnlyCut);
					expect(alone).not.toEqual([]);
				}
			}),
			{ numRuns },
		);
	});

	it('keeps only points that obey every relation', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async ({ model, isHidden }) => {
				const attack = new Attack(model, solver);
				await attack.run(isHidden);
				for (const point of attack.pool.points) {
					expect(isPossible(model, attack.index, point)).toBe(true);
					expect(point.counts.every((count) => isHidden[count] === 1)).toBe(true);
				}
			}),
			{ numRuns },
		);
	});
});

describe('the attacker with a pencil', () => {
	it('finds nothing that the solver does not find', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async ({ model, isHidden }) => {
				const found = Pencil.start(model, indexRelations(model)).hideOnly(isHidden).cuts;
				if (found.length === 0) return;
				expect(await new Attack(model, solver).run(isHidden)).not.toEqual([]);
			}),
			{ numRuns },
		);
	});
});

describe('elimination', () => {
	it('determines a count only where every possible table has the same value, and always for equalities', () => {
		fc.assert(
			fc.property(tables, ({ model, isHidden }) => {
				const determined = determine(model, isHidden);
				const states = enumerate(model, 4, isHidden);
				for (const [count, isDetermined] of determined.entries()) {
					if (isHidden[count] === 0 || isDetermined === 0) continue;
					expect(new Set(states.map((state) => state[count])).size).toBe(1);
				}
			}),
			{ numRuns },
		);
	});

	it('determines the last cell of a row whose total is published', () => {
		const model = toModel({
			cells: [
				[3, 9],
				[7, 8],
			],
			threshold: 5,
		});
		const isHidden = new Uint8Array(model.counts.length);
		isHidden[0] = 1;
		expect(determine(model, isHidden)[0]).toBe(1);
		isHidden[1] = isHidden[2] = isHidden[3] = 1;
		expect([...determine(model, isHidden)].slice(0, 4)).toEqual([0, 0, 0, 0]);
	});
});
