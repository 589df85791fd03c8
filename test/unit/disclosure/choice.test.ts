import highs from 'highs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Attack } from '../../../src/lib/disclosure/attack.ts';
import { hideCounts, type Model } from '../../../src/lib/disclosure/model.ts';
import { chooseSecondary } from '../../../src/lib/disclosure/secondary.ts';
import { Solver } from '../../../src/lib/disclosure/solver.ts';
import { toModel } from './tiny.ts';

const solver = new Solver(await highs());
const numRuns = Number(process.env['JALONS_RUNS'] ?? 10);

const models = fc
	.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 2 }), {
		minLength: 2,
		maxLength: 2,
	})
	.map((cells) => toModel({ cells, threshold: 5 }));

it('withholds enough, proves its bound, and weighs at most 1.10 times the lightest choice there is', async () => {
	await fc.assert(
		fc.asyncProperty(models, async (model) => {
			const choice = await chooseSecondary(model, solver);
			expect(await isEnough(model, choice.units)).toBe(true);
			const least = await findLeast(model);
			expect(choice.bound).toBeLessThanOrEqual(least + 1e-6);
			expect(choice.weight).toBeLessThanOrEqual(least * 1.1 + 1e-6);
		}),
		{ numRuns },
	);
});

async function isEnough(model: Model, units: ReadonlySet<number>): Promise<boolean> {
	const cuts = await new Attack(model, solver).run(hideCounts(model, units));
	return cuts.length === 0;
}

/** The weight of the lightest units that protect, by trying every choice from the lightest. */
async function findLeast(model: Model): Promise<number> {
	const free = model.units.flatMap(({ isPrimary }, unit) => (isPrimary ? [] : [unit]));
	const choices = Array.from({ length: 2 ** free.length }, (_, bits) => {
		const units = free.filter((_unit, place) => Math.floor(bits / 2 ** place) % 2 === 1);
		const weight = units.reduce((sum, unit) => sum + (model.units[unit]?.weight ?? 0), 0);
		return { units: new Set(units), weight };
	}).sort((a, b) => a.weight - b.weight);
	for (const { units, weight } of choices) if (await isEnough(model, units)) return weight;
	throw new Error('no choice protects');
}
