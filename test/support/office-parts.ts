import { strFromU8, unzipSync } from 'fflate';

/** The parts of an office file as text, by name; pictures are left out. */
export type Parts = ReadonlyMap<string, string>;

export function readOfficeParts(bytes: Uint8Array): Parts {
	return new Map(
		Object.entries(unzipSync(bytes))
			.filter(([name]) => /\.(xml|rels)$/.test(name))
			.map(([name, part]) => [name, strFromU8(part)]),
	);
}

/** What is wrong in the package of an office file: relations, types, numbers that repeat, tags that do not close. */
export function checkOfficeFile(bytes: Uint8Array): readonly string[] {
	const names = new Set(Object.keys(unzipSync(bytes)));
	const parts = readOfficeParts(bytes);
	return [
		...checkRelations(parts, names),
		...checkTypes(parts, names),
		...[...parts].flatMap(([name, xml]) => [...checkTags(name, xml), ...checkIds(name, xml)]),
	];
}

/** Every relation leads to a part, and every relation that a part names is there. */
function checkRelations(parts: Parts, names: ReadonlySet<string>): readonly string[] {
	return [...parts].flatMap(([name, xml]) => {
		if (!name.endsWith('.rels')) return [];
		const folder = name.replace(/_rels\/[^/]+$/, '');
		const owner = `${folder}${(name.split('/').at(-1) ?? '').replace(/\.rels$/, '')}`;
		const relations = [...xml.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => ({
			id: /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
			target: /\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '',
			isOutside: tag.includes('TargetMode="External"'),
		}));
		const missing = relations
			.filter(({ isOutside, target }) => !isOutside && !names.has(resolvePart(folder, target)))
			.map(({ target }) => `${name}: ${target} is not in the file`);
		const ids = relations.map(({ id }) => id);
		const named = [...(parts.get(owner) ?? '').matchAll(/\br:(?:id|embed|link)="([^"]+)"/g)];
		return [
			...missing,
			...(new Set(ids).size === ids.length ? [] : [`${name}: an Id comes twice`]),
			...named
				.filter(([, id]) => !ids.includes(id ?? ''))
				.map(([whole]) => `${owner}: ${whole} has no relation`),
		];
	});
}

function resolvePart(folder: string, target: string): string {
	if (target.startsWith('/')) return target.slice(1);
	return new URL(target, `http://x/${folder}`).pathname.slice(1);
}

/** Every part has a type, and every type has its part. */
function checkTypes(parts: Parts, names: ReadonlySet<string>): readonly string[] {
	const xml = parts.get('[Content_Types].xml') ?? '';
	const endings = new Set([...xml.matchAll(/Extension="([^"]+)"/g)].map(([, one]) => one));
	const overrides = new Set([...xml.matchAll(/PartName="\/([^"]+)"/g)].map(([, one]) => one ?? ''));
	return [
		...[...overrides]
			.filter((one) => !names.has(one))
			.map((one) => `${one} has a type and no part`),
		...[...names]
			.filter((one) => !one.startsWith('[') && !one.endsWith('/'))
			.filter((one) => !overrides.has(one) && !endings.has(one.split('.').at(-1) ?? ''))
			.map((one) => `${one} has no type`),
	];
}

/** Tags close in the order in which they opened. */
function checkTags(name: string, xml: string): readonly string[] {
	const open: string[] = [];
	for (const [, slash, tag = '', rest = ''] of xml.matchAll(
		/<(\/?)([\w:]+)((?:"[^"]*"|[^">])*)>/g,
	)) {
		if (slash === '/') {
			if (open.pop() !== tag) return [`${name}: </${tag}> closes another one`];
		} else if (!rest.endsWith('/')) open.push(tag);
	}
	return open.length === 0 ? [] : [`${name}: <${open.at(-1) ?? ''}> never closes`];
}

/** Shapes, pictures and bookmarks of a part have numbers that do not repeat. */
function checkIds(name: string, xml: string): readonly string[] {
	return [/<p:cNvPr id="(\d+)"/g, /<wp:docPr id="(\d+)"/g, /<w:bookmarkStart[^>]*w:id="(\d+)"/g]
		.map((pattern) => [...xml.matchAll(pattern)].map(([, id]) => id))
		.filter((ids) => new Set(ids).size !== ids.length)
		.map(() => `${name}: a number comes twice`);
}

/** The words of a part, tags left out, as one text. */
export function readWords(xml: string): string {
	return xml
		.replace(/<\/(a:p|w:p)>/g, '\n')
		.replace(/<[^>]+>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
}

/** The numbers that the caches of a chart part hold. */
export function readChartNumbers(xml: string): readonly number[] {
	return [...xml.matchAll(/<c:numCache>.*?<\/c:numCache>/gs)].flatMap(([cache]) =>
		[...cache.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value)),
	);
}
