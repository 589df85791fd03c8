import Papa from 'papaparse';
import { indicators } from '../indicators/registry.ts';
import { toLongTableSchema } from '../models/long-table-schema.ts';

/** A file of the data of a publication. */
export interface DataFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** What a package of open data says of itself. */
export interface PackageFacts {
	readonly title: string;
	/** ISO day of the extraction; null where no package says one. */
	readonly dateExtraction: string | null;
	readonly departement: string;
	readonly caf: string;
}

interface MeasuredFile extends DataFile {
	readonly sha256: string;
}

/** Columns of the dictionary of indicators. */
const DICTIONARY = [
	'indicateur',
	'libelle',
	'definition',
	'numerateur',
	'denominateur',
	'unite',
	'article',
] as const;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The licence of the published figures, in French and with its address. */
export const LICENCE = {
	name: 'etalab-2.0',
	title: 'Licence Ouverte / Open Licence 2.0',
	path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
} as const;

/** The definition of each indicator as CSV: the dictionary of the long table. */
export function toIndicatorDictionary(): DataFile {
	const rows = indicators.map((one) => [
		one.id,
		one.label,
		one.definition,
		one.numerator,
		one.denominator ?? '',
		one.unit,
		one.article,
	]);
	const text = Papa.unparse([[...DICTIONARY], ...rows], { newline: '\n' });
	return { name: 'indicateurs.csv', bytes: encode(`${text}\n`) };
}

/** The words of the licence, in a file beside the data. */
export function toLicenceFile({ departement, caf }: PackageFacts): DataFile {
	const text = `${LICENCE.title}\n${LICENCE.path}\n\nDonnées de ${departement} et de ${caf}. Toute réutilisation en nomme la source et la date.\n`;
	return { name: 'LICENCE.txt', bytes: encode(text) };
}

/** The Table Schema of the files of figures, alone in a file. */
export function toSchemaFile(): DataFile {
	return {
		name: 'indicateurs.schema.json',
		bytes: encode(`${JSON.stringify(toLongTableSchema(), null, '\t')}\n`),
	};
}

/** `datapackage.json` (Data Package 1): each CSV of figures with its schema, size and hash, and the dictionary. */
export function toDataPackage(files: readonly MeasuredFile[], facts: PackageFacts): DataFile {
	const resources = files.map(({ name, bytes, sha256 }) => ({
		name: name.replace(/\.csv$/, '').toLowerCase(),
		path: name,
		profile: 'tabular-data-resource',
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		bytes: bytes.length,
		hash: `sha256:${sha256}`,
		schema:
			name === 'indicateurs.csv'
				? {
						fields: DICTIONARY.map((field) => ({ name: field, type: 'string' })),
						primaryKey: ['indicateur'],
					}
				: toLongTableSchema(),
	}));
	const document = {
		profile: 'tabular-data-package',
		name: 'indicateurs-de-la-convention',
		title: facts.title,
		description: `Indicateurs de la convention${facts.dateExtraction === null ? '' : `, extraits du ${facts.dateExtraction}`}. Secret statistique appliqué, dont manifest.json dit la règle.`,
		licenses: [LICENCE],
		contributors: [
			{ title: facts.departement, role: 'publisher' },
			{ title: facts.caf, role: 'author' },
		],
		resources,
	};
	return { name: 'datapackage.json', bytes: encode(`${JSON.stringify(document, null, '\t')}\n`) };
}
