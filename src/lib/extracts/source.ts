/** A file as it was dropped, chosen or listed; `path` is relative to what the reader gave. */
export interface SourceFile {
	readonly path: string;
	/** Size in bytes, before `bytes` is called. */
	readonly size: number;
	bytes(): Promise<Uint8Array>;
	/** The content where a browser holds it: it goes to another thread without being read here. */
	readonly blob?: Blob;
}

/** How far a load is: `done` and `total` are bytes while reading, tables while checking. */
export interface LoadProgress {
	readonly step: 'lecture' | 'controle';
	readonly done: number;
	readonly total: number;
	readonly file?: string;
}

/** What a set may weigh: beyond, it is refused before memory runs out. */
export const LIMITS = {
	/** Bytes of one file, unpacked. */
	fileBytes: 400_000_000,
	/** Bytes of all the files, unpacked. */
	totalBytes: 1_000_000_000,
	/** Files of one archive. */
	entries: 2_000,
	/** Columns of one table. */
	columns: 200,
	/** Characters of one record of a CSV, quoted line breaks included. */
	recordCharacters: 1_000_000,
	/** Characters of one text cell. */
	cellCharacters: 500,
} as const;
