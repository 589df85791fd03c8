import type { Finding } from '../extracts/finding.ts';
import { formatNumber } from '../models/format.ts';

/** A finding in two lines: what is wrong, and where. */
export interface FindingWords {
	readonly text: string;
	/** « contrats.csv, ligne 12, colonne date_fin »; empty where the file is not known. */
	readonly place: string;
}

const SEPARATOR = '\u00A0: ';

/** The sentence of a finding apart from its place, which most of them begin with. */
export function splitFinding({ message, file, table }: Finding): FindingWords {
	const cut = message.indexOf(SEPARATOR);
	const start = file ?? table ?? 'Ensemble des fichiers';
	if (cut === -1 || !message.startsWith(start)) return { text: message, place: file ?? '' };
	const text = message.slice(cut + SEPARATOR.length);
	return {
		text: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`,
		place: message.slice(0, cut).replace(/«\u00A0(\w+)\u00A0»/g, '$1'),
	};
}

/** « Voir l’autre avertissement », « Voir les 4 autres avertissements ». */
export function describeOthers(n: number, one: string, many: string): string {
	return n === 1 ? `Voir l’autre ${one}` : `Voir les ${formatNumber(n)} autres ${many}`;
}
