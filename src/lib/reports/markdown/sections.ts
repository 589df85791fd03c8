import type { Heading, Nodes } from 'mdast';
import type { Block, Section, Words } from '../blocks.ts';
import { toPlainWords } from '../plain-words.ts';
import { toBlocks, type BlockContext } from './blocks-of.ts';
import { expand, type PlacedNode } from './expand.ts';
import { getContent, readAttributes, readLabel } from './syntax.ts';
import { tidyText, toWords } from './words.ts';

/** The parts of a report: what stands under each title of level 1. */
export function toParts(
	placed: readonly PlacedNode[],
	fill: BlockContext,
	title: string,
): readonly Section[] {
	const groups: PlacedNode[][] = [[]];
	for (const one of placed) {
		if (one.node.type === 'heading' && one.node.depth === 1) groups.push([one]);
		else groups.at(-1)?.push(one);
	}
	return groups.flatMap((group) => {
		const [first] = group;
		const heading = first === undefined ? null : asTitle(first.node, 1);
		const body = heading === null ? group : group.slice(1);
		const words: readonly Words[] =
			heading === null || first === undefined
				? [{ text: title }]
				: toWords(heading.children, first.scope, fill);
		const section = toSection(words, body, fill, 'texte');
		return heading === null && section.blocks.length === 0 ? [] : [section];
	});
}

/** The slides: what stands between two lines `---`. */
export function toSlides(placed: readonly PlacedNode[], fill: BlockContext): readonly Section[] {
	const groups: PlacedNode[][] = [[]];
	for (const one of placed) {
		if (one.node.type === 'thematicBreak') groups.push([]);
		else groups.at(-1)?.push(one);
	}
	return groups.filter((group) => group.length > 0).map((group) => toSlide(group, fill));
}

function toSlide(group: readonly PlacedNode[], fill: BlockContext): Section {
	const title = group.find(({ node }) => asTitle(node, 3) !== null);
	const heading = title === undefined ? null : asTitle(title.node, 3);
	const words =
		title === undefined || heading === null ? [] : toWords(heading.children, title.scope, fill);
	const body = group.filter((one) => one !== title);
	const section = toSection(words, body, fill, heading?.depth === 1 ? 'titre' : 'texte');
	const hasNumber = section.blocks.some(({ kind }) => kind === 'kpi');
	const hasChart = section.blocks.some(({ kind }) => kind === 'graphique');
	return section.layout === 'texte' && hasNumber && hasChart
		? { ...section, layout: 'nombre' }
		: section;
}

/** A heading that may be the title of a section. */
function asTitle(node: Nodes, deepest: number): Heading | null {
	return node.type === 'heading' && node.depth <= deepest ? node : null;
}

function toSection(
	title: readonly Words[],
	body: readonly PlacedNode[],
	fill: BlockContext,
	layout: Section['layout'],
): Section {
	const about = body.find(
		({ node }) => node.type === 'leafDirective' && node.name === 'diapositive',
	);
	const { surtitre, page, id } =
		about?.node.type === 'leafDirective' ? readAttributes(about.node) : {};
	const plain = toPlainWords(title);
	return {
		id: fill.numbering.anchor(id ?? plain),
		title,
		kicker: surtitre === undefined ? null : tidyText(surtitre),
		layout,
		blocks: toBlocks(body, { ...fill, heading: plain }),
		notes: body.flatMap((one) => toNotes(one, fill)),
		page: page === undefined ? null : page === 'synthese' ? '/' : `/${page}`,
	};
}

function toNotes({ node, scope }: PlacedNode, fill: BlockContext): readonly Block[] {
	if (node.type !== 'containerDirective' || node.name !== 'notes') return [];
	if (readLabel(node) !== '' || fill.faulty.has(node)) return [];
	return toBlocks(expand(getContent(node), scope, fill.context, fill.faulty), fill);
}
