import type { ReportDocument } from '../../blocks.ts';
import { FALLBACKS, PANOSE, SANS, SERIF } from '../faces.ts';
import { OfficePackage, toCoreXml } from '../package.ts';
import { toProperties } from '../properties.ts';
import { XML_HEAD } from '../xml.ts';
import { TEXT_WIDTH } from './styles.ts';

/** The file of the library made ours: numbers that never repeat, faces with their fallbacks, and no clock. */
export function finishDocx(bytes: Uint8Array, document: ReportDocument): Uint8Array<ArrayBuffer> {
	const file = new OfficePackage(bytes);
	nameRelations(file);
	for (const name of file.names) {
		if (/^word\/(document|header\d*|footer\d*)\.xml$/.test(name)) {
			file.edit(name, (xml) => numberBookmarks(numberPictures(xml)));
		}
	}
	file.edit('word/document.xml', tidyContents);
	file.write('word/fontTable.xml', toFontTable());
	file.write('docProps/core.xml', toCoreXml(toProperties(document)));
	return file.toBytes(document.frame.editedOn);
}

/** The library draws the names of links at random: they are counted instead, part by part. */
function nameRelations(file: OfficePackage): void {
	for (const name of file.names) {
		const match = /^word\/_rels\/(.+)\.rels$/.exec(name);
		if (match === null) continue;
		const part = `word/${match[1] ?? ''}`;
		const known = new Map<string, string>();
		const rename = (id: string): string => {
			const own = known.get(id) ?? `lien${known.size + 1}`;
			known.set(id, own);
			return own;
		};
		const isRandom = (id: string): boolean => !/^rId\d+$/.test(id);
		file.edit(name, (xml) =>
			xml.replace(/ Id="([^"]+)"/g, (whole, id: string) =>
				isRandom(id) ? ` Id="${rename(id)}"` : whole,
			),
		);
		file.edit(part, (xml) =>
			xml.replace(/ r:(id|embed)="([^"]+)"/g, (whole, kind: string, id: string) => {
				const own = known.get(id);
				return own === undefined ? whole : ` r:${kind}="${own}"`;
			}),
		);
	}
}

/** Each picture has a number of its own. */
function numberPictures(xml: string): string {
	let rank = 0;
	return xml.replace(/<(wp:docPr|pic:cNvPr) id="\d+"/g, (_, tag: string) => {
		if (tag === 'wp:docPr') rank += 1;
		return `<${tag} id="${rank}"`;
	});
}

/** Each bookmark has a number of its own, said at its start and at its end. */
function numberBookmarks(xml: string): string {
	let rank = 0;
	const open: number[] = [];
	return xml.replace(
		/<w:bookmark(Start|End)([^>]*?)w:id="\d+"/g,
		(_, edge: string, before: string) => {
			if (edge === 'Start') {
				rank += 1;
				open.push(rank);
				return `<w:bookmarkStart${before}w:id="${rank}"`;
			}
			return `<w:bookmarkEnd${before}w:id="${open.pop() ?? rank}"`;
		},
	);
}

/** The field of the table of contents as Word writes it: a run for each of its parts, and the page of each entry. */
function tidyContents(xml: string): string {
	const gallery =
		'<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>';
	return xml
		.replace(/(<w:sdtPr><w:alias [^>]*\/>)(<\/w:sdtPr>)/, `$1${gallery}$2`)
		.replace(
			/<w:r>(<w:fldChar w:fldCharType="begin" w:dirty="true"\/>)(<w:instrText[^>]*>TOC[^<]*<\/w:instrText>)(<w:fldChar w:fldCharType="separate"\/>)<\/w:r>/,
			'<w:r>$1</w:r><w:r>$2</w:r><w:r>$3</w:r>',
		)
		.replace(
			/<w:tab w:val="clear" w:pos="\d+"\/><w:tab w:val="right" w:pos="9025" w:leader="dot"\/>/g,
			`<w:tab w:val="right" w:pos="${TEXT_WIDTH}" w:leader="dot"/>`,
		)
		.replace(
			/<w:hyperlink w:history="1" w:anchor="([^"]+)"><w:r><w:rPr><w:rStyle w:val="IndexLink"\/><\/w:rPr>(<w:t[^>]*>[^<]*<\/w:t>)<w:tab\/><w:t[^>]*><\/w:t><\/w:r><\/w:hyperlink>/g,
			(_, anchor: string, title: string) =>
				`<w:hyperlink w:history="1" w:anchor="${anchor}"><w:r>${title}</w:r><w:r><w:tab/></w:r>${toPageField(anchor)}</w:hyperlink>`,
		);
}

function toPageField(anchor: string): string {
	const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
	return `${mark('begin')}<w:r><w:instrText xml:space="preserve"> PAGEREF ${anchor} \\h </w:instrText></w:r>${mark('separate')}${mark('end')}`;
}

/** What Word takes where a face is not installed. */
function toFontTable(): string {
	const font = (name: string, family: 'swiss' | 'roman'): string =>
		`<w:font w:name="${name}"><w:altName w:val="${FALLBACKS[name] ?? ''}"/><w:panose1 w:val="${PANOSE[name] ?? ''}"/><w:charset w:val="00"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;
	return `${XML_HEAD}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${font(SANS, 'swiss')}${font(SERIF, 'roman')}</w:fonts>`;
}
