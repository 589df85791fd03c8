import { readEdition, type ReadEdition } from '../disclosure/previous.ts';
import { ProtectionError, type PublicationFile } from '../disclosure/publication.ts';
import { ArchiveError, openZip } from '../extracts/zip.ts';

/** Files are of a few hundred kilobytes: more is something else. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The earlier edition that some files are: its ZIP alone, or the files of its folder. Throws a `ProtectionError` whose
 * message is a French sentence.
 */
export async function openEarlierEdition(files: readonly File[]): Promise<ReadEdition> {
	if (files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) throw unreadable();
	const [only] = files;
	if (only !== undefined && files.length === 1 && /\.zip$/i.test(only.name)) {
		return readEdition(await unpack(only));
	}
	return readEdition(
		await Promise.all(
			files.map(async (file) => ({
				name: file.name,
				bytes: new Uint8Array(await file.arrayBuffer()),
			})),
		),
	);
}

async function unpack(file: File): Promise<readonly PublicationFile[]> {
	try {
		const entries = openZip('', new Uint8Array(await file.arrayBuffer()));
		return await Promise.all(
			entries.map(async (entry) => ({
				name: entry.path.split('/').at(-1) ?? entry.path,
				bytes: await entry.bytes(),
			})),
		);
	} catch (cause) {
		if (cause instanceof ArchiveError) throw unreadable(cause);
		throw cause;
	}
}

function unreadable(cause?: ArchiveError): ProtectionError {
	return new ProtectionError(
		'une édition antérieure ne se lit pas. Donner le ZIP tel qu’il a été téléchargé, ou tous les fichiers de son dossier.',
		cause === undefined ? {} : { cause },
	);
}
