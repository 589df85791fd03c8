import { PackError, type Pack } from '../extracts/pack.ts';
import { launchEngine, type EngineAddresses } from './launch.ts';
import { openAttachedPack, PACK_NAME } from './pack.ts';

const FILE = 'paquet.duckdb';

/** Opens a `.duckdb` file with an engine of its own, in the browser; throws `PackError`. */
export async function openBrowserPack(
	bytes: Uint8Array,
	addresses: EngineAddresses,
): Promise<Pack> {
	const engine = await launchEngine(addresses, undefined, new Map([[FILE, bytes]]));
	try {
		await engine.run(`ATTACH '${FILE}' AS ${PACK_NAME} (READ_ONLY)`);
		return await openAttachedPack(engine, () => undefined);
	} catch (cause) {
		await engine.close();
		throw cause instanceof PackError ? cause : new PackError(cause);
	}
}
