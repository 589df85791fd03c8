/** SHA-256 of the bytes in hexadecimal; empty where Web Crypto is absent (page not served over https). */
export async function computeSha256(bytes: Uint8Array): Promise<string> {
	const subtle = getSubtle();
	if (subtle === undefined) return '';
	const digest = await subtle.digest('SHA-256', toPlainBytes(bytes));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * One SHA-256 for a set of files, whatever their order: that of the lines « hash  path » sorted, as `sha256sum` writes
 * them. Empty where Web Crypto is absent.
 */
export function computeSetSha256(
	files: readonly { readonly path: string; readonly sha256: string }[],
): Promise<string> {
	const lines = files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).sort();
	return computeSha256(new TextEncoder().encode(lines.join('')));
}

/** Web Crypto exists in secure contexts only, whatever the types say. */
function getSubtle(): SubtleCrypto | undefined {
	const crypto: Partial<Crypto> | undefined = globalThis.crypto;
	return crypto.subtle;
}

/** The same bytes on an `ArrayBuffer`, copied only when they lie on shared memory. */
export function toPlainBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const { buffer } = bytes;
	if (buffer instanceof ArrayBuffer) {
		return new Uint8Array(buffer, bytes.byteOffset, bytes.byteLength);
	}
	return new Uint8Array(bytes);
}
