import { isAttached, type AttachedTable, type SetTable } from '../extracts/table.ts';
import type { Engine } from './engine.ts';

/** Creates the tables of an extract set in the engine and fills them; throws `EngineError`. */
export async function createTables(
	engine: Engine,
	tables: Iterable<SetTable>,
	onTable?: (name: string) => void,
): Promise<void> {
	const attached = new Map<Blob, string>();
	for (const table of tables) {
		if (isAttached(table)) {
			const name = attached.get(table.pack) ?? (await engine.attach(table.pack));
			attached.set(table.pack, name);
			await engine.run(toView(table, name));
			onTable?.(table.name);
			continue;
		}
		const columns = table.columns.map((column) => `${column.name} ${column.type}`).join(', ');
		await engine.run(`CREATE TABLE ${table.name} (${columns})`);
		if (table.rowCount > 0) await engine.append(table);
		onTable?.(table.name);
	}
}

/** A view under the name of the table: queries on the attached file are no slower than on a copy (engine.md). */
function toView({ name, columns }: AttachedTable, database: string): string {
	const list = columns.map((column) => `CAST(${column.name} AS ${column.type}) AS ${column.name}`);
	return `CREATE VIEW ${name} AS SELECT ${list.join(', ')} FROM ${database}.main.${name}`;
}
