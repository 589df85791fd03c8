import type { Pack } from '../extracts/pack.ts';
import { openNodeEngine } from './node.ts';
import { openAttachedPack } from './pack.ts';

/** Opens a `.duckdb` file with the native engine, which reads it from a private copy; throws `PackError`. */
export async function openNodePack(bytes: Uint8Array): Promise<Pack> {
	return openAttachedPack(await openNodeEngine(), bytes);
}
