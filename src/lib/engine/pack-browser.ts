import { PackError, type Pack } from '../extracts/pack.ts';
import { openBrowserEngine } from './browser.ts';
import { openAttachedPack, PACK_NAME } from './pack.ts';

const FILE = 'paquet.duckdb';

/** Opens a `.duckdb` file with an engine of its own, in the browser; throws `PackError`. */
export async function openBrowserPack(bytes: Uint8Array): Promise<Pack> {
	const engine = await openBrowserEngine(undefined, new Map([[FILE, bytes]]));
	try {
		await engine.run(`ATTACH '${FILE}' AS ${PACK_NAME} (READ_ONLY)`);
		return await openAttachedPack(engine, () => undefined);
	} catch (cause) {
		await engine.close();
		throw cause instanceof PackError ? cause : new PackError(cause);
	}
}
