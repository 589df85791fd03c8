import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clauses } from '../../../src/cli/demo/clauses.ts';
import { createConvention } from '../../../src/cli/demo/convention.ts';
import { parseOptions } from '../../../src/cli/demo/options.ts';
import { Random, scramble } from '../../../src/cli/demo/random.ts';
import { writeDemo } from '../../../src/cli/demo/write-demo.ts';
import { checkClauses } from '../../../src/lib/convention/check-clauses.ts';
import { indicators } from '../../../src/lib/indicators/registry.ts';
import {
	checkClausesShape,
	checkConventionShape,
	checkDatapackageShape,
	tableSchemas,
} from '../../../src/lib/schemas/schemas.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

/** Writes a set; returns the SHA-256 of each of its files. */
async function hashSet(
	name: string,
	seed: number,
	format: 'csv' | 'parquet' = 'csv',
): Promise<Readonly<Record<string, string>>> {
	const out = join(folder, name);
	await writeDemo({ seed, persons: 60, out, format });
	return Object.fromEntries(
		readdirSync(out).map((file) => [
			file,
			createHash('sha256')
				.update(readFileSync(join(out, file)))
				.digest('hex'),
		]),
	);
}

describe('writeDemo', () => {
	it('writes the same bytes for the same seed, others for another', async () => {
		const first = await hashSet('first', 1);
		expect(await hashSet('again', 1)).toEqual(first);
		const other = await hashSet('other', 2);
		expect(other['orientations.csv']).not.toBe(first['orientations.csv']);
		expect(other['etapes.csv']).not.toBe(first['etapes.csv']);
		expect(Object.keys(first)).toHaveLength(tableSchemas.length + 3);
	});

	it('writes the same Parquet bytes for the same seed, in place of older CSV', async () => {
		await hashSet('parquet', 1);
		const first = await hashSet('parquet', 1, 'parquet');
		expect(Object.keys(first).filter((file) => file.endsWith('.csv'))).toEqual([]);
		expect(await hashSet('parquet-again', 1, 'parquet')).toEqual(first);
	});

	it('shares the persons between agreements, each a set of its own', async () => {
		const out = join(folder, 'several');
		await writeDemo({ seed: 1, persons: 101, out, format: 'csv', conventions: 2 });
		expect(readdirSync(out)).toEqual(['departement=F1', 'departement=F2']);
		const read = (name: string): string =>
			readFileSync(join(out, `departement=${name}`, 'orientations.csv'), 'utf8');
		expect(read('F1')).not.toBe(read('F2'));
	});

	it('declares each file in a package marked as fictitious', async () => {
		const hashes = await hashSet('package', 3);
		const text = readFileSync(join(folder, 'package', 'datapackage.json'), 'utf8');
		const declared: unknown = JSON.parse(text);
		expect(checkDatapackageShape(declared)).toEqual([]);
		expect(declared).toMatchObject({
			'x-demonstration': true,
			date_extraction: '2021-03-15',
			resources: tableSchemas.map(({ name }) => ({
				name,
				path: `${name}.csv`,
				hash: `sha256:${hashes[`${name}.csv`] ?? ''}`,
			})),
		});
		expect(text).toContain('Données fictives de démonstration');
	});
});

describe('createConvention', () => {
	it('follows the schema and the size of the data', () => {
		expect(checkConventionShape(createConvention((count) => count))).toEqual([]);
		const [, exercice] = createConvention((count) => count * 10).exercices;
		expect(exercice?.objectifs['personnes_accompagnees']?.cible).toBe(1000);
		expect(exercice?.budget).toEqual({ accompagnement: 27_500, information: 3_614 });
	});
});

describe('clauses', () => {
	it('follow the schema and name indicators that exist', () => {
		expect(checkClausesShape(clauses)).toEqual([]);
		expect(checkClauses(clauses.clauses)).toEqual([]);
	});

	it('leave no article out, and give each figure to the articles that ask for it', () => {
		const articles = [...new Set(clauses.clauses.map(({ article }) => article))];
		expect(articles).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', 'annexe']);
		const measured = (article: string): readonly string[] =>
			clauses.clauses
				.filter((clause) => clause.article === article)
				.flatMap(({ indicateurs = [] }) => indicateurs);
		for (const article of articles) {
			const asked = indicators.filter((one) => one.article.split(', ').includes(article));
			const ids = asked.map(({ id }) => id).sort();
			expect([...measured(article)].sort(), article).toEqual(ids);
		}
	});

	it('sum up and do not quote', () => {
		for (const { resume } of clauses.clauses) {
			expect(resume).toMatch(/^En résumé, /);
			expect(resume).not.toMatch(/[«»"]/);
		}
	});
});

describe('parseOptions', () => {
	it('has defaults', () => {
		expect(parseOptions([])).toEqual({
			kind: 'options',
			options: { seed: 2020, persons: 122, out: 'static/demo', format: 'csv', conventions: 1 },
		});
	});

	it.each([
		[['--persons', '3'], '--persons attend un nombre entier, de 40 à 5000000.'],
		[['--seed', 'abc'], '--seed attend un nombre entier, de 0 à 999999999.'],
		[['--format', 'xlsx'], '--format attend csv ou parquet.'],
		[
			['--conventions', '4'],
			'--conventions attend un nombre entier, de 1 à 999, avec 40 personnes au moins par convention.',
		],
		[['--colour'], 'Option inconnue : « --colour ».'],
		[['here'], 'Argument inattendu : « here ».'],
		[['--out'], '--out attend une valeur.'],
	])('says in French what is wrong with %j', (args, message) => {
		const parsed = parseOptions(args);
		expect(parsed.kind === 'error' && parsed.message.replaceAll('\u00a0', ' ')).toBe(message);
	});
});

describe('Random', () => {
	it('deals exact shares', () => {
		const dealt = new Random('test').deal(
			[
				['one', 31],
				['two', 14],
			],
			45,
		);
		expect(dealt.filter((value) => value === 'one')).toHaveLength(31);
		expect(dealt).toHaveLength(45);
	});

	it('scrambles without collision', () => {
		const seen = new Set(Array.from({ length: 20_000 }, (_, index) => scramble(index, 42)));
		expect(seen.size).toBe(20_000);
	});
});
