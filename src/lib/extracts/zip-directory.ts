/** One file of an archive, as its central directory declares it (APPNOTE.TXT, 4.3.12). */
export interface ZipEntry {
	readonly name: string;
	/** 0 stored, 8 deflated. */
	readonly method: number;
	readonly isEncrypted: boolean;
	readonly crc: number;
	readonly packedSize: number;
	readonly size: number;
	/** Offset of the packed bytes in the archive. */
	readonly start: number;
}

const END_SIGNATURE = 0x06054b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** Sizes written as this stand in a ZIP64 record: far beyond what an extract weighs. */
const ZIP64_MARK = 0xffffffff;

/** The files that the central directory lists; null when it is absent, broken or ZIP64. */
export function listEntries(archive: Uint8Array): readonly ZipEntry[] | null {
	const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
	const end = findEnd(view);
	if (end === -1) return null;
	const count = view.getUint16(end + 10, true);
	let offset = view.getUint32(end + 16, true);
	const entries: ZipEntry[] = [];
	for (let index = 0; index < count; index++) {
		if (offset + 46 > end || view.getUint32(offset, true) !== DIRECTORY_SIGNATURE) return null;
		const entry = readEntry(archive, view, offset);
		if (entry === null) return null;
		entries.push(entry);
		offset += 46 + sum16(view, offset + 28, 3);
	}
	return entries;
}

function findEnd(view: DataView): number {
	const last = view.byteLength - END_BYTES;
	const first = Math.max(0, last - LONGEST_COMMENT);
	for (let offset = last; offset >= first; offset--) {
		if (view.getUint32(offset, true) === END_SIGNATURE) return offset;
	}
	return -1;
}

function readEntry(archive: Uint8Array, view: DataView, offset: number): ZipEntry | null {
	const flags = view.getUint16(offset + 8, true);
	const method = view.getUint16(offset + 10, true);
	const packedSize = view.getUint32(offset + 20, true);
	const size = view.getUint32(offset + 24, true);
	const nameLength = view.getUint16(offset + 28, true);
	const local = view.getUint32(offset + 42, true);
	const isZip64 = packedSize === ZIP64_MARK || size === ZIP64_MARK || local === ZIP64_MARK;
	if (isZip64 || (method !== 0 && method !== 8)) return null;
	if (local + 30 > archive.length || view.getUint32(local, true) !== LOCAL_SIGNATURE) return null;
	return {
		name: decodeName(archive.subarray(offset + 46, offset + 46 + nameLength)),
		method,
		isEncrypted: (flags & 1) === 1,
		crc: view.getUint32(offset + 16, true),
		packedSize,
		size,
		start: local + 30 + sum16(view, local + 26, 2),
	};
}

function sum16(view: DataView, offset: number, count: number): number {
	let sum = 0;
	for (let index = 0; index < count; index++) sum += view.getUint16(offset + 2 * index, true);
	return sum;
}

/** Names are UTF-8 or an old code page; `\` parts folders in some archives. */
function decodeName(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes).replaceAll('\\', '/');
}
