import type { Nodes } from 'mdast';
import { checkDirective } from './check-directive.ts';
import type { Problem } from './front-matter.ts';
import {
	getChildren,
	getContent,
	getPlace,
	isDirective,
	readText,
	type Directive,
} from './syntax.ts';

/** A problem and the node that it makes unfit to be filled. */
export interface NodeProblem extends Problem {
	readonly node: Nodes;
}

/** Nothing that people write goes deeper; beyond, a text is made to hurt. */
const DEEPEST = 40;
/** Cells of a table written by hand. */
const MOST_CELLS = 5000;

const REFUSED: Readonly<Partial<Record<Nodes['type'], string>>> = {
	html: 'Le HTML n’est pas admis dans un rapport : l’écrire en Markdown.',
	image:
		'Les images ne sont pas admises dans un rapport : il ne va chercher aucun fichier. Placer un graphique avec la directive graphique.',
	imageReference: 'Les images ne sont pas admises dans un rapport.',
	footnoteReference: 'Les notes de bas de page ne sont pas admises : écrire la note dans le texte.',
	footnoteDefinition:
		'Les notes de bas de page ne sont pas admises : écrire la note dans le texte.',
	linkReference: 'Écrire l’adresse du lien à sa place : [texte](https://…).',
};

/** Every problem of a tree, in the order of the text. */
export function checkTree(root: Nodes): readonly NodeProblem[] {
	const problems: NodeProblem[] = [];
	visit(root, null, 0, (node, message) => problems.push({ node, ...getPlace(node), message }));
	return problems;
}

function visit(
	node: Nodes,
	parent: Nodes | null,
	depth: number,
	report: (node: Nodes, message: string) => void,
): void {
	if (depth > DEEPEST) {
		report(node, 'Le texte est imbriqué trop profondément pour être lu.');
		return;
	}
	for (const message of checkNode(node, parent)) report(node, message);
	for (const child of getChildren(node)) visit(child, node, depth + 1, report);
}

function checkNode(node: Nodes, parent: Nodes | null): readonly string[] {
	if (isDirective(node)) {
		const own = checkDirective(node);
		return own.length > 0 ? own : checkPosition(node, parent);
	}
	if (node.type === 'heading' && node.depth > 3) {
		return ['Un rapport a trois niveaux de titres au plus : #, ##, ###.'];
	}
	if (node.type === 'link') return checkAddress(node.url);
	if (node.type === 'table') {
		const cells = node.children.reduce((sum, { children }) => sum + children.length, 0);
		return cells > MOST_CELLS
			? [`Ce tableau a ${cells} cases : plus de ${MOST_CELLS} ne tiennent pas dans un rapport.`]
			: [];
	}
	const refusal = REFUSED[node.type];
	return refusal === undefined ? [] : [refusal];
}

/** Whether a link may be followed: a page of this site, an anchor, or another site over HTTPS. */
export function isAllowedAddress(url: string): boolean {
	return /^(https:\/\/\S+|\/(?!\/)\S*|#\S+)$/i.test(url);
}

function checkAddress(url: string): readonly string[] {
	return isAllowedAddress(url)
		? []
		: [
				'L’adresse de ce lien n’est pas admise : une page du tableau de bord (/contrats), une ancre (#…) ou une adresse en https:// seulement.',
			];
}

function checkPosition(node: Directive, parent: Nodes | null): readonly string[] {
	if (node.name !== 'sinon' || parent === null) return checkContent(node);
	const siblings = getChildren(parent);
	const before = siblings[siblings.indexOf(node) - 1];
	const follows = before?.type === 'containerDirective' && ['si', 'sinon'].includes(before.name);
	return follows ? checkContent(node) : ['Un « sinon » se place juste après un « si ».'];
}

function checkContent(node: Directive): readonly string[] {
	if (node.type !== 'containerDirective') return [];
	return getContent(node).some(
		(child) => readText(child) !== '' || getChildren(child).length > 0 || isDirective(child),
	)
		? []
		: [`La directive «\u00A0${node.name}\u00A0» ne contient rien.`];
}
