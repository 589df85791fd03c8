import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refusedData } from '../arguments.ts';

/** The folder of one agreement among several, and the code that names it in the table. */
export interface AgreementFolder {
	readonly departement: string;
	readonly path: string;
}

/** What Parquet datasets write before the value of a partition. */
const PARTITION = 'departement=';
const CODE = /^(?!ENSEMBLE$)[A-Za-z0-9][A-Za-z0-9_-]{0,19}$/;

/**
 * The agreements of a folder of folders, in the order of their codes (« 26 », « departement=26 »); null where the path
 * is one set of extracts. Throws a `CommandError` on a sub-folder that is none.
 */
export async function listAgreements(path: string): Promise<readonly AgreementFolder[] | null> {
	const isFolder = await stat(path).then(
		(found) => found.isDirectory(),
		() => false,
	);
	if (!isFolder || existsSync(join(path, 'convention.json'))) return null;
	const entries = await readdir(path, { withFileTypes: true });
	const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
	const isSet = (name: string): boolean => existsSync(join(path, name, 'convention.json'));
	if (!names.some(isSet)) return null;
	// One folder in another is how a ZIP is often unpacked.
	if (names.length === 1 && !names[0]?.startsWith(PARTITION)) return null;
	const agreements = names.map((name) => {
		const departement = name.startsWith(PARTITION) ? name.slice(PARTITION.length) : name;
		if (!isSet(name) || !CODE.test(departement)) {
			throw refusedData(
				`« ${join(path, name)} » n’est pas le dossier d’une convention : y mettre ses extraits et son convention.json, sous un nom comme 26 ou departement=26, ou l’enlever.`,
			);
		}
		return { departement, path: join(path, name) };
	});
	return agreements.sort((a, b) => (a.departement < b.departement ? -1 : 1));
}
