import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PackError, type Pack } from '../extracts/pack.ts';
import { openNodeEngine } from './node.ts';
import { openAttachedPack, PACK_NAME } from './pack.ts';
import { sqlText } from '../schemas/sql-text.ts';

/** Opens a `.duckdb` file with the native engine, which reads it from a private copy; throws `PackError`. */
export async function openNodePack(bytes: Uint8Array): Promise<Pack> {
	const folder = await mkdtemp(join(tmpdir(), 'jalons-paquet-'));
	const file = join(folder, 'paquet.duckdb');
	await writeFile(file, bytes, { mode: 0o600 });
	const engine = await openNodeEngine();
	try {
		await engine.run(`ATTACH ${sqlText(file)} AS ${PACK_NAME} (READ_ONLY)`);
		return await openAttachedPack(engine, () => rm(folder, { recursive: true }));
	} catch (cause) {
		await engine.close();
		await rm(folder, { recursive: true });
		throw cause instanceof PackError ? cause : new PackError(cause);
	}
}
