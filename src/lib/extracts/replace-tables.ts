import { isTableName } from '../schemas/schemas.ts';
import type { SourceFile } from './source.ts';

/** The table that a file name says it holds, whatever its folder and format; null for anything else. */
export function readTableOfName(path: string): string | null {
	const name = path.split('/').at(-1) ?? '';
	const stem = name.split('.')[0]?.toLowerCase() ?? '';
	return isTableName(stem) ? stem : null;
}

/** Whether the files are tables alone, fit to take the place of those of a set. */
export function areTablesOnly(files: readonly SourceFile[]): boolean {
	return files.length > 0 && files.every(({ path }) => readTableOfName(path) !== null);
}

/**
 * The files of a set with some tables replaced; what `datapackage.json` declared of the former ones (size, hash,
 * rows) goes with them.
 */
export async function replaceTables(
	set: readonly SourceFile[],
	tables: readonly SourceFile[],
): Promise<readonly SourceFile[]> {
	const replaced = new Set(tables.map(({ path }) => readTableOfName(path)));
	const kept = set.filter(({ path }) => {
		const table = readTableOfName(path);
		return table === null || !replaced.has(table);
	});
	const others = await Promise.all(
		kept.map(async (file) => (isDescriptor(file) ? await withoutResources(file, replaced) : file)),
	);
	return [...others, ...tables];
}

function isDescriptor({ path }: SourceFile): boolean {
	return path.split('/').at(-1) === 'datapackage.json';
}

interface Descriptor {
	readonly resources?: readonly { readonly path?: string }[];
}

/** The descriptor without the resources of some tables; as it was where it cannot be read. */
async function withoutResources(
	file: SourceFile,
	replaced: ReadonlySet<string | null>,
): Promise<SourceFile> {
	const text = new TextDecoder().decode(await file.bytes());
	let descriptor: Descriptor;
	try {
		descriptor = JSON.parse(text) as Descriptor;
	} catch (cause) {
		if (cause instanceof SyntaxError) return file;
		throw cause;
	}
	const resources = (descriptor.resources ?? []).filter(
		({ path }) => path === undefined || !replaced.has(readTableOfName(path)),
	);
	const bytes = new TextEncoder().encode(JSON.stringify({ ...descriptor, resources }));
	return { path: file.path, size: bytes.length, bytes: () => Promise.resolve(bytes) };
}
