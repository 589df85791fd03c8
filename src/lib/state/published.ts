import type { Released } from '../disclosure/release.ts';
import { listStandardPeriods, type Period } from '../indicators/periods.ts';
import { formatPeriodLabel } from '../models/format.ts';
import { indexRows } from '../models/index-rows.ts';
import type { Figures } from './figures.ts';
import type { FilterScope } from './filter.ts';

/** The periods that a publication of an exercise declares: the year and its semesters. */
export function listDeclaredPeriods(
	{ convention, dateExtraction }: Pick<FilterScope, 'convention' | 'dateExtraction'>,
	exercice: number,
): readonly Period[] {
	return listStandardPeriods(convention, exercice, dateExtraction).filter(({ id }) =>
		/^\d{4}(-S[12])?$/.test(id),
	);
}

/** What the pages show of an edition of diffusion: its rows, without any detail. */
export function toPublishedFigures(
	scope: FilterScope,
	released: Released,
	periods: readonly Period[],
): Figures {
	return {
		scope,
		released,
		lookup: indexRows(released),
		details: null,
		computed: new Set(periods.map(({ id }) => id)),
	};
}

/** Why a period has no figures in the edition of diffusion. */
export function explainUnpublished(period: Period): string {
	return `${formatPeriodLabel(period.id)}\u00A0: cette période n’est pas publiée. L’édition de diffusion tient à l’année et à ses semestres, protégés ensemble\u00A0; une période de plus donnerait par différence des effectifs que le secret couvre.`;
}
