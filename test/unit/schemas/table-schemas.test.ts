import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	getCategories,
	getCategoryGroups,
	getTableSchema,
	isTableName,
	tableSchemas,
	type Field,
} from '../../../src/lib/schemas/schemas.ts';

const folder = new URL('../../../data-schemas/', import.meta.url);

const fields = tableSchemas.flatMap((table) =>
	table.fields.map((field) => ({ place: `${table.name}.${field.name}`, field })),
);

function hasType({ type, example }: Field): boolean {
	switch (type) {
		case 'string':
			return typeof example === 'string';
		case 'boolean':
			return typeof example === 'boolean';
		case 'number':
			return typeof example === 'number';
		case 'integer':
		case 'year':
			return Number.isInteger(example);
		case 'date':
			return (
				typeof example === 'string' &&
				new Date(`${example}T00:00:00Z`).toISOString().startsWith(example)
			);
	}
}

describe('table schemas', () => {
	it('are the files of data-schemas, and no other', () => {
		const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
		const expected = [
			...tableSchemas.map(({ name }) => name),
			'clauses',
			'convention',
			'datapackage',
		];
		expect(files.sort()).toEqual(expected.map((name) => `${name}.schema.json`).sort());
	});

	it('put parents before children and lead foreign keys to primary keys', () => {
		tableSchemas.forEach((table, index) => {
			for (const key of table.foreignKeys) {
				const parents = tableSchemas.slice(0, index).map(({ name }) => name);
				expect(parents, table.name).toContain(key.table);
				expect(getTableSchema(key.table).primaryKey).toBe(key.column);
				const [from, to] = [
					table.fields.find(({ name }) => name === key.field),
					getTableSchema(key.table).fields.find(({ name }) => name === key.column),
				];
				expect(from?.type).toBe(to?.type);
				expect(from?.pattern).toBe(to?.pattern);
			}
		});
	});

	it.each(tableSchemas)('$name has a required and unique key, and each column once', (table) => {
		const key = table.fields.find(({ name }) => name === table.primaryKey);
		expect(key).toMatchObject({ required: true, unique: true });
		expect(new Set(table.fields.map(({ name }) => name)).size).toBe(table.fields.length);
		expect(table.version).toMatch(/^\d+\.\d+\.\d+$/);
		expect(table.title).not.toBe('');
		expect(table.description).toMatch(/\.$/);
	});

	it.each(fields)('$place is described, and its example keeps its own rules', ({ field }) => {
		expect(field.name).toMatch(/^[a-z][a-z0-9_]*$/);
		expect(field.title).not.toBe('');
		expect(field.description).toMatch(/\.$/);
		expect(`${field.title} ${field.description}`).not.toMatch(/'| [:;?!%»]|« /);
		expect(hasType(field)).toBe(true);
		const { example } = field;
		if (field.enum !== undefined) expect(field.enum).toContain(example);
		if (field.pattern !== undefined) expect(example).toMatch(new RegExp(field.pattern, 'u'));
		expect(Number(example) < (field.minimum ?? -Infinity)).toBe(false);
		expect(Number(example) > (field.maximum ?? Infinity)).toBe(false);
	});

	it.each(fields)('$place has a label for every value of its list', ({ field }) => {
		expect(field.categories?.map(({ value }) => value)).toEqual(field.enum);
		const labels = field.categories?.map(({ label }) => label) ?? [];
		expect(new Set(labels).size).toBe(labels.length);
		expect(labels).not.toContain('');
		const groups = field.groups?.map(({ value }) => value);
		const used = [...new Set(field.categories?.map(({ group }) => group))];
		expect(groups ?? [undefined]).toEqual(used.length === 0 ? [undefined] : used);
	});

	it('say where amounts and counts have a unit', () => {
		const units = fields.filter(({ field }) => field.unit !== undefined);
		expect(units.map(({ place, field }) => `${place} ${field.unit ?? ''}`)).toEqual([
			'seances.nb_invites personnes',
			'seances.nb_presents personnes',
			'seances.demi_journees_information demi-journées',
			'seances.demi_journees_preparation demi-journées',
			'finances.montant_prevu euros',
			'finances.montant_realise euros',
			'versements.montant euros',
		]);
	});

	it('map every family of freins to the agreement and to national lists', () => {
		const families = getCategories('freins', 'famille');
		expect(families).toHaveLength(12);
		expect(families.every(({ mappings }) => mappings !== undefined)).toBe(true);
		expect(families.find(({ value }) => value === 'garde_enfants')?.mappings).toEqual({
			convention: 'garde d’enfants',
			dataInclusion: ['famille--garde-denfants'],
			franceTravail: '24',
			oarsa: 'famille et parentalité',
		});
	});

	it('are frozen', () => {
		expect(Object.isFrozen(tableSchemas)).toBe(true);
		expect(fields.every(({ field }) => Object.isFrozen(field))).toBe(true);
	});
});

describe('look-ups', () => {
	it('know a table from another text', () => {
		expect(isTableName('contrats')).toBe(true);
		expect(isTableName('constructor')).toBe(false);
	});

	it('give the groups of exit motives in order', () => {
		expect(getCategoryGroups('accompagnements', 'motif_sortie').map(({ value }) => value)).toEqual([
			'activite',
			'reorientation',
			'fin_droit',
			'rupture',
		]);
	});

	it('throw on what no schema lists', () => {
		expect(() => getCategories('contrats', 'rang')).toThrow('unknown vocabulary: contrats.rang');
		expect(() => getCategoryGroups('freins', 'famille')).toThrow('unknown groups: freins.famille');
	});
});

describe('descriptors', () => {
	it.each(tableSchemas)('$name is a Table Schema that Validata can read', ({ name }) => {
		const text = readFileSync(new URL(`${name}.schema.json`, folder), 'utf8');
		const descriptor: unknown = JSON.parse(text);
		expect(descriptor).toMatchObject({
			$schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
			name,
			countryCode: 'FR',
			missingValues: [''],
		});
	});
});
