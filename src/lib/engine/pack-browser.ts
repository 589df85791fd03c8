import type { Pack } from '../extracts/pack.ts';
import { launchEngine, type EngineAddresses } from './launch.ts';
import { openAttachedPack } from './pack.ts';

/** Opens a `.duckdb` file with an engine of its own, in the browser; throws `PackError`. */
export async function openBrowserPack(
	bytes: Uint8Array,
	addresses: EngineAddresses,
): Promise<Pack> {
	return openAttachedPack(await launchEngine(addresses), bytes);
}
