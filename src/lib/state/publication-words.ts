import type { Manifest } from '../disclosure/publication.ts';
import { formatPeriodLabel } from '../models/format.ts';

/** A file of a published site, and what it holds. */
export interface PublishedFile {
	readonly name: string;
	readonly label: string;
}

/** The files of data of a published site, those of the publication first. */
export function listPublishedFiles({
	periodes,
}: Pick<Manifest, 'periodes'>): readonly PublishedFile[] {
	return [
		...periodes.map((id) => ({
			name: `${id}.csv`,
			label: `Table des indicateurs, ${formatPeriodLabel(id)}`,
		})),
		{ name: 'indicateurs.csv', label: 'Définition de chaque indicateur' },
		{ name: 'indicateurs.schema.json', label: 'Schéma des tables (Table Schema)' },
		{ name: 'datapackage.json', label: 'Description du paquet (Data Package)' },
		{ name: 'manifest.json', label: 'Règle du secret statistique et résultat du contrôle' },
		{ name: 'LICENCE.txt', label: 'Licence' },
	];
}
