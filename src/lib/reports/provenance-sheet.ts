import { nameFormat, type Provenance } from '../models/provenance.ts';
import type { SheetModel } from './workbook.ts';

/** The sheet « Provenance » of a workbook: one row a file, with its whole SHA-256. */
export function toProvenanceSheet(
	provenance: Pick<Provenance, 'dateExtraction' | 'fingerprint' | 'files'>,
): SheetModel {
	const { dateExtraction, fingerprint, files } = provenance;
	return {
		name: 'Provenance',
		preamble:
			fingerprint === ''
				? []
				: [
						`Empreinte du jeu entier (SHA-256 des lignes « empreinte  fichier » triées) : ${fingerprint}`,
					],
		header: [
			'Fichier',
			'Table',
			'Format',
			'Octets',
			'Lignes',
			'Empreinte SHA-256',
			'Date d’extraction',
		],
		widths: [34, 24, 12, 14, 12, 68, 18],
		rows: files.map(({ path, table, format, bytes, rows, sha256 }) => [
			path,
			table,
			nameFormat(format),
			bytes,
			rows,
			sha256,
			dateExtraction,
		]),
	};
}
