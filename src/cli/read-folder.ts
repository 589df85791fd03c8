import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { SourceFile } from '../lib/extracts/read-extracts.ts';

/** The files of a folder and its sub-folders, or a single file such as a ZIP; throws what the disk says. */
export async function openFolder(path: string): Promise<SourceFile[]> {
	const status = await stat(path);
	if (!status.isDirectory()) return [openFile(path, basename(path), status.size)];
	const entries = await readdir(path, { withFileTypes: true, recursive: true });
	const files: SourceFile[] = [];
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		const full = join(entry.parentPath, entry.name);
		const { size } = await stat(full);
		files.push(openFile(full, relative(path, full).split(sep).join('/'), size));
	}
	return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function openFile(full: string, path: string, size: number): SourceFile {
	return { path, size, bytes: () => readFile(full) };
}
