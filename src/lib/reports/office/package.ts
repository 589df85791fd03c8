import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { escapeXml, XML_HEAD } from './xml.ts';

/** The parts of an office file by their names; XML ones can be read and written as text. */
export class OfficePackage {
	readonly #parts: Map<string, Uint8Array>;

	constructor(bytes: Uint8Array) {
		this.#parts = new Map(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')));
	}

	get names(): readonly string[] {
		return [...this.#parts.keys()];
	}

	read(name: string): string {
		const part = this.#parts.get(name);
		if (part === undefined) throw new Error(`part: ${name}`);
		return strFromU8(part);
	}

	write(name: string, content: string | Uint8Array): void {
		this.#parts.set(name, typeof content === 'string' ? strToU8(content) : content);
	}

	remove(name: string): void {
		this.#parts.delete(name);
	}

	/** Replaces a part by what `edit` makes of its text. */
	edit(name: string, edit: (xml: string) => string): void {
		this.write(name, edit(this.read(name)));
	}

	/** Gives another name to a part. */
	rename(from: string, to: string): void {
		const part = this.#parts.get(from);
		if (part === undefined) throw new Error(`part: ${from}`);
		this.#parts.delete(from);
		this.#parts.set(to, part);
	}

	/** The file: parts in the order of their names, dated by that ISO day, so that same parts give same bytes. */
	toBytes(day: string): Uint8Array<ArrayBuffer> {
		return zipParts(this.#parts, day);
	}
}

/** A ZIP of files by their names, in their order but for the list of types, which office software wants first. */
export function zipParts(
	parts: ReadonlyMap<string, Uint8Array>,
	day: string,
): Uint8Array<ArrayBuffer> {
	const files: Zippable = {};
	for (const name of [...parts.keys()].sort(compareNames)) {
		const part = parts.get(name);
		if (part === undefined) continue;
		// Pictures are packed already.
		files[name] = [part, { level: /\.(png|xlsx)$/.test(name) ? 0 : 6 }];
	}
	// A ZIP dates its entries in local time: noon of the day, wherever that is.
	const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
	return zipSync(files, { mtime: new Date(year, month - 1, date, 12) });
}

const TYPES = '[Content_Types].xml';

function compareNames(a: string, b: string): number {
	if (a === TYPES || b === TYPES) return a === TYPES ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

/** What the properties of a document say of it. */
export interface CoreProperties {
	readonly title: string;
	readonly subject: string;
	readonly creator: string;
	readonly description: string;
	readonly keywords: string;
	/** ISO day. */
	readonly day: string;
}

/** `docProps/core.xml`, in French, dated by the day of edition and no clock. */
export function toCoreXml(properties: CoreProperties): string {
	const { title, subject, creator, description, keywords, day } = properties;
	const stamp = `${day}T00:00:00Z`;
	const field = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
	const date = (name: string): string =>
		`<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`;
	return [
		XML_HEAD,
		'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
		field('dc:title', title),
		field('dc:subject', subject),
		field('dc:creator', creator),
		field('cp:keywords', keywords),
		field('dc:description', description),
		field('dc:language', 'fr-FR'),
		field('cp:lastModifiedBy', creator),
		field('cp:revision', '1'),
		date('created'),
		date('modified'),
		'</cp:coreProperties>',
	].join('');
}

/** Gives properties to a file that has none. */
export function addCoreProperties(file: OfficePackage, properties: CoreProperties): void {
	const name = 'docProps/core.xml';
	file.write(name, toCoreXml(properties));
	file.edit('_rels/.rels', (xml) =>
		xml.replace(
			'</Relationships>',
			`<Relationship Id="rIdProprietes" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="${name}"/></Relationships>`,
		),
	);
	file.edit('[Content_Types].xml', (xml) =>
		xml.replace(
			'</Types>',
			`<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
		),
	);
}
