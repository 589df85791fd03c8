import type { Nodes, Root } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Place } from './finding.ts';

export type Directive = TextDirective | LeafDirective | ContainerDirective;

const processor = unified()
	.use(remarkParse)
	.use(remarkGfm)
	.use(remarkFrontmatter, ['yaml'])
	.use(remarkDirective);

/** The syntax tree of a Markdown text, its front matter and directives included; never throws. */
export function readMarkdown(text: string): Root {
	return processor.parse(text);
}

/** Whether a node is a directive of any form. */
export function isDirective(node: Nodes): node is Directive {
	return (
		node.type === 'textDirective' ||
		node.type === 'leafDirective' ||
		node.type === 'containerDirective'
	);
}

/** The children of a node; none for a leaf. */
export function getChildren(node: Nodes): readonly Nodes[] {
	return 'children' in node ? node.children : [];
}

/** The words of a node and of all that is in it. */
export function readText(node: Nodes): string {
	if ('value' in node) return node.value;
	return getChildren(node).map(readText).join('');
}

/** The attributes of a directive that have a value, by name. */
export function readAttributes(node: Directive): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(node.attributes ?? {}).flatMap(([name, value]) =>
			value === null || value === undefined ? [] : [[name, value.trim()]],
		),
	);
}

/** The text between the brackets of a directive: `personnes_orientees` of `:valeur[personnes_orientees]`. */
export function readLabel(node: Directive): string {
	if (node.type === 'containerDirective') {
		const [first] = node.children;
		return first?.type === 'paragraph' && first.data?.directiveLabel === true
			? readText(first).trim()
			: '';
	}
	return node.children.map(readText).join('').trim();
}

/** What a container holds, the text between its brackets left out. */
export function getContent(node: ContainerDirective): ContainerDirective['children'] {
	return node.children.filter(
		(child) => !(child.type === 'paragraph' && child.data?.directiveLabel === true),
	);
}

/** Where a node begins. */
export function getPlace(node: Nodes): Place {
	const start = node.position?.start;
	return { line: start?.line ?? 1, column: start?.column ?? 1 };
}
