import type { SourceFile } from '../extracts/source.ts';

/** The file of a browser as a source; `path` is relative to what was dropped or chosen. */
export function toSourceFile(file: File, path = file.webkitRelativePath): SourceFile {
	return {
		path: path === '' ? file.name : path.replace(/^\//, ''),
		size: file.size,
		bytes: async () => new Uint8Array(await file.arrayBuffer()),
		blob: file,
	};
}

/**
 * Every file of a drop, folders walked down to the last. It must be called while the drop event runs:
 * the browser empties `items` once the handler has returned.
 */
export function listDroppedFiles(transfer: DataTransfer): Promise<readonly SourceFile[]> {
	const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
	if (entries.length === 0) {
		return Promise.resolve([...transfer.files].map((file) => toSourceFile(file)));
	}
	return Promise.all(entries.map(listEntry)).then((lists) => lists.flat());
}

async function listEntry(entry: FileSystemEntry): Promise<readonly SourceFile[]> {
	if (isFileEntry(entry)) {
		const file = await new Promise<File>((resolve, reject) => {
			entry.file(resolve, reject);
		});
		return [toSourceFile(file, entry.fullPath)];
	}
	if (!isDirectoryEntry(entry)) return [];
	const reader = entry.createReader();
	const files: SourceFile[] = [];
	// A reader hands out a hundred entries at a time, then none.
	for (;;) {
		const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
			reader.readEntries(resolve, reject);
		});
		if (batch.length === 0) return files;
		for (const child of batch) files.push(...(await listEntry(child)));
	}
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
	return entry.isFile;
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
	return entry.isDirectory;
}
