import { describe, expect, it } from 'vitest';
import type { FollowUp } from '../../../src/lib/indicators/lists.ts';
import {
	filterFollowUps,
	NO_FILTER,
	sortFollowUps,
	toFollowUps,
} from '../../../src/lib/models/follow-up.ts';
import { COLUMNS, toFollowUpFile, toPage } from '../../../src/lib/models/follow-up-table.ts';
import { toPeriod } from './rows.ts';

const PERIOD = toPeriod('2020-S1', '2020-01-01', '2020-06-30');

const toFollowUp = (id: string, given: Partial<FollowUp> = {}): FollowUp => ({
	id,
	code_pole: 'GV',
	referent: 'R1',
	orientation: '2020-01-02',
	debut: '2020-01-10',
	fin: null,
	motif: null,
	groupe: null,
	contrats: 1,
	premierContrat: '2020-02-01',
	dernierTerme: '2020-08-01',
	freins: 3,
	freinsLeves: 1,
	etapes: 4,
	etapesRealisees: 2,
	...given,
});

const GIVEN = [
	toFollowUp('A1'),
	toFollowUp('A2', { fin: '2020-03-10', motif: 'formation', groupe: 'activite', contrats: 0 }),
	toFollowUp('A3', { debut: '2020-07-01' }),
	toFollowUp('A4', { debut: '2019-03-01', fin: '2020-01-01', code_pole: 'CO' }),
	toFollowUp('A5', { debut: '2019-03-01', fin: '2019-12-31' }),
];

const read = (pole = 'ENSEMBLE') =>
	toFollowUps(GIVEN, {
		period: PERIOD,
		pole,
		poleName: (code) => code,
		motiveName: () => 'Entrée en formation',
	});
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe('what followed', () => {
	it('keeps what overlaps the period, first and last day included, in the pôle chosen', () => {
		expect(ids(read())).toEqual(['A1', 'A2', 'A4']);
		expect(ids(read('CO'))).toEqual(['A4']);
	});

	it('counts days to the end, or to the cut-off, and names the outcome', () => {
		expect(read().map(({ duree, issue, outcome }) => [duree, issue, outcome])).toEqual([
			[356, 'En cours', 'en_cours'],
			[60, 'Entrée en formation', 'activite'],
			[306, 'Motif non renseigné', 'autre'],
		]);
	});

	it('filters by outcome, contract and words', () => {
		expect(ids(filterFollowUps(read(), { ...NO_FILTER, outcome: 'en_cours' }))).toEqual(['A1']);
		expect(ids(filterFollowUps(read(), { ...NO_FILTER, contract: 'sans' }))).toEqual(['A2']);
		expect(ids(filterFollowUps(read(), { ...NO_FILTER, text: ' FORMATION ' }))).toEqual(['A2']);
	});

	it('sorts both ways, what has no end last', () => {
		expect(ids(sortFollowUps(read(), 'fin', false))).toEqual(['A4', 'A2', 'A1']);
		expect(ids(sortFollowUps(read(), 'fin', true))).toEqual(['A2', 'A4', 'A1']);
		expect(ids(sortFollowUps(read(), 'duree', true))).toEqual(['A1', 'A4', 'A2']);
	});

	it('shows a page at a time and takes them all into a file', () => {
		const many = Array.from({ length: 60 }, (_, n) => n);
		expect(toPage(many, 1).rows).toHaveLength(25);
		expect(toPage(many, 9)).toMatchObject({ page: 2, pages: 3, rows: many.slice(50) });
		expect(toPage([], 3)).toMatchObject({ page: 0, pages: 1 });
		const file = toFollowUpFile('Suites', read());
		expect(file.rows).toHaveLength(3);
		expect(file.rows[0]?.cells).toHaveLength(file.columns.length - 1);
		expect(JSON.stringify(file)).not.toContain('R1');
		const ended = read().slice(1, 2);
		expect(ended.flatMap((row) => COLUMNS.map(({ text }) => text(row)))).toEqual([
			'A2',
			'GV',
			'10/01/2020',
			'10/03/2020',
			'60',
			'0',
			'1 sur 3',
			'2 sur 4',
			'Entrée en formation',
		]);
	});
});
