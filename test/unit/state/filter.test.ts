import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../src/lib/disclosure/release.ts';
import {
	getDefaultChoice,
	listAllPeriods,
	readFilter,
	toPoleOptions,
	toSearch,
	writeFilter,
} from '../../../src/lib/state/filter.ts';
import { scope } from './scope.ts';

const read = (query: string, within = scope) => readFilter(new URLSearchParams(query), within);
const write = (query: string, periode: string, pole: string, edition: Edition = 'pilotage') =>
	writeFilter(new URLSearchParams(query), { periode, pole, comparaison: '', edition }, scope);

describe('default choice', () => {
	it('is the latest exercise that has begun, whatever the order of the exercises', () => {
		expect(getDefaultChoice(scope)).toEqual({
			periode: '2020',
			pole: 'ENSEMBLE',
			comparaison: '',
			edition: 'pilotage',
		});
		const early = { ...scope, dateExtraction: '2019-12-31' };
		expect(getDefaultChoice(early).periode).toBe('2019');
	});

	it('is the latest exercise where no package says a date', () => {
		expect(getDefaultChoice({ ...scope, dateExtraction: null }).periode).toBe('2020');
	});
});

describe('reading an address', () => {
	it('gives the default without a notice when the address says nothing', () => {
		const { choice, period, notices } = read('');
		expect(choice).toEqual({
			periode: '2020',
			pole: 'ENSEMBLE',
			comparaison: '',
			edition: 'pilotage',
		});
		expect(period.fin).toBe('2020-12-31');
		expect(notices).toEqual([]);
	});

	it.each([
		['2020-S1', '2020-06-30'],
		['2019-T4', '2019-12-31'],
		['2020-02', '2020-02-29'],
		['2020-01-15..2020-03-31', '2020-03-31'],
	])('reads the period %s', (periode, fin) => {
		const found = read(`periode=${periode}&pole=GV`);
		expect(found.choice).toMatchObject({ periode, pole: 'GV', comparaison: '' });
		expect(found.period.fin).toBe(fin);
		expect(found.notices).toEqual([]);
	});

	it.each(['2031', '2020-S3', '2020-12-01..2021-01-31', '<b>'])(
		'replaces the period %s by the default, with a notice',
		(periode) => {
			const found = read(`periode=${encodeURIComponent(periode)}&pole=CO`);
			expect(found.choice).toMatchObject({ periode: '2020', pole: 'CO', comparaison: '' });
			expect(found.notices).toHaveLength(1);
			expect(found.notices[0]).toContain('L’exercice 2020 est affiché.');
		},
	);

	it('replaces an unknown pôle by the whole, with a notice', () => {
		const found = read('periode=2020-S1&pole=ZZ');
		expect(found.choice).toMatchObject({ periode: '2020-S1', pole: 'ENSEMBLE', comparaison: '' });
		expect(found.notices).toEqual([
			'Le pôle «\u00A0ZZ\u00A0» n’est pas dans les extraits\u00A0: l’ensemble des pôles est affiché.',
		]);
	});
});

describe('the edition of an address', () => {
	it('is the one of pilotage unless diffusion is written', () => {
		expect(read('edition=diffusion').choice.edition).toBe('diffusion');
		for (const query of ['', 'edition=pilotage', 'edition=DIFFUSION', 'edition=']) {
			expect(read(query).choice.edition).toBe('pilotage');
		}
	});

	it('stays when the period cannot be read', () => {
		expect(read('periode=2031&edition=diffusion').choice.edition).toBe('diffusion');
	});
});

describe('writing an address', () => {
	it('leaves the defaults out', () => {
		expect(write('', '2020', 'ENSEMBLE')).toBe('');
		expect(write('', '2020-S1', 'ENSEMBLE')).toBe('?periode=2020-S1');
		expect(write('', '2020', 'GV')).toBe('?pole=GV');
		expect(write('', '2020', 'ENSEMBLE', 'diffusion')).toBe('?edition=diffusion');
	});

	it('takes away what becomes default and keeps what it does not know', () => {
		expect(write('periode=2020-S1&autre=1', '2020', 'ENSEMBLE')).toBe('?autre=1');
	});

	it('is read back as it was written', () => {
		const choice = {
			periode: '2020-01-15..2020-03-31',
			pole: 'CO',
			edition: 'diffusion',
			comparaison: 'annee',
		} as const;
		expect(read(toSearch(choice, scope)).choice).toEqual(choice);
	});
});

describe('what can be chosen', () => {
	it('puts the whole before the pôles', () => {
		expect(toPoleOptions(scope).map(({ label }) => label)).toEqual([
			'Ensemble des pôles',
			'Grand Valentinois',
			'Collines (fictif)',
		]);
	});

	it('computes every standard period of every exercise', () => {
		const ids = listAllPeriods(scope).map(({ id }) => id);
		expect(ids).toHaveLength(2 * 19);
		expect(ids).toEqual(expect.arrayContaining(['2019', '2019-S2', '2020-T3', '2020-12']));
	});
});
