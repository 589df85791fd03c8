import { describe, expect, it } from 'vitest';
import { createPoles } from '../../../src/cli/demo/poles.ts';
import { tableSchemas, type Field } from '../../../src/lib/schemas/schemas.ts';
import { collectRows, isWeekend, readCell } from './collect.ts';

const tables = collectRows({ seed: 2020, persons: 122 });

/** What is wrong with a cell, or null. */
function findFault(value: unknown, field: Field): string | null {
	if (value === undefined) return 'missing column';
	if (value === null) return field.required ? 'required' : null;
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	if (field.enum !== undefined && !field.enum.includes(text)) return 'vocabulary';
	if (field.pattern !== undefined && !new RegExp(field.pattern).test(text)) return 'pattern';
	if (field.type === 'boolean') return typeof value === 'boolean' ? null : 'type';
	if (field.type === 'string') return typeof value === 'string' ? null : 'type';
	if (field.type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? null : 'date';
	if (typeof value !== 'number') return 'type';
	if (field.type !== 'number' && !Number.isInteger(value)) return 'whole number';
	if (value < (field.minimum ?? -Infinity) || value > (field.maximum ?? Infinity)) return 'range';
	return null;
}

describe.each(tableSchemas)('the rows of $name', (schema) => {
	const rows = tables[schema.name];

	it('satisfy the schema', () => {
		const names = schema.fields.map(({ name }) => name);
		for (const row of rows) expect(new Set(Object.keys(row))).toEqual(new Set(names));
		const faults = rows.flatMap((row) =>
			schema.fields.map((field) => findFault(readCell(row, field.name), field)),
		);
		expect(faults.filter((fault) => fault !== null)).toEqual([]);
		expect(rows.length).toBeGreaterThan(0);
	});

	it('have unique keys and links that lead somewhere', () => {
		const keys = rows.map((row) => readCell(row, schema.primaryKey));
		expect(new Set(keys).size).toBe(keys.length);
		for (const { field, table, column } of schema.foreignKeys) {
			const known = new Set(tables[table].map((row) => readCell(row, column)));
			expect(rows.filter((row) => !known.has(readCell(row, field)))).toEqual([]);
		}
	});
});

describe('the calendar', () => {
	it('leaves weekends out', () => {
		const days = [
			...tables.orientations.map((row) => row.date_orientation),
			...tables.contrats.map((row) => row.date_signature),
			...tables.seances.map((row) => row.date_seance),
			...tables.accompagnements.map((row) => row.date_debut),
			...tables.accompagnements.map((row) => row.date_fin),
			...tables.etapes.map((row) => row.date_realisation),
		];
		expect(days.filter((day) => day !== null && isWeekend(day))).toEqual([]);
	});

	it('has no orientation, start, exit, frein or action after the exercise', () => {
		const days = [
			...tables.orientations.map((row) => row.date_orientation),
			...tables.orientations.map((row) => row.date_premier_rendez_vous),
			...tables.accompagnements.map((row) => row.date_debut),
			...tables.accompagnements.map((row) => row.date_fin),
			...tables.freins.map((row) => row.date_identification),
			...tables.freins.map((row) => row.date_resolution),
			...tables.actions_partenariales.map((row) => row.date_action),
		];
		expect(days.filter((day) => day !== null && day > '2020-12-31')).toEqual([]);
	});
});

describe('money', () => {
	it('balances each statement and pays the advance of 80 %', () => {
		const cents = (sens: string): number =>
			tables.finances
				.filter((row) => row.exercice === 2020 && row.sens === sens)
				.reduce((sum, row) => sum + Math.round(row.montant_realise * 100), 0);
		expect(cents('depense')).toBe(cents('recette'));
		const advances = tables.versements.filter(
			({ exercice, nature }) => exercice === 2020 && nature === 'acompte',
		);
		expect(advances.map(({ montant }) => montant)).toEqual([22_000, 2_891.2]);
	});
});

describe('createPoles', () => {
	it('adds pôles above ten thousand persons', () => {
		expect(createPoles(10_000)).toHaveLength(5);
		const many = createPoles(100_000);
		expect(many).toHaveLength(20);
		expect(many[19]?.row).toMatchObject({ code_pole: 'P20', libelle: 'Pôle 20 (fictif)' });
	});
});
