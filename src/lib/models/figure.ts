import type { Period } from '../indicators/periods.ts';
import { describeAfterCutOff, type ValueState } from './cell.ts';
import { formatDate } from './format.ts';
import type { TableModel } from './table.ts';

/** What stands in the place of the plot. */
export type FigureState = 'trace' | 'vide' | 'secret' | 'apres_arrete';

/** The words around a plot, the same on a page, a slide, a report and an export. */
export interface FigureWords {
	readonly title: string;
	/** Unit and population. */
	readonly subtitle: string;
	/** After « Lecture : »; null where there is nothing to read. */
	readonly reading: string | null;
	/** After « Champ : »; null for the whole. */
	readonly population: string | null;
	/** Alternative text: title, population, period, one or two facts. */
	readonly alt: string;
	readonly table: TableModel;
	readonly state: FigureState;
	/** The sentence in the place of the plot, null where it is drawn. */
	readonly message: string | null;
}

/** State and sentence of a figure from the states of its values. */
export function toFigureState(
	states: readonly ValueState[],
	period: Period,
	nothing: string,
): Pick<FigureWords, 'state' | 'message'> {
	if (states.includes('valeur')) return { state: 'trace', message: null };
	if (states.includes('secret')) {
		return {
			state: 'secret',
			message: 'Tous les effectifs de ce graphique sont couverts par le secret.',
		};
	}
	if (period.debut > period.arrete) {
		return { state: 'apres_arrete', message: describeAfterCutOff(period) };
	}
	return { state: 'vide', message: nothing };
}

/** « {title}, {population}, {period}. {facts} Tableau ci-dessous. » */
export function toAlt(name: string, facts: readonly (string | null)[]): string {
	const sentences = facts.filter((fact) => fact !== null && fact !== '');
	return [`${name}.`, ...sentences.map((fact) => `${String(fact)}.`), 'Tableau ci-dessous.'].join(
		' ',
	);
}

/** After « Source : »: « extraits CAF, arrêtés au 31 décembre 2020 ». */
export function formatSource(arrete: string): string {
	return `extraits CAF, arrêtés au ${formatDate(arrete)}`;
}
