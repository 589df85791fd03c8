import type { Edition } from '../disclosure/release.ts';
import { listStandardPeriods, parsePeriod, type Period } from '../indicators/periods.ts';
import { ENSEMBLE, formatPole, type PoleName } from '../models/index-rows.ts';
import type { Convention } from '../schemas/schemas.ts';

/** What the reader chose: the id of a period, the code of a pôle, and the edition. */
export interface FilterChoice {
	readonly periode: string;
	readonly pole: string;
	readonly edition: Edition;
}

/** What can be chosen: it changes with the extracts. */
export interface FilterScope {
	readonly convention: Convention;
	readonly dateExtraction: string | null;
	/** In `ordre`, ENSEMBLE left out. */
	readonly poles: readonly PoleName[];
}

/** A choice read from an address; `notices` says in French what was set aside. */
export interface ReadFilter {
	readonly choice: FilterChoice;
	readonly period: Period;
	readonly notices: readonly string[];
}

/** The latest exercise that has begun when the extracts were made, all pôles together. */
export function getDefaultChoice(scope: FilterScope): FilterChoice {
	const exercices = [...scope.convention.exercices].sort((a, b) => a.annee - b.annee);
	const begun = exercices.filter(
		(e) => scope.dateExtraction === null || e.date_debut <= scope.dateExtraction,
	);
	const exercice = begun.at(-1) ?? exercices.at(-1);
	if (exercice === undefined) throw new Error('convention: no exercise');
	return { periode: String(exercice.annee), pole: ENSEMBLE, edition: 'pilotage' };
}

/** The choice that an address holds; what is unknown becomes the default, with a notice. */
export function readFilter(params: URLSearchParams, scope: FilterScope): ReadFilter {
	const choice = getDefaultChoice(scope);
	const notices: string[] = [];
	const wantedPole = params.get('pole');
	const isKnown = wantedPole === ENSEMBLE || scope.poles.some(({ code }) => code === wantedPole);
	if (wantedPole !== null && !isKnown) {
		notices.push(
			`Le pôle «\u00A0${wantedPole.slice(0, 40)}\u00A0» n’est pas dans les extraits\u00A0: l’ensemble des pôles est affiché.`,
		);
	}
	const pole = wantedPole !== null && isKnown ? wantedPole : choice.pole;
	const edition = params.get('edition') === 'diffusion' ? 'diffusion' : choice.edition;
	const wanted = params.get('periode');
	const parsed = parsePeriod(wanted ?? choice.periode, scope.convention, scope.dateExtraction);
	if (parsed.ok)
		return { choice: { periode: parsed.period.id, pole, edition }, period: parsed.period, notices };
	const fallback = parsePeriod(choice.periode, scope.convention, scope.dateExtraction);
	if (!fallback.ok) throw new Error(`period: ${choice.periode}`);
	return {
		choice: { periode: choice.periode, pole, edition },
		period: fallback.period,
		notices: [`${parsed.message} L’exercice ${choice.periode} est affiché.`, ...notices],
	};
}

/** An address without a query: every choice is the default one. */
export const NO_PARAMS = new URLSearchParams();

/** The query of an address, with its `?`, or nothing. */
export type Search = '' | `?${string}`;

/** The query of an address that holds this choice, with its `?`; empty when all is default. */
export function writeFilter(
	params: URLSearchParams,
	choice: FilterChoice,
	scope: FilterScope,
): Search {
	const defaults = getDefaultChoice(scope);
	const next = new URLSearchParams(params);
	for (const key of ['periode', 'pole', 'edition'] as const) {
		if (choice[key] === defaults[key]) next.delete(key);
		else next.set(key, choice[key]);
	}
	const text = next.toString();
	return text === '' ? '' : `?${text}`;
}

/** The query of a link to another page, that carries the choice of the reader. */
export function toSearch(choice: FilterChoice, scope: FilterScope): Search {
	return writeFilter(new URLSearchParams(), choice, scope);
}

/** Every period that is computed when a set is opened: those of all its exercises. */
export function listAllPeriods(scope: Omit<FilterScope, 'poles'>): readonly Period[] {
	return scope.convention.exercices.flatMap(({ annee }) =>
		listStandardPeriods(scope.convention, annee, scope.dateExtraction),
	);
}

/** The pôles that can be chosen, the whole first. */
export function toPoleOptions(
	scope: FilterScope,
): readonly { readonly id: string; readonly label: string }[] {
	return [ENSEMBLE, ...scope.poles.map(({ code }) => code)].map((code) => ({
		id: code,
		label: formatPole(code, scope.poles),
	}));
}
