import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { createTables } from '../../../src/lib/engine/tables.ts';
import { createKnownTables } from '../../../src/lib/indicators/known-tables.ts';
import { KNOWN_VIEWS } from '../../../src/lib/indicators/known-views.sql.ts';
import { MADE } from '../../../src/lib/indicators/linked-tables.sql.ts';
import { acceptExtracts, CASE_NAMES, openCase, type CaseName } from '../../support/cases.ts';

const HELPER = 'accompagnements_bruts';
const TABLES = [...MADE.keys(), ...KNOWN_VIEWS.map(({ name }) => name)].filter(
	(name) => name !== HELPER,
);

const engines: Engine[] = [];
afterEach(async () => {
	for (const engine of engines.splice(0)) await engine.close();
});

/** Every row of the known tables, as text, whatever its order; and how many lots made them. */
async function readKnown(
	name: CaseName,
	most?: number,
): Promise<{ readonly rows: Record<string, readonly string[]>; readonly lots: number }> {
	const set = await acceptExtracts(await openCase(name));
	const engine = await openNodeEngine({ threads: 1 });
	engines.push(engine);
	let lots = 0;
	const watched: Engine = Object.assign(Object.create(engine) as Engine, {
		kind: engine.kind,
		query: (sql: string) => engine.query(sql),
		run: (sql: string) => {
			if (sql.startsWith(`CREATE TABLE ${HELPER}`)) lots += 1;
			return engine.run(sql);
		},
	});
	await createTables(engine, set.tables.values());
	await createKnownTables(watched, set.convention, set.dateExtraction, most);
	const rows: Record<string, readonly string[]> = {};
	for (const table of TABLES) {
		const found = await engine.query(`SELECT CAST(t AS VARCHAR) AS r FROM ${table} t`);
		rows[table] = found.map((row) => String(row['r'])).sort();
	}
	return { rows, lots };
}

describe('the known tables', () => {
	it.each(CASE_NAMES)('of %s are the same made at once or in lots', async (name) => {
		const whole = await readKnown(name);
		expect(whole.lots).toBe(1);
		for (const table of ['orientations_connues', 'accompagnements_connus', 'contrats_connus']) {
			expect(whole.rows[table]).not.toEqual([]);
		}
		const cut = await readKnown(name, 7);
		expect(cut.lots).toBeGreaterThan(3);
		expect(cut.rows).toEqual(whole.rows);
	});

	it('leave nothing behind of what made them', async () => {
		await readKnown('two-years', 7);
		const [engine] = engines;
		const left = await engine?.query(
			`SELECT table_name FROM duckdb_tables() WHERE table_name = '${HELPER}'`,
		);
		expect(left).toEqual([]);
	});
});
