import { packTable } from './arrow.ts';
import { readInto, type ReadOptions } from './read-extracts.ts';
import type { FromReader, OfferedFile, PackedResult, ToReader } from './reading-messages.ts';
import { readSealedPack } from './sealed-pack.ts';
import type { LoadProgress, SourceFile } from './source.ts';
import { isAttached } from './table.ts';

/** The side of a worker that its own code sees. */
export interface ReadingPort {
	postMessage(message: FromReader, options: { transfer: Transferable[] }): void;
	addEventListener(type: 'message', listen: (event: MessageEvent<ToReader>) => void): void;
}

/** Answers the page that asks for files to be read, away from the thread that draws. */
export function serveReading(
	port: ReadingPort,
	options: Omit<ReadOptions, 'onProgress' | 'signal'>,
): void {
	const waiting = new Map<number, (bytes: Uint8Array | null) => void>();
	const ask = (index: number): Promise<Uint8Array> =>
		new Promise((resolve, reject) => {
			waiting.set(index, (bytes) => {
				if (bytes === null) reject(new Error(`unreadable file: ${index}`));
				else resolve(bytes);
			});
			port.postMessage({ kind: 'demande', index }, { transfer: [] });
		});
	port.addEventListener('message', ({ data }) => {
		if (data.kind === 'octets') {
			waiting.get(data.index)?.(data.bytes);
			waiting.delete(data.index);
			return;
		}
		const sources = data.files.map((file, index) => toSource(file, () => ask(index)));
		void answer(port, sources, options);
	});
}

function toSource({ path, size, blob }: OfferedFile, ask: () => Promise<Uint8Array>): SourceFile {
	if (blob === undefined) return { path, size, bytes: ask };
	return { path, size, blob, bytes: async () => new Uint8Array(await blob.arrayBuffer()) };
}

async function answer(
	port: ReadingPort,
	sources: readonly SourceFile[],
	options: ReadOptions,
): Promise<void> {
	try {
		const reading = {
			...options,
			onProgress: (progress: LoadProgress): void => {
				port.postMessage({ kind: 'progression', progress }, { transfer: [] });
			},
		};
		const result =
			(await readSealedPack(sources, reading)) ?? (await readInto(sources, reading, packTable));
		port.postMessage({ kind: 'resultat', result }, { transfer: listBuffers(result) });
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : 'reading failed';
		port.postMessage({ kind: 'echec', reason }, { transfer: [] });
	}
}

/** What changes hands without a copy. */
function listBuffers(result: PackedResult): Transferable[] {
	if (!result.ok) return [];
	return [...result.set.tables.values()].flatMap((table) =>
		isAttached(table) ? [] : table.batches.map((batch) => batch.buffer),
	);
}
