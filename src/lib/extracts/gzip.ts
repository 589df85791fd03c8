import { Gunzip } from 'fflate';
import { computeCrc } from './crc.ts';
import { pause } from './pause.ts';
import { LIMITS } from './source.ts';
import { ArchiveError } from './zip.ts';

/** Compressed bytes inflated between two pauses. */
const STEP_BYTES = 1 << 16;
/** The shortest header, then CRC-32 and size (RFC 1952). */
const SHORTEST = 18;

/** The bytes in a gzip of one file; throws `ArchiveError` when it is damaged, cut or too big. */
export async function inflateGzip(
	packed: Uint8Array,
	signal?: AbortSignal,
	limit: number = LIMITS.fileBytes,
): Promise<Uint8Array> {
	if (packed.length < SHORTEST) throw new ArchiveError('gzip-illisible');
	const trailer = new DataView(packed.buffer, packed.byteOffset + packed.length - 8, 8);
	const pieces: Uint8Array[] = [];
	let length = 0;
	const stream = new Gunzip((piece) => {
		length += piece.length;
		if (length > limit) throw new ArchiveError('gzip-trop-gros');
		pieces.push(piece);
	});
	for (let start = 0; start < packed.length; start += STEP_BYTES) {
		const end = Math.min(start + STEP_BYTES, packed.length);
		pushStep(stream, packed.subarray(start, end), end === packed.length);
		await pause(signal);
	}
	const bytes = join(pieces, length);
	// The library does not look at what the file says of itself: a cut file would pass for a whole one.
	const isIntact =
		trailer.getUint32(4, true) === length >>> 0 && trailer.getUint32(0, true) === computeCrc(bytes);
	if (!isIntact) throw new ArchiveError('gzip-illisible');
	return bytes;
}

function pushStep(stream: Gunzip, step: Uint8Array, isLast: boolean): void {
	try {
		stream.push(step, isLast);
	} catch (error) {
		throw error instanceof ArchiveError ? error : new ArchiveError('gzip-illisible', error);
	}
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
	const bytes = new Uint8Array(length);
	let offset = 0;
	for (const piece of pieces) {
		bytes.set(piece, offset);
		offset += piece.length;
	}
	return bytes;
}
