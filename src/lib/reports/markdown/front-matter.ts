import type { Yaml } from 'mdast';
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Pair } from 'yaml';
import { findNearest } from '../../schemas/nearest.ts';
import { getPlace } from './syntax.ts';
import { quote, suggest, type Place } from './finding.ts';

/** What the head of a report says of it. */
export interface ReportMeta {
	readonly titre: string;
	readonly sousTitre: string;
	readonly forme: 'rapport' | 'diapositives';
	/** Whether the report is made for one pôle at a time. */
	readonly parPole: boolean;
	/** Whether it compares several agreements: the command line makes it, no page does. */
	readonly parConvention: boolean;
}

/** A problem and where it stands. */
export interface Problem extends Place {
	readonly message: string;
}

export interface ReadMeta {
	readonly meta: ReportMeta;
	readonly problems: readonly Problem[];
}

const FORMS = ['rapport', 'diapositives'] as const;
const KEYS = ['titre', 'sous-titre', 'forme', 'par-pole', 'par-convention'] as const;
/** Those that are answered by yes or no. */
const SWITCHES = ['par-pole', 'par-convention'] as const;

/** The head of a report between its two lines `---`; what is missing or unknown is a problem. */
export function readFrontMatter(node: Yaml | undefined): ReadMeta {
	const problems: Problem[] = [];
	const start = node === undefined ? 1 : getPlace(node).line + 1;
	const lines = new LineCounter();
	const document = parseDocument(node?.value ?? '', { lineCounter: lines, uniqueKeys: true });
	const place = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		return { line: start + line - 1, column: col };
	};
	for (const { pos } of document.errors) {
		problems.push({
			...place(pos[0]),
			message:
				'L’en-tête ne se lit pas. Écrire une ligne par champ, par exemple « titre: Rapport annuel » ; mettre entre guillemets un texte qui contient deux-points.',
		});
	}
	const values = readPairs(document, (pair, message) => {
		problems.push({ ...place(getOffset(pair)), message });
	});
	if (problems.length === 0) problems.push(...checkMeta(values, { line: 1, column: 1 }));
	return { meta: toMeta(values), problems };
}

function getOffset({ key }: Pair): number {
	return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}

function readPairs(
	document: Document.Parsed,
	report: (pair: Pair, message: string) => void,
): ReadonlyMap<string, string> {
	const values = new Map<string, string>();
	if (!isMap(document.contents)) return values;
	for (const pair of document.contents.items) {
		const name = isScalar(pair.key) ? String(pair.key.value) : '';
		if (!KEYS.some((key) => key === name)) {
			report(
				pair,
				`Le champ ${quote(name)} de l’en-tête n’existe pas. ${suggest(findNearest(name, KEYS), KEYS)}`,
			);
		} else if (!isScalar(pair.value)) {
			report(pair, `Le champ ${quote(name)} de l’en-tête doit tenir sur une ligne.`);
		} else {
			const { value } = pair.value;
			values.set(name, typeof value === 'string' || typeof value === 'number' ? String(value) : '');
		}
	}
	return values;
}

function checkMeta(values: ReadonlyMap<string, string>, head: Place): readonly Problem[] {
	const problems: Problem[] = [];
	const form = values.get('forme') ?? '';
	if ((values.get('titre') ?? '') === '') {
		problems.push({
			...head,
			message:
				'L’en-tête n’a pas de titre. Commencer le fichier par « --- », « titre: … », « --- ».',
		});
	}
	if (!FORMS.some((one) => one === form)) {
		problems.push({
			...head,
			message: `Le champ « forme » de l’en-tête doit dire « rapport » ou « diapositives »${form === '' ? '' : `, non ${quote(form)}`}.`,
		});
	}
	for (const key of SWITCHES) {
		const value = values.get(key) ?? 'non';
		if (value === 'oui' || value === 'non') continue;
		problems.push({ ...head, message: `Le champ « ${key} » doit dire « oui » ou « non ».` });
	}
	return problems;
}

function toMeta(values: ReadonlyMap<string, string>): ReportMeta {
	return {
		titre: values.get('titre') ?? '',
		sousTitre: values.get('sous-titre') ?? '',
		forme: values.get('forme') === 'diapositives' ? 'diapositives' : 'rapport',
		parPole: values.get('par-pole') === 'oui',
		parConvention: values.get('par-convention') === 'oui',
	};
}
