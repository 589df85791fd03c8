import type { SetTable } from '../extracts/table.ts';
import type { Engine } from './engine.ts';

/** Creates the tables of an extract set in the engine and fills them; throws `EngineError`. */
export async function createTables(
	engine: Engine,
	tables: Iterable<SetTable>,
	onTable?: (name: string) => void,
): Promise<void> {
	for (const table of tables) {
		const columns = table.columns.map((column) => `${column.name} ${column.type}`).join(', ');
		await engine.run(`CREATE TABLE ${table.name} (${columns})`);
		if (table.rowCount > 0) await engine.append(table);
		onTable?.(table.name);
	}
}
