import { Inflate } from 'fflate';
import { computeCrc } from './crc.ts';
import { pause } from './pause.ts';
import { LIMITS, type SourceFile } from './source.ts';
import { listEntries, type ZipEntry } from './zip-directory.ts';

type ArchiveCode =
	'zip-illisible' | 'zip-protege' | 'zip-trop-gros' | 'gzip-illisible' | 'gzip-trop-gros';

/** Why an archive is refused: the code of the rule. */
export class ArchiveError extends Error {
	readonly code: ArchiveCode;

	constructor(code: ArchiveCode, cause?: unknown) {
		super(code, { cause });
		this.name = 'ArchiveError';
		this.code = code;
	}
}

export interface ZipLimits {
	readonly fileBytes: number;
	readonly totalBytes: number;
	readonly entries: number;
}

/** Compressed bytes inflated between two pauses. */
const STEP_BYTES = 1 << 16;

/**
 * The files of a ZIP, each inflated only when its bytes are asked for; throws `ArchiveError`, here
 * on what the archive declares and in `bytes()` on what it really holds.
 */
export function openZip(
	path: string,
	archive: Uint8Array,
	signal?: AbortSignal,
	limits: ZipLimits = LIMITS,
): readonly SourceFile[] {
	const entries = listEntries(archive);
	if (entries === null) throw new ArchiveError('zip-illisible');
	const files = entries.filter((entry) => !entry.name.endsWith('/'));
	const total = files.reduce((sum, entry) => sum + entry.size, 0);
	const isTooBig = files.some((entry) => entry.size > limits.fileBytes);
	if (files.length > limits.entries || total > limits.totalBytes || isTooBig) {
		throw new ArchiveError('zip-trop-gros');
	}
	if (files.some((entry) => entry.isEncrypted)) throw new ArchiveError('zip-protege');
	return files.map((entry) => ({
		path: `${path}/${entry.name}`,
		size: entry.size,
		bytes: () => inflateEntry(archive, entry, signal),
	}));
}

async function inflateEntry(
	archive: Uint8Array,
	entry: ZipEntry,
	signal: AbortSignal | undefined,
): Promise<Uint8Array> {
	const packed = archive.subarray(entry.start, entry.start + entry.packedSize);
	if (packed.length !== entry.packedSize) throw new ArchiveError('zip-illisible');
	const bytes = entry.method === 0 ? packed : await inflate(packed, entry.size, signal);
	const isIntact = bytes.length === entry.size && computeCrc(bytes) === entry.crc;
	if (!isIntact) throw new ArchiveError('zip-illisible');
	return bytes;
}

/** Inflates step by step and stops as soon as more comes out than was declared. */
async function inflate(
	packed: Uint8Array,
	size: number,
	signal: AbortSignal | undefined,
): Promise<Uint8Array> {
	const output = new Uint8Array(size);
	let length = 0;
	const stream = new Inflate((piece) => {
		if (length + piece.length > size) throw new ArchiveError('zip-trop-gros');
		output.set(piece, length);
		length += piece.length;
	});
	for (let start = 0; start < packed.length; start += STEP_BYTES) {
		const end = Math.min(start + STEP_BYTES, packed.length);
		pushStep(stream, packed.subarray(start, end), end === packed.length);
		await pause(signal);
	}
	return output.subarray(0, length);
}

function pushStep(stream: Inflate, step: Uint8Array, isLast: boolean): void {
	try {
		stream.push(step, isLast);
	} catch (error) {
		throw error instanceof ArchiveError ? error : new ArchiveError('zip-illisible', error);
	}
}
