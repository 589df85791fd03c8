import { computeSha256 } from '../../lib/extracts/hash.ts';
import type { ExtractSet } from '../../lib/extracts/read-extracts.ts';
import {
	toDataPackage,
	toIndicatorDictionary,
	toLicenceFile,
	toSchemaFile,
	type DataFile,
} from '../../lib/reports/open-data.ts';
import type { SiteFile } from './write-site.ts';

type Facts = Pick<ExtractSet, 'convention' | 'dateExtraction'>;

/** The files of a publication with what open data asks for: dictionary, schema, package and licence. */
export async function listDataFiles(
	published: readonly DataFile[],
	{ convention, dateExtraction }: Facts,
): Promise<readonly SiteFile[]> {
	const { titre, departement, caf } = convention;
	const facts = { title: titre, dateExtraction, departement, caf };
	const tables = [...published, toIndicatorDictionary()].filter(({ name }) =>
		name.endsWith('.csv'),
	);
	const measured = await Promise.all(
		tables.map(async (file) => ({ ...file, sha256: await computeSha256(file.bytes) })),
	);
	return [
		...published,
		toIndicatorDictionary(),
		toSchemaFile(),
		toDataPackage(measured, facts),
		toLicenceFile(facts),
	].map(({ name, bytes }) => ({ name: `donnees/${name}`, bytes }));
}
