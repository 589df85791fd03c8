import { dirname, join, resolve } from 'node:path';
import { readDate } from '../../lib/extracts/values.ts';
import { readArguments, readChoice, wrongUse } from '../arguments.ts';
import { isInside } from '../output-file.ts';

const USAGE = `Usage : npm run prepare-extracts -- --from DOSSIER --propose [--mapping FICHIER] [--replace]
        npm run prepare-extracts -- --from DOSSIER --out DOSSIER [--mapping FICHIER] [--keys FICHIER]
          [--date AAAA-MM-JJ] [--format csv|parquet|duckdb] [--partition] [--replace]
--propose écrit une première correspondance des colonnes, à relire ; sans elle, rien d’autre n’est écrit.
La correspondance et les clés sont, par défaut, correspondance.csv et cles-caf.csv à côté de --from.
--partition, avec --format parquet, range les grandes tables par exercice et par pôle de l’orientation.`;

const FORMATS = ['csv', 'parquet', 'duckdb'] as const;
export type OutputFormat = (typeof FORMATS)[number];

interface Common {
	readonly from: string;
	readonly mapping: string;
	/** Whether the mapping file was named, hence must exist. */
	readonly isMappingNamed: boolean;
	readonly replace: boolean;
}

export interface ProposeRequest extends Common {
	readonly kind: 'propose';
}

export interface PrepareRequest extends Common {
	readonly kind: 'prepare';
	readonly out: string;
	readonly keys: string;
	/** ISO day until which the export knows anything. */
	readonly date: string;
	readonly format: OutputFormat;
	/** Whether the large tables are cut by exercise and pôle. */
	readonly isPartitioned: boolean;
}

const options = {
	from: { type: 'string' },
	out: { type: 'string' },
	mapping: { type: 'string' },
	keys: { type: 'string' },
	date: { type: 'string' },
	format: { type: 'string' },
	partition: { type: 'boolean' },
	propose: { type: 'boolean' },
	replace: { type: 'boolean' },
} as const;

/** What the command is asked to do; throws a `CommandError` on what is wrong or dangerous. */
export function readRequest(parameters: readonly string[]): ProposeRequest | PrepareRequest {
	const { from, out, mapping, keys, date, format, partition, propose, replace } = readArguments(
		parameters,
		options,
		USAGE,
	);
	if (from === undefined) throw wrongUse(USAGE);
	const beside = dirname(resolve(from));
	const common = {
		from,
		mapping: mapping ?? join(beside, 'correspondance.csv'),
		isMappingNamed: mapping !== undefined,
		replace: replace ?? false,
	};
	if (propose === true) {
		if (out !== undefined)
			throw wrongUse('--propose n’écrit que la correspondance : retirer --out.');
		refuseInside('La correspondance', common.mapping, from);
		return { kind: 'propose', ...common };
	}
	if (out === undefined) throw wrongUse(USAGE);
	const request = {
		kind: 'prepare',
		...common,
		out,
		keys: keys ?? join(beside, 'cles-caf.csv'),
		date: readDay(date),
		format: readChoice('--format', format ?? 'csv', FORMATS),
		isPartitioned: partition ?? false,
	} as const;
	if (request.isPartitioned && request.format !== 'parquet') {
		throw wrongUse('--partition ne va qu’avec --format parquet.');
	}
	checkPlaces(request);
	return request;
}

function checkPlaces({ from, out, keys, mapping }: PrepareRequest): void {
	refuseInside('Le dossier --out', out, from);
	refuseInside('Le fichier --keys', keys, from);
	if (isInside(from, out)) throw wrongUse('--out contient --from : choisir un autre dossier.');
	if (isInside(keys, out)) {
		throw wrongUse(
			'Le fichier de clés reste à la CAF : il ne s’écrit pas dans --out, qui est transmis. Changer --keys.',
		);
	}
	if (resolve(keys) === resolve(mapping)) {
		throw wrongUse('--keys et --mapping sont deux fichiers différents.');
	}
}

function refuseInside(what: string, path: string, folder: string): void {
	if (!isInside(path, folder)) return;
	throw wrongUse(`${what} ne s’écrit pas dans l’export d’origine : choisir un autre emplacement.`);
}

function readDay(text: string | undefined): string {
	const today = toLocalDay(new Date());
	if (text === undefined) return today;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !readDate(text).ok) {
		throw wrongUse('--date attend un jour, par exemple 2020-06-30.');
	}
	if (text > today) throw wrongUse('--date est dans le futur : écrire le jour de l’extraction.');
	return text;
}

function toLocalDay(date: Date): string {
	const two = (n: number): string => String(n).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
