import { pause } from './pause.ts';

/** Bytes decoded at a time: small enough not to block a page. */
const PIECE_BYTES = 1 << 19;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text in pieces, without its byte order mark, every line break a single `\n`. */
export interface DecodedText {
	readonly encoding: Encoding;
	readonly pieces: readonly string[];
	/** A NUL was met: no text file holds one. */
	readonly isBinary: boolean;
}

/** Decodes by byte order mark, else UTF-8, else Windows-1252 when the bytes are no valid UTF-8. */
export async function decodeText(bytes: Uint8Array, signal?: AbortSignal): Promise<DecodedText> {
	const marked = findMark(bytes);
	if (marked !== null) return decodeWith(bytes, marked, signal);
	try {
		return await decodeWith(bytes, 'utf-8', signal);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return decodeWith(bytes, 'windows-1252', signal);
	}
}

function findMark(bytes: Uint8Array): Encoding | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return null;
}

/** Throws a `TypeError` when the bytes are not valid in a Unicode encoding. */
async function decodeWith(
	bytes: Uint8Array,
	encoding: Encoding,
	signal: AbortSignal | undefined,
): Promise<DecodedText> {
	const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
	const pieces: string[] = [];
	let isBinary = false;
	let pendingReturn = false;
	for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
		const end = Math.min(start + PIECE_BYTES, bytes.length);
		const isLast = end === bytes.length;
		let text = decoder.decode(bytes.subarray(start, end), { stream: !isLast });
		if (encoding === 'windows-1252') text = text.replace(/[\u0080-\u009f]/g, toWindowsCharacter);
		if (pendingReturn) text = `\r${text}`;
		// A `\r` at the edge may be the first half of a line break.
		pendingReturn = !isLast && text.endsWith('\r');
		if (pendingReturn) text = text.slice(0, -1);
		if (text.includes('\0')) isBinary = true;
		pieces.push(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
		if (!isLast) await pause(signal);
	}
	return { encoding, pieces, isBinary };
}

/** What Windows-1252 puts at 0x80–0x9F; some runtimes decode that range as control characters. */
const WINDOWS_CHARACTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function toWindowsCharacter(character: string): string {
	return WINDOWS_CHARACTERS.charAt(character.charCodeAt(0) - 0x80);
}
