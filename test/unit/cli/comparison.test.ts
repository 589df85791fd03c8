import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemo } from '../../../src/cli/demo/write-demo.ts';
import { run } from './run.ts';

/** Persons oriented in the year, an agreement each. */
const PERSONS = [60, 90, 150, 240, 300] as const;

let root = '';
beforeAll(async () => {
	root = mkdtempSync(join(tmpdir(), 'jalons-'));
	for (const [index, persons] of PERSONS.entries()) {
		const out = join(root, 'tous', `departement=F${index + 1}`);
		await writeDemo({ seed: index, persons, out, format: 'csv' });
	}
});
afterAll(() => {
	rmSync(root, { recursive: true });
});

function compare(data: string, ...more: readonly string[]) {
	const out = join(root, 'comparaison.html');
	const base = ['--data', data, '--period', '2020', '--format', 'html', '--out', out];
	return { path: out, ...run('report', ...base, '--report', 'comparaison-conventions', ...more) };
}

/** The words of a page, spaces made plain. */
function readText(path: string): string {
	return readFileSync(path, 'utf8')
		.replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
		.replaceAll('\u00a0', ' ')
		.replaceAll(/\s+/g, ' ');
}

describe('a report that compares agreements', () => {
	it('draws a funnel of each rate, and gives the numbers of each and of all', () => {
		const { status, err, path } = compare(join(root, 'tous'));
		expect([status, err]).toEqual([0, '']);
		const text = readText(path);
		expect(text).toContain('Comparaison de 5 conventions, 2020');
		expect(text.match(/Figure \d+\./g)).toHaveLength(10);
		expect(text).toContain('Les conventions en chiffres, 2020 Convention Orientées');
		for (const [index, persons] of PERSONS.entries()) {
			expect(text).toContain(`F${index + 1} Drôme ${persons} `);
		}
		expect(text).toContain('Ensemble 840 ');
		expect(text).toMatch(/toutes les conventions sont entre|F\d Drôme au-/);
		expect(text).not.toMatch(/pôle/i);
		expect(text).toContain('Données fictives de démonstration');
	});

	it('asks for several agreements, and the other reports for one', () => {
		const alone = compare(join(root, 'tous', 'departement=F1'));
		expect(alone.status).toBe(2);
		expect(alone.err).toContain('Ce rapport compare des conventions');
		const several = compare(join(root, 'tous'), '--report', 'point-pole');
		expect(several.status).toBe(2);
		expect(several.err).toContain('choisir un des dossiers');
		const indicators = run('indicators', '--data', join(root, 'tous'), '--period', '1999');
		expect([indicators.status, indicators.out]).toEqual([2, '']);
		const diffusion = compare(join(root, 'tous'), '--edition', 'diffusion');
		expect(diffusion.status).toBe(2);
	});

	it('refuses agreements whose periods do not have the same days', () => {
		const path = join(root, 'tous', 'departement=F5', 'convention.json');
		const text = readFileSync(path, 'utf8');
		writeFileSync(
			path,
			text.replaceAll('"date_arrete": "2020-12-31"', '"date_arrete": "2020-09-10"'),
		);
		const { status, err } = compare(join(root, 'tous'));
		writeFileSync(path, text);
		expect(status).toBe(1);
		expect(err.replaceAll('\u00a0', ' ')).toContain('pas les mêmes jours pour 2020 (F1 et F5)');
	});
});
