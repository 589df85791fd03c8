import { beforeAll, describe, expect, it } from 'vitest';
import { sortRows, toDrillTable } from '../../../../src/lib/models/exploration/drill-table.ts';
import {
	canDrill,
	listColumnsRead,
	type Drill,
	type DrillRow,
} from '../../../../src/lib/exploration/drill.ts';
import { DRILL_OBJECTS } from '../../../../src/lib/exploration/drill-objects.ts';
import { tellFact } from '../../../../src/lib/models/exploration/drill-facts.ts';
import { getIndicator, indicators } from '../../../../src/lib/indicators/registry.ts';
import { toRowWeight } from '../../../../src/lib/indicators/row-weight.ts';
import type { Convention } from '../../../../src/lib/schemas/schemas.ts';
import { acceptExtracts, openCase } from '../../../support/cases.ts';
import { YEAR } from '../rows.ts';

let convention: Convention;

beforeAll(async () => {
	({ convention } = await acceptExtracts(await openCase('small')));
});

const toRow = (id: string, person: string, isUnder: boolean, end: string | null): DrillRow => ({
	values: [
		id,
		person,
		'Grand Valentinois',
		'R1',
		'2020-02-03',
		end,
		end === null ? null : 'formation',
	],
	facts: [isUnder],
	numerator: isUnder ? 1 : 0,
	denominator: 1,
	distinct: { numerator: person, denominator: person },
});

function toDrill(rows: readonly DrillRow[]): Drill {
	const object = DRILL_OBJECTS['accompagnements_de_la_periode'];
	if (object === undefined) throw new Error('no object');
	return { edition: 'pilotage', object, facts: ['sous_contrat'], rows, isCut: false };
}

const ROWS = [
	toRow('A10', 'B1', true, null),
	toRow('A2', 'B1', true, '2020-05-01'),
	toRow('A3', 'B2', false, '2020-03-01'),
];

const tell = (rows = ROWS) =>
	toDrillTable(toDrill(rows), {
		indicator: getIndicator('taux_contractualisation'),
		period: YEAR,
		cuts: [],
		convention,
	});

describe('the table of rows', () => {
	it('counts a person once, and says so', () => {
		expect(tell().summary).toBe('3 accompagnements\u00A0: numérateur 1, dénominateur 2.');
		expect(tell([]).summary).toBe('0 accompagnement\u00A0: numérateur 0, dénominateur 0.');
	});

	it('says how each row counts, and why', () => {
		const cells = tell().table.rows.map((row) => row.cells.slice(0, 2).map(({ text }) => text));
		expect(cells).toEqual([
			['Numérateur et dénominateur', 'sous contrat pendant la période\u00A0: oui'],
			['Numérateur et dénominateur', 'sous contrat pendant la période\u00A0: oui'],
			['Dénominateur seulement', 'sous contrat pendant la période\u00A0: non'],
		]);
		expect(tell().counted).toEqual([
			'Au numérateur\u00A0: personnes accompagnées qui ont un contrat.',
			'Au dénominateur\u00A0: personnes accompagnées pendant la période.',
		]);
	});

	it('gives the words of a vocabulary, and nothing for no value', () => {
		const motives = tell().table.rows.map((row) => row.cells[7]?.text);
		expect(motives).toEqual(['', 'Entrée en formation', 'Entrée en formation']);
	});

	it('sorts by a column, numbers inside names by value, empty cells last', () => {
		const { table } = tell();
		expect(sortRows(table, 0, false).map(({ label }) => label)).toEqual(['A2', 'A3', 'A10']);
		expect(sortRows(table, 7, true).map(({ label }) => label)).toEqual(['A2', 'A3', 'A10']);
		expect(sortRows(table, 7, false).map(({ label }) => label)).toEqual(['A3', 'A2', 'A10']);
	});
});

describe('the words of facts', () => {
	it('are there for every column that a condition reads', () => {
		for (const { sql } of indicators.filter(canDrill)) {
			const conditions = [sql.numerator, sql.denominator].flatMap((part) =>
				part === undefined ? [] : [...(toRowWeight(part)?.conditions ?? [])],
			);
			for (const name of listColumnsRead(conditions)) {
				expect(tellFact(name, null, convention)).toMatch(/^\p{L}.*\u00A0: non/u);
			}
		}
		expect(() => tellFact('inconnue', null, convention)).toThrow('fact without words: inconnue');
	});

	it('tell a value of a vocabulary, a number and a flag', () => {
		expect(tellFact('presence', 'present', convention)).toBe('premier rendez-vous\u00A0: Présent');
		expect(tellFact('jours_restants', 42, convention)).toBe('jours avant le terme\u00A0: 42');
		expect(tellFact('resolu', 1, convention)).toBe('freins levés\u00A0: oui');
	});
});
