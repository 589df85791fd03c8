import type { Engine } from '../engine/engine.ts';
import { createTables } from '../engine/tables.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import { createKnownTables } from '../indicators/known-tables.ts';

/**
 * Puts an accepted set into a new engine, makes the tables that the figures share, and locks the engine: from here
 * on it reads nothing else. Throws `EngineError`.
 */
export async function loadSet(
	engine: Engine,
	set: ExtractSet,
	onTable?: (name: string) => void,
): Promise<void> {
	await createTables(engine, set.tables.values(), onTable);
	await createKnownTables(engine, set.convention, set.dateExtraction);
	await engine.lock();
}
