import type { SourceFile } from '../extracts/source.ts';

/**
 * The files that the reader asked to keep on this device, in the private storage of this site (OPFS). A list,
 * written last, names the folder that holds them: a write that is interrupted leaves the former set whole.
 */
const FOLDER = 'jalons';
const LIST = 'jeu.json';

interface KeptList {
	readonly folder: string;
	readonly files: readonly { readonly path: string; readonly name: string }[];
}

/** Keeps copies of the files, in place of what was kept; throws where the storage is refused or full. */
export function keepFiles(files: readonly SourceFile[]): Promise<void> {
	return withLock(async () => {
		const root = await openFolder();
		const former = await readList(root);
		const folder = crypto.randomUUID();
		const inside = await root.getDirectoryHandle(folder, { create: true });
		const kept: { path: string; name: string }[] = [];
		try {
			for (const [index, file] of files.entries()) {
				const name = String(index);
				await write(inside, name, await file.bytes());
				kept.push({ path: file.path, name });
			}
			const list: KeptList = { folder, files: kept };
			await write(root, LIST, new TextEncoder().encode(JSON.stringify(list)));
		} catch (cause) {
			await root.removeEntry(folder, { recursive: true });
			throw cause;
		}
		if (former !== null) await root.removeEntry(former.folder, { recursive: true });
	});
}

/** The files kept on this device, or null where there are none or they are not whole. */
export function readKeptFiles(): Promise<readonly SourceFile[] | null> {
	return withLock(async () => {
		const root = await openFolder();
		const list = await readList(root);
		if (list === null) return null;
		try {
			const inside = await root.getDirectoryHandle(list.folder);
			return await Promise.all(
				list.files.map(async ({ path, name }) =>
					toSource(path, await (await inside.getFileHandle(name)).getFile()),
				),
			);
		} catch (cause) {
			if (isAbsent(cause)) return null;
			throw cause;
		}
	});
}

/** Erases all that was kept on this device. */
export function forgetFiles(): Promise<void> {
	return withLock(async () => {
		const root = await navigator.storage.getDirectory();
		try {
			await root.removeEntry(FOLDER, { recursive: true });
		} catch (cause) {
			if (!isAbsent(cause)) throw cause;
		}
	});
}

/** One tab at a time: another one waits for the copy to end. */
function withLock<T>(work: () => Promise<T>): Promise<T> {
	return navigator.locks.request(FOLDER, work) as Promise<T>;
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
	const root = await navigator.storage.getDirectory();
	return root.getDirectoryHandle(FOLDER, { create: true });
}

async function readList(root: FileSystemDirectoryHandle): Promise<KeptList | null> {
	try {
		const file = await (await root.getFileHandle(LIST)).getFile();
		return JSON.parse(await file.text()) as KeptList;
	} catch (cause) {
		if (isAbsent(cause) || cause instanceof SyntaxError) return null;
		throw cause;
	}
}

async function write(
	folder: FileSystemDirectoryHandle,
	name: string,
	bytes: Uint8Array,
): Promise<void> {
	const handle = await folder.getFileHandle(name, { create: true });
	const stream = await handle.createWritable();
	await stream.write(new Uint8Array(bytes));
	await stream.close();
}

function toSource(path: string, file: File): SourceFile {
	return {
		path,
		size: file.size,
		blob: file,
		bytes: async () => new Uint8Array(await file.arrayBuffer()),
	};
}

function isAbsent(cause: unknown): boolean {
	return cause instanceof DOMException && cause.name === 'NotFoundError';
}
