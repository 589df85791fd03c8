// Plain JavaScript: the build and the release list files with what is here.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Files under a folder, as paths from it with slashes, in a fixed order.
 * @param {string} folder
 */
export function listFiles(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.map((path) => path.replaceAll('\\', '/'))
		.sort();
}
