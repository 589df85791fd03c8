import { readOptions } from '../../src/cli/open-data.ts';
import { convertTables } from '../../src/cli/prepare/formats.ts';
import { seal, toPackage, toSourceFiles, type Package } from '../../src/cli/prepare/package.ts';
import { readExtracts, type SourceFile } from '../../src/lib/extracts/read-extracts.ts';

/** The files of a set as the pack that `prepare-extracts` writes of it. */
export async function sealSet(files: readonly SourceFile[]): Promise<Package> {
	const { set } = await read(files);
	const documents = new Map<string, Uint8Array>();
	for (const file of files) {
		if (/^(?:convention|clauses)\.json$/.test(file.path)) {
			documents.set(file.path, await file.bytes());
		}
	}
	const tables = await convertTables('duckdb', set, new Map());
	const known = set.dateExtraction ?? '2020-12-31';
	const pack = toPackage(tables, documents, set.convention, known);
	return seal(pack, (await read(toSourceFiles(pack))).set);
}

async function read(files: readonly SourceFile[]) {
	const result = await readExtracts(files, readOptions);
	if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
	return result;
}
