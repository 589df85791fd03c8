import { saveFile } from './figure-file.ts';

const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

/** Hands a text to the reader as a file; the type follows the ending of the name. */
export function downloadText(name: string, text: string): void {
	const type = name.endsWith('.json') ? TYPES.json : TYPES.csv;
	saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
