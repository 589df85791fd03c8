import { release, releaseDetails } from '../disclosure/release.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import type { Details } from '../indicators/details.ts';
import { withValue } from '../indicators/figures.ts';
import type { LongRow, Status } from '../indicators/indicator.ts';
import type { ByExercise } from '../indicators/lists.ts';
import { pause } from '../extracts/pause.ts';
import { parsePeriod, type Period } from '../indicators/periods.ts';
import { getIndicator } from '../indicators/registry.ts';
import { ENSEMBLE, indexRows } from '../models/index-rows.ts';
import type { Figures } from './figures.ts';
import { getDefaultChoice, type FilterScope } from './filter.ts';

/**
 * Figures computed when the site was built: what follows from numerator and denominator is computed again. Every page
 * carries those of the exercise that is shown first, and of the months that its sparklines draw.
 */
export interface Seed {
	readonly scope: FilterScope;
	/** Ids of the periods whose rows are all there. */
	readonly computed: readonly string[];
	readonly set: Omit<ExtractSet, 'tables' | 'convention' | 'dateExtraction'>;
	readonly details: Details;
	readonly names: readonly string[];
	readonly rows: readonly SeedRow[];
}

/** Names (indicator, breakdown, modality, pôle, period, status), numerator, denominator, target, then any estimate. */
type SeedRow = readonly [
	indicateur: number,
	ventilation: number,
	modalite: number,
	pole: number,
	periode: number,
	statut: number,
	numerateur: number | null,
	denominateur: number | null,
	cible: number | null,
	estimate?: readonly [number | null, number | null, number | null],
];

/** All the figures computed of a set. */
export function toWholeSeed(set: ExtractSet, figures: Figures): Seed {
	const { details } = figures;
	if (details === null) throw new Error('seed: figures without details');
	return writeSeed(set, figures.scope, [...figures.computed], details, figures.released.rows);
}

/** What the pages carry of a set whose figures were computed. */
export function toSeed(set: ExtractSet, figures: Figures): Seed {
	const { scope, details } = figures;
	if (details === null) throw new Error('seed: figures without details');
	const { periode } = getDefaultChoice(scope);
	return writeSeed(
		set,
		scope,
		[periode],
		{
			signatures: details.signatures.filter((point) => point.periode === periode),
			sessions: details.sessions,
			deliverables: details.deliverables,
			accounts: details.accounts,
			followUps: selectExercise(details.followUps, periode),
			contracts: selectExercise(details.contracts, periode),
		},
		figures.released.rows.filter((row) => isCarried(row, periode)),
	);
}

function writeSeed(
	set: ExtractSet,
	scope: FilterScope,
	computed: readonly string[],
	details: Details,
	rows: readonly LongRow[],
): Seed {
	const names: string[] = [];
	const indexes = new Map<string, number>();
	const name = (text: string): number => {
		const known = indexes.get(text);
		if (known !== undefined) return known;
		indexes.set(text, names.length);
		return names.push(text) - 1;
	};
	const { tables, convention, dateExtraction, ...others } = set;
	const { signatures, sessions, deliverables, accounts, followUps, contracts } = details;
	return {
		scope,
		computed,
		set: others,
		details: {
			signatures,
			sessions,
			deliverables,
			accounts,
			followUps: writeOut(followUps),
			contracts: writeOut(contracts),
		},
		rows: rows.map((row) => toSeedRow(row, name)),
		names,
	};
}

/** The list of the exercise that a period is, alone. */
function selectExercise<T>(lists: ByExercise<T>, periode: string): ByExercise<T> {
	return Object.fromEntries(Object.entries(lists).filter(([annee]) => annee === periode));
}

/** Lists as arrays, which are written as they are. */
function writeOut<T>(lists: ByExercise<T>): ByExercise<T> {
	return Object.fromEntries(Object.entries(lists).map(([annee, rows]) => [annee, [...rows]]));
}

