import type { Figures } from './figures.ts';

/** What the rail says beside the link to the deadlines: a number, and the words that spell it out. */
export interface OverdueCount {
	readonly count: number;
	/** « 2 livrables échus et non remis ». */
	readonly spoken: string;
}

/** The deliverables of an exercise that are due and not delivered; null where there is none, or none is published. */
export function countOverdue(
	{ lookup }: Pick<Figures, 'lookup'>,
	exercice: number,
): OverdueCount | null {
	const row = lookup.get({ indicateur: 'livrables_en_retard', periode: String(exercice) });
	const count = row?.secret === 'oui' ? 0 : (row?.valeur ?? 0);
	if (count === 0) return null;
	const words = count === 1 ? 'livrable échu et non remis' : 'livrables échus et non remis';
	return { count, spoken: `${count} ${words}` };
}
