import { describe, expect, it } from 'vitest';
import { checkClauses } from '../../../src/lib/convention/check-clauses.ts';
import { listFindings, loadSmall, read, readSet } from './sets.ts';

const clause = {
	id: 'article-2-seances',
	article: '2',
	titre: 'Séances',
	resume: 'En résumé, des séances se tiennent.',
	demande: 'Le nombre de séances.',
	preuve: 'indicateur',
	indicateurs: ['seances_realisees'],
};

const withClauses = (clauses: unknown): Record<string, string> => ({
	...loadSmall(),
	'clauses.json': typeof clauses === 'string' ? clauses : JSON.stringify({ clauses }),
});

const say = (message: string | undefined): string => (message ?? '').replaceAll('\u00a0', ' ');

describe('clauses.json', () => {
	it('is read where it is given, and may be absent', async () => {
		expect((await readSet(loadSmall())).clauses).toEqual([]);
		const set = await readSet(withClauses([clause]));
		expect(set.clauses).toEqual([clause]);
		expect(set.findings.map(({ code }) => code)).not.toContain('fichiers-ignores');
		expect(set.files.some(({ path }) => path === 'clauses.json')).toBe(true);
	});

	it.each<[string, unknown, string]>([
		['an unknown evidence', [{ ...clause, preuve: 'oral' }], 'clauses[0].preuve doit valoir'],
		['no title', [{ ...clause, titre: undefined }], 'La clé « titre » manque dans clauses[0]'],
		['an unknown key', [{ ...clause, indicateur: 'x' }], '« indicateurs » ?'],
		['no clause', [], 'clauses doit contenir au moins un élément'],
	])('is refused in French with %s', async (_, clauses, words) => {
		const [finding] = (await listFindings(withClauses(clauses))).filter(
			({ code }) => code === 'clauses-invalides',
		);
		expect(finding?.severity).toBe('erreur');
		expect(say(finding?.message)).toContain(words);
		expect(finding?.advice).toContain('facultatif');
	});

	it('is refused when it is no JSON', async () => {
		const findings = await listFindings(withClauses('{'));
		expect(findings.map(({ code }) => code)).toContain('json-illisible');
	});

	it.each<[string, readonly unknown[], string]>([
		['twice the same id', [clause, clause], 'clause-en-double'],
		[
			'an unknown indicator',
			[{ ...clause, indicateurs: ['seance_realisees'] }],
			'clause-indicateur-inconnu',
		],
		['no indicator', [{ ...clause, indicateurs: [] }], 'clause-sans-preuve'],
		['no deliverable', [{ ...clause, preuve: 'livrable' }], 'clause-sans-preuve'],
	])('is refused by what its schema cannot see: %s', async (_, clauses, code) => {
		const result = await read(withClauses(clauses), { checkClauses });
		expect(result.ok).toBe(false);
		expect(result.ok ? [] : result.findings.map((finding) => finding.code)).toContain(code);
	});

	it('names the indicator that was probably meant', () => {
		const [finding] = checkClauses([
			{ ...clause, preuve: 'indicateur', indicateurs: ['seance_realisees'] },
		]);
		expect(finding?.advice).toContain('seances_realisees');
	});
});
