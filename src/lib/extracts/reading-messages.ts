import type { ExtractResult } from './read-extracts.ts';
import type { LoadProgress } from './source.ts';
import type { AttachedTable, PackedTable } from './table.ts';

/** A file for the thread that reads: its content where it is a `Blob`, else to be asked for. */
export interface OfferedFile {
	readonly path: string;
	readonly size: number;
	readonly blob?: Blob;
}

export type PackedResult = ExtractResult<PackedTable | AttachedTable>;

/** What the page sends to the thread that reads. */
export type ToReader =
	| { readonly kind: 'lire'; readonly files: readonly OfferedFile[] }
	/** The answer to `demande`; null where the file could not be had. */
	| { readonly kind: 'octets'; readonly index: number; readonly bytes: Uint8Array | null };

/** What the thread that reads sends to the page. */
export type FromReader =
	| { readonly kind: 'progression'; readonly progress: LoadProgress }
	| { readonly kind: 'demande'; readonly index: number }
	| { readonly kind: 'resultat'; readonly result: PackedResult }
	| { readonly kind: 'echec'; readonly reason: string };
