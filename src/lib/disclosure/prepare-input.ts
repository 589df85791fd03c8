import type { FileReport } from '../extracts/finding.ts';
import type { Extraction } from './publication.ts';

/** Day and extracts of a set, by name, without the folders they lay in; the documents beside them are left out. */
export function describeExtraction(
	date: string | null,
	files: readonly Pick<FileReport, 'path' | 'format' | 'sha256'>[],
): Extraction {
	return {
		date,
		fichiers: files
			.filter(({ format }) => format !== 'json')
			.map(({ path, sha256 }) => ({ nom: path.split('/').at(-1) ?? path, sha256 }))
			.sort((a, b) => (a.nom < b.nom ? -1 : a.nom > b.nom ? 1 : 0)),
	};
}
