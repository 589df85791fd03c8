import { zipSync } from 'fflate';
import type { Publication } from '../disclosure/publication.ts';
import { toConfidentialityHtml } from '../reports/confidentiality/confidentiality-html.ts';
import { toConfidentialityReport } from '../reports/confidentiality/confidentiality-report.ts';

/** One moment for every file: the same publication is the same ZIP. */
const MOMENT = new Date(1980, 0, 1);

/** The files of a publication in a ZIP, byte for byte those that the command line writes. */
export function toPublicationZip({ files }: Pick<Publication, 'files'>): Uint8Array<ArrayBuffer> {
	const entries = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
	return new Uint8Array(zipSync(entries, { mtime: MOMENT }));
}

/** The confidentiality report of a publication as an HTML document. */
export function toPublicationReport({ manifest }: Pick<Publication, 'manifest'>): string {
	return toConfidentialityHtml(toConfidentialityReport(manifest));
}
