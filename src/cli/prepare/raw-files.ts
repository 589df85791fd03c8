import { stat } from 'node:fs/promises';
import { wrongUse } from '../arguments.ts';
import { parseCsv, type CsvContent } from '../csv-file.ts';
import { nameReason } from '../output-file.ts';
import { openFolder } from '../read-folder.ts';
import { readRawSheets } from './raw-sheets.ts';

/** One file of a raw export, or one sheet of a workbook. */
export interface RawFile extends CsvContent {
	/** Path inside the folder. */
	readonly file: string;
}

/** What a folder holds before it is prepared. */
export interface RawExport {
	readonly files: readonly RawFile[];
	/** Bytes of the documents that go with the tables as they are, by name. */
	readonly documents: ReadonlyMap<string, Uint8Array>;
	/** Files that cannot be read here. */
	readonly ignored: readonly string[];
}

const DOCUMENTS = new Set(['convention.json', 'clauses.json']);

/** Reads the CSV files and workbooks of a folder; throws a `CommandError` where one cannot be read. */
export async function readRawExport(folder: string): Promise<RawExport> {
	const status = await stat(folder).catch((cause: unknown) => {
		throw wrongUse(`« ${folder} » ne s’ouvre pas${nameReason(cause)} : vérifier --from.`);
	});
	if (!status.isDirectory()) throw wrongUse('--from attend un dossier.');
	const files: RawFile[] = [];
	const ignored: string[] = [];
	const documents = new Map<string, Uint8Array>();
	for (const source of await openFolder(folder)) {
		const name = source.path.split('/').at(-1)?.toLowerCase() ?? '';
		if (/^[.~]/.test(name) || name === 'datapackage.json') continue;
		if (DOCUMENTS.has(name)) documents.set(name, await source.bytes());
		else if (/\.(?:csv|txt|tsv)$/.test(name)) {
			files.push({ file: source.path, ...(await parseCsv(source.path, await source.bytes())) });
		} else if (/\.(?:xlsx|xlsm|ods)$/.test(name)) {
			files.push(...(await readRawSheets(source.path, await source.bytes())));
		} else ignored.push(source.path);
	}
	return { files, documents, ignored };
}
