import type { Nodes, Root } from 'mdast';
import { checkTree } from './check-tree.ts';
import type { ReportFinding } from './finding.ts';
import { readFrontMatter, type Problem, type ReportMeta } from './front-matter.ts';
import { readMarkdown } from './syntax.ts';

/** A report as it was written, checked as far as it can be without an agreement. */
export interface ParsedReport {
	/** Name of its file without the ending: `rapport-annuel-information`. */
	readonly id: string;
	readonly file: string;
	readonly meta: ReportMeta;
	readonly root: Root;
	readonly findings: readonly ReportFinding[];
	/** Nodes that cannot be filled, each marked in its place. */
	readonly faulty: ReadonlySet<Nodes>;
}

/** Longer texts are not reports. */
const MOST_CHARACTERS = 400_000;

/** Reads and checks the text of a report; what is wrong is a finding, never an exception. */
export function parseReport(name: string, text: string): ParsedReport {
	const file = name.split('/').at(-1) ?? name;
	const isTooLong = text.length > MOST_CHARACTERS;
	const root = readMarkdown(isTooLong ? '' : text.replace(/^\uFEFF/, ''));
	const [first] = root.children;
	const head = readFrontMatter(first?.type === 'yaml' ? first : undefined);
	const inTree = checkTree(root);
	const problems: readonly Problem[] = isTooLong
		? [
				{
					line: 1,
					column: 1,
					message: `Le texte a plus de ${MOST_CHARACTERS} caractères : ce n’est pas un rapport.`,
				},
			]
		: [...head.problems, ...inTree];
	return {
		id: file.replace(/\.md$/i, ''),
		file,
		meta: head.meta,
		root,
		findings: problems.map((problem) => toFinding(file, problem)),
		faulty: new Set(inTree.map(({ node }) => node)),
	};
}

/** A problem as an error of a file. */
export function toFinding(file: string, { line, column, message }: Problem): ReportFinding {
	return {
		file,
		line,
		column,
		severity: 'erreur',
		message: message.replace(/ ([:;?!%])/g, '\u00A0$1'),
	};
}
