import type { ChapterDefinition } from './chapter.ts';
import type { Indicator } from './indicator.ts';
import { accompagnements } from './accompagnements.ts';
import { contrats } from './contrats.ts';
import { finances } from './finances.ts';
import { freins } from './freins.ts';
import { livrables } from './livrables.ts';
import { orientations } from './orientations.ts';
import { parcours } from './parcours.ts';
import { seances } from './seances.ts';
import { sorties } from './sorties.ts';

/** One query each; `finances` comes last because it reads what the others found. */
export const chapters: readonly ChapterDefinition[] = [
	orientations,
	accompagnements,
	contrats,
	freins,
	parcours,
	sorties,
	seances,
	livrables,
	finances,
];

/** Every figure of the agreement, in the order in which it is shown. */
export const indicators: readonly Indicator[] = chapters.flatMap((chapter) => chapter.indicators);

const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

export function isIndicatorId(id: string): boolean {
	return byId.has(id);
}

/** The indicator of that id; throws on an unknown one. */
export function getIndicator(id: string): Indicator {
	const indicator = byId.get(id);
	if (indicator === undefined) throw new Error(`unknown indicator: ${id}`);
	return indicator;
}
