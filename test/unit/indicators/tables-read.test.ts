import { beforeAll, describe, expect, it } from 'vitest';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { parsePeriod } from '../../../src/lib/indicators/periods.ts';
import { indicators } from '../../../src/lib/indicators/registry.ts';
import { listTablesRead } from '../../../src/lib/indicators/tables-read.ts';
import { tableSchemas, type TableName } from '../../../src/lib/schemas/schemas.ts';
import { acceptExtracts, openCase } from '../../support/cases.ts';

let set: ExtractSet;
let whole: ReadonlyMap<string, string>;

/** The main and breakdown rows of each indicator as one text, the rows of `emptied` deleted first. */
async function compute(emptied: TableName | null): Promise<ReadonlyMap<string, string>> {
	const engine = await openNodeEngine();
	try {
		const tables = new Map(
			[...set.tables].map(([name, table]) => [
				name,
				name === emptied ? { ...table, rowCount: 0, batches: [], rows: [] } : table,
			]),
		);
		await loadSet(engine, { ...set, tables });
		const parsed = parsePeriod('2020', set.convention, set.dateExtraction);
		if (!parsed.ok) throw new Error(parsed.message);
		return group(await computeLongTable(engine, set.convention, [parsed.period]));
	} finally {
		await engine.close();
	}
}

function group(rows: readonly LongRow[]): ReadonlyMap<string, string> {
	const texts = new Map<string, string[]>();
	for (const row of rows) {
		const key = [row.ventilation, row.modalite, row.code_pole].join('|');
		const value = [row.numerateur, row.denominateur, row.valeur].join('|');
		texts.set(row.indicateur, [...(texts.get(row.indicateur) ?? []), `${key} ${value}`]);
	}
	return new Map([...texts].map(([id, lines]) => [id, lines.sort().join('\n')]));
}

beforeAll(async () => {
	set = await acceptExtracts(await openCase('small'));
	whole = await compute(null);
});

describe('listTablesRead', () => {
	it.each(tableSchemas.map(({ name }) => name))(
		'names %s for every figure that changes when it is empty',
		async (name) => {
			const without = await compute(name);
			const changed = indicators.filter(({ id }) => whole.get(id) !== without.get(id));
			expect(changed.length).toBeGreaterThan(0);
			for (const { id } of changed) expect(listTablesRead(id), id).toContain(name);
		},
	);

	it('names no more than a figure needs', () => {
		expect(listTablesRead('seances_realisees')).toEqual(['poles', 'seances']);
		expect(listTablesRead('depenses_realisees')).toEqual(['finances', 'versements']);
		expect(listTablesRead('cout_par_personne')).toContain('orientations');
		expect(listTablesRead('livrables_a_temps')).toEqual(['livrables']);
	});

	it('throws on an unknown figure', () => {
		expect(() => listTablesRead('inconnu')).toThrow('unknown indicator: inconnu');
	});
});
