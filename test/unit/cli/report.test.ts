import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOfficeFile } from '../../support/office-parts.ts';
import { run, SMALL, type Outcome } from './run.ts';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalons-report-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function report(out: string, ...more: readonly string[]): Outcome {
	const given = ['--data', SMALL, '--period', '2020', '--out', join(folder, out)];
	return run('report', ...given, '--date', '2021-01-12', ...more);
}

describe('npm run report', () => {
	it('writes the same bytes twice for the same input', () => {
		for (const out of ['a.pptx', 'b.pptx']) {
			const { status, err } = report(out, '--report', 'comite-de-pilotage', '--format', 'pptx');
			expect([status, err]).toEqual([0, '']);
		}
		const [a, b] = ['a.pptx', 'b.pptx'].map((name) => readFileSync(join(folder, name)));
		if (a === undefined || b === undefined) throw new Error('files: none');
		expect(a.equals(b)).toBe(true);
		expect(checkOfficeFile(a)).toEqual([]);
	});

	it('takes a Markdown file, and names what is wrong in it by its line', () => {
		const path = join(folder, 'mien.md');
		writeFileSync(path, '---\ntitre: Essai\nforme: rapport\n---\n\n# Un\n\n:valeur[inconnu]\n');
		const { status, err } = report('c.html', '--report', path, '--format', 'html');
		expect(status).toBe(1);
		expect(err).toContain('mien.md:8');
		expect(existsSync(join(folder, 'c.html'))).toBe(false);
	});

	it.each([
		['an unknown report', ['--report', 'inconnu', '--format', 'docx'], 'etat-financier'],
		['an unknown format', ['--report', 'etat-financier', '--format', 'odt'], 'docx, pptx'],
		[
			'a pôle that is not there',
			['--report', 'point-pole', '--format', 'html', '--pole', 'ZZ'],
			'--pole',
		],
	])('refuses %s with exit code 2 and what could be written', (_, parameters, words) => {
		const { status, err } = report('d', ...parameters);
		expect(status).toBe(2);
		expect(err).toContain(words);
	});
});
