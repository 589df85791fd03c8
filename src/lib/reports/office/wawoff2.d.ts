declare module 'wawoff2' {
	/** The bytes of a TrueType face from those of its WOFF2 file. */
	export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
