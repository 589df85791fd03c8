import type { Nodes } from 'mdast';
import { NBSP } from '../../models/format.ts';
import type { Words } from '../blocks.ts';
import type { ReportContext, ReportScope } from '../report-context.ts';
import { isAllowedAddress } from './check-tree.ts';
import { sayContext, sayRule } from './context-words.ts';
import { getChildren, getPlace, readAttributes, readLabel, type Directive } from './syntax.ts';
import { sayIndicator } from './value-words.ts';

/** What the words of a report are filled from. */
export interface FillContext {
	readonly context: ReportContext;
	/** Nodes that the checks refused. */
	readonly faulty: ReadonlySet<Nodes>;
}

type Style = Omit<Words, 'text'>;

/** The words of some nodes in a line, directives answered; neighbours of one look are one run. */
export function toWords(
	nodes: readonly Nodes[],
	scope: ReportScope,
	fill: FillContext,
): readonly Words[] {
	return joinRuns(nodes.flatMap((node) => readNode(node, {}, scope, fill)));
}

/** The mark in the place of what cannot be filled. */
export function markFaulty(node: Nodes): Words {
	return { text: `[à corriger, ligne${NBSP}${getPlace(node).line}]`, strong: true, emphasis: true };
}

function readNode(
	node: Nodes,
	style: Style,
	scope: ReportScope,
	fill: FillContext,
): readonly Words[] {
	const inside = (added: Style): readonly Words[] =>
		getChildren(node).flatMap((child) => readNode(child, { ...style, ...added }, scope, fill));
	if (fill.faulty.has(node) && node.type !== 'link') return [{ ...style, ...markFaulty(node) }];
	if (node.type === 'text') return [{ ...style, text: tidyText(node.value) }];
	if (node.type === 'inlineCode') return [{ ...style, text: node.value }];
	if (node.type === 'break') return [{ ...style, text: ' ' }];
	if (node.type === 'strong') return inside({ strong: true });
	if (node.type === 'emphasis') return inside({ emphasis: true });
	if (node.type === 'link') return inside(isAllowedAddress(node.url) ? { href: node.url } : {});
	if (node.type === 'textDirective') return [{ ...style, ...answer(node, scope, fill.context) }];
	return inside({});
}

function answer(node: Directive, scope: ReportScope, context: ReportContext): Words {
	const label = readLabel(node);
	if (node.name === 'contexte') return { text: sayContext(label, scope, context) };
	if (node.name === 'regle') return { text: sayRule(label, scope, context) };
	const words = sayIndicator(node.name, label, readAttributes(node), scope, context);
	return { ...words, text: tidyText(words.text) };
}

/** French spacing and apostrophes, as people may not have typed them. */
export function tidyText(text: string): string {
	return text
		.replace(/\s*\n\s*/g, ' ')
		.replace(/ ([:;?!%€»])/g, `${NBSP}$1`)
		.replace(/« /g, `«${NBSP}`)
		.replace(/(\p{L})'(?=\p{L})/gu, '$1’');
}

function joinRuns(runs: readonly Words[]): readonly Words[] {
	const joined: Words[] = [];
	for (const run of runs) {
		const last = joined.at(-1);
		if (run.text === '') continue;
		if (last !== undefined && isSameLook(last, run)) {
			joined[joined.length - 1] = { ...last, text: tidyText(last.text + run.text) };
		} else {
			joined.push(run);
		}
	}
	return joined;
}

function isSameLook(a: Words, b: Words): boolean {
	return (
		(a.strong ?? false) === (b.strong ?? false) &&
		(a.emphasis ?? false) === (b.emphasis ?? false) &&
		a.href === b.href &&
		a.status === b.status &&
		a.status === undefined
	);
}
