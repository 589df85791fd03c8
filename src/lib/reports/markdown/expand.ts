import type { Nodes } from 'mdast';
import type { ReportContext, ReportScope } from '../report-context.ts';
import { ENSEMBLE } from '../../models/index-rows.ts';
import { isTrue } from './conditions.ts';
import { getContent, readAttributes } from './syntax.ts';

/** A node and what it is about, once loops are unrolled and conditions answered. */
export interface PlacedNode {
	readonly node: Nodes;
	readonly scope: ReportScope;
}

/** The nodes that remain, in order: one turn of a loop a pôle, the text of the conditions that hold. */
export function expand(
	nodes: readonly Nodes[],
	scope: ReportScope,
	context: ReportContext,
	faulty: ReadonlySet<Nodes>,
): readonly PlacedNode[] {
	const placed: PlacedNode[] = [];
	/** Whether a branch of the `si` just read has been taken. */
	let isAnswered = false;
	for (const node of nodes) {
		if (node.type !== 'containerDirective' || faulty.has(node)) {
			placed.push({ node, scope });
			continue;
		}
		if (node.name === 'si' || node.name === 'sinon') {
			if (node.name === 'si') isAnswered = false;
			if (isAnswered || !isTrue(readAttributes(node), scope, context)) continue;
			isAnswered = true;
			placed.push(...expand(getContent(node), scope, context, faulty));
		} else if (node.name === 'pour-chaque-pole') {
			for (const pole of listPoles(scope, context)) {
				placed.push(...expand(getContent(node), { ...scope, pole }, context, faulty));
			}
		} else {
			placed.push({ node, scope });
		}
	}
	return placed;
}

/** All the pôles, or that of a report on one. */
function listPoles({ pole }: ReportScope, { poles }: ReportContext): readonly string[] {
	return pole === ENSEMBLE ? poles.map(({ code }) => code) : [pole];
}
