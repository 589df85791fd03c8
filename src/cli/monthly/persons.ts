import { readFile } from 'node:fs/promises';
import { normaliseHeader } from '../../lib/extracts/header.ts';
import { refusedData, wrongUse } from '../arguments.ts';
import { parseCsv } from '../csv-file.ts';
import { nameReason } from '../output-file.ts';
import type { Key } from '../prepare/keys.ts';

export interface PersonName {
	readonly last: string;
	readonly first: string;
}

const COLUMNS = ['id_beneficiaire', 'nom', 'prenom'] as const;

/** The bytes of a file that the command was given; throws a `CommandError` that names `option`. */
export async function readGiven(path: string, option: string): Promise<Uint8Array> {
	return readFile(path).catch((cause: unknown) => {
		throw wrongUse(`« ${path} » ne s’ouvre pas${nameReason(cause)} : vérifier ${option}.`);
	});
}

/**
 * Names by identifier of the extracts, from the CAF's own file: `id_beneficiaire` holds that
 * identifier or, with `keys`, the number that it stands for. What goes wrong is told by line, never
 * by name.
 */
export async function readPersons(
	path: string,
	keys: readonly Key[],
): Promise<ReadonlyMap<string, PersonName>> {
	const { header, rows, lines } = await parseCsv(
		'Fichier des personnes',
		await readGiven(path, '--persons'),
	);
	const titles = header.map(normaliseHeader);
	const missing = COLUMNS.filter((column) => !titles.includes(column));
	if (missing.length > 0) {
		throw refusedData(
			`Le fichier des personnes n’a pas les colonnes attendues : ajouter ${missing.join(', ')} à sa première ligne.`,
		);
	}
	const identifiers = groupIdentifiers(keys);
	const names = new Map<string, PersonName>();
	const given = new Set<string>();
	for (const [index, cells] of rows.entries()) {
		const [id = '', last = '', first = ''] = COLUMNS.map((column) =>
			(cells[titles.indexOf(column)] ?? '').replace(/\s+/g, ' ').trim(),
		);
		if (id === '') continue;
		if (given.has(id)) {
			throw refusedData(
				`Fichier des personnes, ligne ${lines[index] ?? 0} : cet identifiant figure déjà plus haut ; garder une seule ligne par personne.`,
			);
		}
		given.add(id);
		for (const identifier of [id, ...(identifiers.get(id) ?? [])]) {
			names.set(identifier, { last, first });
		}
	}
	return names;
}

/** The identifiers of each real number, one an exercise. */
function groupIdentifiers(keys: readonly Key[]): ReadonlyMap<string, readonly string[]> {
	const groups = new Map<string, string[]>();
	for (const { column, source, identifier } of keys) {
		if (column !== 'id_beneficiaire') continue;
		groups.set(source, [...(groups.get(source) ?? []), identifier]);
	}
	return groups;
}
