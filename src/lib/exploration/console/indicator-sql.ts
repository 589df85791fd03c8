import { listAchievements } from '../../convention/long-table.ts';
import type { Released } from '../../disclosure/release.ts';
import { buildIndicatorQuery } from '../../indicators/chapter-query.ts';
import type { Period } from '../../indicators/periods.ts';
import { chapters } from '../../indicators/registry.ts';
import { achievementTable } from '../../indicators/run.ts';
import type { Convention } from '../../schemas/schemas.ts';
import { isEmpty, type ExplorationFilter } from '../filter.ts';
import { followsFilter } from '../measure-perimeter.ts';
import { perimeterTables } from '../perimeter.ts';

/** An indicator whose SQL can be opened, under the title of nothing but itself. */
export interface IndicatorChoice {
	readonly id: string;
	readonly label: string;
}

/** Every indicator, in the order in which figures are shown. */
export function listIndicatorChoices(): readonly IndicatorChoice[] {
	return chapters.flatMap(({ indicators }) => indicators.map(({ id, label }) => ({ id, label })));
}

/**
 * The SQL of an indicator for a period and a filter, which runs as it is: what the costs are measured against comes
 * with it, from the exact figures. Null for an unknown indicator.
 */
export function toIndicatorSql(
	id: string,
	period: Period,
	convention: Convention,
	released: Released,
	filter: ExplorationFilter,
): string | null {
	for (const chapter of chapters) {
		const indicator = chapter.indicators.find((one) => one.id === id);
		if (indicator === undefined) continue;
		const relation = chapter.relations.find((one) => one.id === indicator.sql.from);
		const needsAchieved = /\brealises\b/.test(relation?.sql ?? '');
		const isFiltered = followsFilter(indicator) && !isEmpty(filter);
		const extra = [
			...(isFiltered ? perimeterTables(filter) : []),
			...(needsAchieved ? [achievementTable(listAchievements(convention, released.rows))] : []),
		];
		const limits = isFiltered
			? ', sous le filtre de la page'
			: isEmpty(filter)
				? ''
				: ', sans le filtre de la page, qu’il ne suit pas';
		const head = `-- ${indicator.label}, ${period.id}${limits} : une ligne par pôle (ENSEMBLE compris) et par modalité`;
		return `${head}\n${buildIndicatorQuery(chapter, indicator, [period], extra)}`;
	}
	return null;
}
