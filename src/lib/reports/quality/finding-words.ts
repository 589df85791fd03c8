import type { Finding } from '../../extracts/finding.ts';
import { checkContent } from '../../extracts/nominative.ts';

const SEPARATOR = '\u00A0: ';

/** The sentence of a finding in two parts, place and what is wrong; `where` is empty where it has none. */
export function splitFinding({ message, file, table }: Finding): {
	readonly where: string;
	readonly text: string;
} {
	const cut = message.indexOf(SEPARATOR);
	const start = file ?? table ?? 'Ensemble des fichiers';
	if (cut === -1 || !message.startsWith(start)) return { where: file ?? '', text: message };
	const text = message.slice(cut + SEPARATOR.length);
	return {
		where: message.slice(0, cut),
		text: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`,
	};
}

/** A quoted value of a sentence; kept where the sentence says which term of the list it is near to. */
const QUOTED = /(sans doute |ou )?«\u00A0([^«»]*)\u00A0»( \(sans doute)?/g;

/** The finding without the values outside a list that look like names, since the report is sent on. */
export function hideNames(finding: Finding): Finding {
	if (finding.code !== 'valeur-inconnue') return finding;
	const cut = finding.message.indexOf(SEPARATOR) + SEPARATOR.length;
	const sentence = finding.message
		.slice(cut)
		.replace(QUOTED, (whole: string, before: unknown, value: string, after: unknown) =>
			before === undefined && after === undefined && looksLikeName(value)
				? '«\u00A0…\u00A0»'
				: whole,
		);
	return { ...finding, message: finding.message.slice(0, cut) + sentence };
}

function looksLikeName(value: string): boolean {
	return checkContent(value, 'identifiant') !== null || /^\p{Lu}[\p{L} '’-]*$/u.test(value);
}
