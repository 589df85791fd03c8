import type { Drawing } from '../charts/drawing.ts';
import { getIndicator } from '../indicators/registry.ts';
import { toPoleBars } from '../models/bars.ts';
import { toCell } from '../models/cell.ts';
import { toDots } from '../models/dots.ts';
import type { Kpi } from '../models/kpi.ts';
import { chooseReferences, type ReferenceMark } from '../models/references.ts';
import { toSeries } from '../models/series.ts';
import { toPageCard, withComparison, withEarlierExercice, type PageContext } from './page.ts';
import { explainEmpty, isPublic } from './unpublished.ts';

/** A figure and the indicator that it draws, for its clause and its definition. */
export interface PageFigure {
	readonly drawing: Drawing;
	readonly kpi: Kpi;
}

/** A drawing of an indicator, with its definition. */
export function toFigure(page: PageContext, id: string, drawing: Drawing): PageFigure {
	return { drawing: explainEmpty(page, drawing), kpi: toPageCard(page, id).kpi };
}

/** A rate by pôle as a dot plot, with the published value that comes first. */
export function toPoleDots(page: PageContext, id: string, title?: string): PageFigure {
	const { lookup, period, poles, exercice, references } = page;
	const [mark] = chooseReferences(references, id, exercice.annee);
	const reference = references.find(
		({ indicateur, territoire, annee }) =>
			indicateur === id && `${territoire} ${annee}` === mark?.name,
	);
	const model = toDots(lookup, getIndicator(id), {
		period,
		poles,
		...(title === undefined ? {} : { title }),
		...(reference === undefined ? {} : { reference }),
		...withComparison(page),
	});
	return toFigure(page, id, { kind: 'points', model });
}

/**
 * The months of the exercise: columns for what happened in them, a line for what stands at their end. Null in the
 * edition of diffusion: months would give by difference what the year and its semesters withhold.
 */
export function toMonths(page: PageContext, id: string): PageFigure | null {
	if (isPublic(page)) return null;
	const { lookup, exercice, year, pole, poles } = page;
	const model = toSeries(lookup, getIndicator(id), {
		exercice,
		period: year,
		kind: 'mensuel',
		pole,
		poles,
		...withEarlierExercice(page),
	});
	return toFigure(page, id, { kind: 'serie', model });
}

/** What a pôle's bar says beside its value: another indicator, or a modality of one. */
export interface AsideChoice {
	readonly head: string;
	readonly parts: readonly {
		readonly id: string;
		readonly ventilation?: string;
		readonly modalite?: string;
		/** « médiane 48 » of the value as text and as a number, null where there is none. */
		readonly words: (text: string, n: number | null) => string;
	}[];
}

/** A count or a mean by pôle as bars, with what is published. */
export function toBarsByPole(
	page: PageContext,
	id: string,
	options: { readonly title: string; readonly subtitle?: string; readonly aside?: AsideChoice },
): PageFigure {
	const { lookup, period, poles, exercice, references } = page;
	const { title, subtitle, aside } = options;
	const marks: readonly ReferenceMark[] = chooseReferences(references, id, exercice.annee);
	const model = toPoleBars(lookup, getIndicator(id), {
		period,
		poles,
		title,
		references: marks,
		...(subtitle === undefined ? {} : { subtitle }),
		...(aside === undefined
			? {}
			: { aside: { head: aside.head, text: (pole) => describeAside(page, aside, pole) } }),
	});
	return toFigure(page, id, { kind: 'barres', model });
}

function describeAside({ lookup, period }: PageContext, aside: AsideChoice, pole: string): string {
	return aside.parts
		.map(({ id, ventilation = '', modalite = '', words }) => {
			const row = lookup.get({
				indicateur: id,
				periode: period.id,
				pole,
				ventilation,
				modalite,
			});
			const cell = toCell(row, getIndicator(id), period);
			return words(cell.text, cell.number);
		})
		.join(', ');
}
