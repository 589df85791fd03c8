import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import type { Released } from './release.ts';

/** What a publication is made from: exact rows never leave it. */
export interface ProtectInput {
	readonly convention: Convention;
	/** The periods to publish, of one exercise. */
	readonly periods: readonly Period[];
	/** The exact long table of `planPublication(…).periods`, whatever the order of its rows. */
	readonly rows: readonly LongRow[];
	readonly extraction: Extraction;
	/** Earlier editions, with what the extracts of today say of their periods. */
	readonly previous?: readonly PreviousEdition[];
}

/** Day and files of the extracts that a publication was made from. */
export interface Extraction {
	readonly date: string | null;
	readonly fichiers: readonly { readonly nom: string; readonly sha256: string }[];
}

/** An earlier edition whose hashes were verified, and the exact rows behind it. */
export interface PreviousEdition {
	/** SHA-256 of its `manifest.json`. */
	readonly sha256: string;
	readonly manifest: Manifest;
	/** The rows as they were published. */
	readonly published: readonly LongRow[];
	/** Its periods, as they were known then. */
	readonly periods: readonly Period[];
	/**
	 * The exact long table of `listPublicationPeriods(periods)`, computed on the extracts of today at the cut-off of
	 * then; empty where the extracts are the same, since `ProtectInput.rows` holds them.
	 */
	readonly rows: readonly LongRow[];
}

export interface PublicationFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** A publication that passed its audit: the same bytes wherever it is prepared. */
export interface Publication {
	readonly released: Released;
	readonly manifest: Manifest;
	/** One CSV a period, then `manifest.json`. */
	readonly files: readonly PublicationFile[];
}

/** What a publication says of itself (confidentiality.md, « Files »): totals, never a place or a value. */
export interface Manifest {
	readonly edition: 'diffusion';
	readonly schema: string;
	readonly exercice: number;
	readonly periodes: readonly string[];
	readonly extraction: Extraction;
	readonly regle: string;
	readonly seuil: number;
	readonly tables: readonly ReleasedTable[];
	readonly lignes: {
		readonly publiees: number;
		readonly retenues: number;
		readonly primaires: number;
		readonly secondaires: number;
	};
	/** Shares of the weight of the rows of counts that are not withheld first: lost, and the least that can be. */
	readonly perte: { readonly ponderee: number; readonly borne: number };
	readonly audit: AuditSummary;
	readonly fichiers: readonly {
		readonly nom: string;
		readonly octets: number;
		readonly sha256: string;
	}[];
	readonly precedents: readonly string[];
	readonly limites: string;
}

/** A table of §3: which rows of the long table the edition may hold. */
export interface ReleasedTable {
	readonly lignes: string;
	readonly poles: string;
	readonly periodes: string;
}

export interface AuditSummary {
	readonly conclusion: 'protege';
	/** Sensitive counts, all of them beyond reach. */
	readonly secrets: number;
	/** Bounds of those counts, nearer than 1 and the threshold, that the relations tell with nothing published. */
	readonly bornes_connues: number;
	readonly programmes_lineaires: number;
	readonly programmes_entiers: number;
	readonly solveur: string;
	readonly relations: number;
	/** Families of relations that the extracts themselves break, with how many of each. */
	readonly relations_ecartees: readonly { readonly famille: string; readonly nombre: number }[];
}

/** Where a preparation is: `label` is French, `total` is 0 while nobody knows. */
export interface ProtectProgress {
	readonly label: string;
	readonly done: number;
	readonly total: number;
}

/** Nothing was published: one French sentence that says why and what to do. */
export class ProtectionError extends Error {
	override readonly name = 'ProtectionError';

	constructor(reason: string, options?: ErrorOptions) {
		super(`Rien n’a été publié\u00A0: ${reason}`, options);
	}
}
