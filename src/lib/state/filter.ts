import type { Edition } from '../disclosure/release.ts';
import { listStandardPeriods, parsePeriod, type Period } from '../indicators/periods.ts';
import {
	COMPARISON_KINDS,
	findComparedPeriod,
	type ComparisonKind,
} from '../models/compared-period.ts';
import type { Groups } from '../models/groups.ts';
import { ENSEMBLE, formatPole, type PoleName } from '../models/index-rows.ts';
import type { Convention } from '../schemas/schemas.ts';
import { SIMULATIONS, type SimulationId } from './simulation.ts';

/** What the reader chose: the id of a period, the code of a pôle, what to compare with (empty for nothing), the edition. */
export interface FilterChoice {
	readonly periode: string;
	readonly pole: string;
	readonly comparaison: '' | ComparisonKind;
	readonly simulation: SimulationId;
	readonly edition: Edition;
}

/** The other period of a comparison. */
export interface ComparedChoice {
	readonly kind: ComparisonKind;
	readonly period: Period;
}

/** What can be chosen: it changes with the extracts. */
export interface FilterScope {
	readonly convention: Convention;
	readonly dateExtraction: string | null;
	/** In `ordre`, ENSEMBLE left out. */
	readonly poles: readonly PoleName[];
	/** What `poles` are: the pôles of the agreement, unless several agreements are compared. */
	readonly groups?: Groups;
}

/** A choice read from an address; `notices` says in French what was set aside. */
export interface ReadFilter {
	readonly choice: FilterChoice;
	readonly period: Period;
	/** Null without a comparison, or where the one chosen has no period: a notice says why. */
	readonly compared: ComparedChoice | null;
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
	return {
		periode: String(exercice.annee),
		pole: ENSEMBLE,
		comparaison: '',
		simulation: '',
		edition: 'pilotage',
	};
}

/** The choice that an address holds; what is unknown becomes the default, with a notice. */
export function readFilter(params: URLSearchParams, scope: FilterScope): ReadFilter {
	const defaults = getDefaultChoice(scope);
	const notices: string[] = [];
	const period = readPeriod(params, defaults.periode, scope, notices);
	const pole = readPole(params, scope, notices);
	const comparaison = readComparison(params, notices);
	const compared = comparaison === '' ? null : compare(comparaison, period, scope, notices);
	const edition = params.get('edition') === 'diffusion' ? 'diffusion' : defaults.edition;
	const simulation = readSimulation(params, notices);
	const choice = { periode: period.id, pole, comparaison, simulation, edition };
	return { choice, period, compared, notices };
}

function readPeriod(
	params: URLSearchParams,
	standard: string,
	{ convention, dateExtraction }: FilterScope,
	notices: string[],
): Period {
	const parsed = parsePeriod(params.get('periode') ?? standard, convention, dateExtraction);
	if (parsed.ok) return parsed.period;
	const fallback = parsePeriod(standard, convention, dateExtraction);
	if (!fallback.ok) throw new Error(`period: ${standard}`);
	notices.push(`${parsed.message} L’exercice ${standard} est affiché.`);
	return fallback.period;
}

function readPole(params: URLSearchParams, { poles }: FilterScope, notices: string[]): string {
	const wanted = params.get('pole');
	if (wanted === null || wanted === ENSEMBLE) return ENSEMBLE;
	if (poles.some(({ code }) => code === wanted)) return wanted;
	notices.push(
		`Le pôle «\u00A0${wanted.slice(0, 40)}\u00A0» n’est pas dans les extraits\u00A0: l’ensemble des pôles est affiché.`,
	);
	return ENSEMBLE;
}

function readComparison(params: URLSearchParams, notices: string[]): '' | ComparisonKind {
	const wanted = params.get('comparaison') ?? '';
	const kind = COMPARISON_KINDS.find((one) => one === wanted);
	if (kind === undefined && wanted !== '') {
		notices.push(
			`La comparaison «\u00A0${wanted.slice(0, 40)}\u00A0» ne se lit pas\u00A0: écrire precedente, annee ou exercice. Aucune n’est affichée.`,
		);
	}
	return kind ?? '';
}

function readSimulation(params: URLSearchParams, notices: string[]): SimulationId {
	const wanted = params.get('simulation') ?? '';
	const id = SIMULATIONS.find((one) => one === wanted);
	if (id === undefined) {
		notices.push(
			`La règle de simulation «\u00A0${wanted.slice(0, 40)}\u00A0» ne se lit pas\u00A0: le solde est simulé au prorata, plafonné aux dépenses.`,
		);
	}
	return id ?? '';
}

function compare(
	kind: ComparisonKind,
	period: Period,
	scope: FilterScope,
	notices: string[],
): ComparedChoice | null {
	const found = findComparedPeriod(kind, period, scope);
	if (found.ok) return { kind, period: found.period };
	notices.push(found.message);
	return null;
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
	for (const key of ['periode', 'pole', 'comparaison', 'simulation', 'edition'] as const) {
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
