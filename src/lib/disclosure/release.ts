import type { Details } from '../indicators/details.ts';
import type { LongRow } from '../indicators/indicator.ts';

/** Exact, for the parties to the agreement, or protected, for anyone. */
export type Edition = 'pilotage' | 'diffusion';

declare const released: unique symbol;

/** Rows that may be shown in their edition: the only input of models, charts, reports and exports. */
export interface Released {
	readonly [released]: true;
	readonly edition: Edition;
	readonly rows: readonly LongRow[];
}

/** Lets the rows of an edition out: the exact one, for the parties to the agreement, as they are. */
export function release(rows: readonly LongRow[], edition: 'pilotage'): Released {
	return { edition, rows } as Released;
}

/** Lets out rows that were audited and written; only the protection and what reads its files back may call it. */
export function releaseAudited(rows: readonly LongRow[]): Released {
	return { edition: 'diffusion', rows } as unknown as Released;
}

/** The rows of one period, in the same edition. */
export function selectPeriod(released: Released, periode: string): Released {
	return { ...released, rows: released.rows.filter((row) => row.periode === periode) };
}

/** Exact rows behind the figures, which the edition of pilotage alone may show. */
export interface ReleasedDetails extends Details {
	readonly [released]: true;
	readonly edition: 'pilotage';
}

/** Lets the details out in the edition of pilotage; no other edition may have them. */
export function releaseDetails(details: Details, edition: 'pilotage'): ReleasedDetails {
	return { ...details, edition } as ReleasedDetails;
}