/** Breakdowns that the words of a page read month by month: tables that were not sent, sessions that were not held. */
const READ_BY_MONTH: ReadonlySet<string> = new Set([
	'livrables_en_retard type_livrable',
	'seances_non_tenues statut',
]);

/** Every row of the period shown first; of the others, those of the whole that its words and its lines read. */
function isCarried(row: LongRow, periode: string): boolean {
	if (row.periode === periode) return true;
	const isRead =
		row.ventilation === '' || READ_BY_MONTH.has(`${row.indicateur} ${row.ventilation}`);
	return isRead && row.code_pole === ENSEMBLE;
}

function toSeedRow(row: LongRow, name: (text: string) => number): SeedRow {
	const base = [
		name(row.indicateur),
		name(row.ventilation),
		name(row.modalite),
		name(row.code_pole),
		name(row.periode),
		name(row.statut),
		row.numerateur,
		row.denominateur,
		row.cible,
	] as const;
	const isEstimate = getIndicator(row.indicateur).sql.value !== undefined;
	return isEstimate ? [...base, [row.valeur, row.ic_bas, row.ic_haut]] : base;
}

/** A set without its tables, and its figures, as if they had just been computed. */
export interface Seeded {
	readonly set: ExtractSet;
	readonly figures: Figures;
}

/** The set and the figures that a page carries. */
export function fromSeed(seed: Seed): Seeded {
	const toRow = readRows(seed);
	return toSeeded(seed, seed.rows.map(toRow));
}

/** Rows of a seed read between two pauses. */
const SLICE = 8_000;

/** The same for figures of many periods: the page goes on answering. */
export async function fromWholeSeed(seed: Seed): Promise<Seeded> {
	const toRow = readRows(seed);
	const rows: LongRow[] = [];
	for (let from = 0; from < seed.rows.length; from += SLICE) {
		if (from > 0) await pause();
		for (const row of seed.rows.slice(from, from + SLICE)) rows.push(toRow(row));
	}
	await pause();
	return toSeeded(seed, rows);
}

function toSeeded({ scope, set, details, computed }: Seed, rows: readonly LongRow[]): Seeded {
	const released = release(rows, 'pilotage');
	const { convention, dateExtraction } = scope;
	return {
		set: { ...set, convention, dateExtraction, tables: new Map() },
		figures: {
			scope,
			released,
			lookup: indexRows(released),
			details: releaseDetails(details, 'pilotage'),
			computed: new Set(computed),
		},
	};
}

/** Reads rows of a seed, each period once. */
function readRows({ names, scope }: Seed): (row: SeedRow) => LongRow {
	const periods = new Map<number, Period>();
	const readPeriod = (index: number): Period => {
		const known = periods.get(index);
		if (known !== undefined) return known;
		const parsed = parsePeriod(names[index] ?? '', scope.convention, scope.dateExtraction);
		if (!parsed.ok) throw new Error(`period: ${names[index]}`);
		periods.set(index, parsed.period);
		return parsed.period;
	};
	return (row) => toLongRow(row, names, readPeriod(row[4]));
}

function toLongRow(row: SeedRow, names: readonly string[], { id, debut, fin }: Period): LongRow {
	const [indicateur, ventilation, modalite, pole, , statut] = row;
	const [, , , , , , numerateur, denominateur, cible, estimate] = row;
	const text = (index: number): string => names[index] ?? '';
	const indicator = getIndicator(text(indicateur));
	const [value = null, low = null, high = null] = estimate ?? [];
	const figures = withValue(indicator, numerateur, denominateur, {
		value,
		low,
		high,
		pending: null,
	});
	return {
		indicateur: indicator.id,
		ventilation: text(ventilation),
		modalite: text(modalite),
		code_pole: text(pole),
		periode: id,
		debut,
		fin,
		numerateur,
		denominateur,
		valeur: figures.valeur,
		unite: indicator.unit,
		cible,
		statut: text(statut) as Status,
		ic_bas: figures.ic_bas,
		ic_haut: figures.ic_haut,
		secret: '',
	};
}
