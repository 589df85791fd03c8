import type { ResultRow, Engine } from '../engine/engine.ts';
import type { Convention } from '../schemas/schemas.ts';
import { buildChapterQuery, type Slot } from './chapter-query.ts';
import type { Breakdown, Indicator, LongRow } from './indicator.ts';
import { sqlText } from '../schemas/sql-text.ts';
import { listCategories } from './known-tables.ts';
import type { Period } from './periods.ts';
import { chapters } from './registry.ts';
import { wilsonInterval } from './wilson.ts';

export const ENSEMBLE = 'ENSEMBLE';

/** What is judged against a target: a main row's value, and how many may still come (chapter D). */
export interface Measured {
	readonly indicator: Indicator;
	readonly period: Period;
	readonly pole: string;
	readonly valeur: number | null;
	readonly attendus: number | null;
}

/** Target and status of a main row. */
export type Judgement = Pick<LongRow, 'cible' | 'statut'>;

/** What an action achieved over an exercise, and the target set for it (chapter C). */
export interface Achievement {
	readonly annee: number;
	readonly action: string;
	readonly realise: number | null;
	readonly cible: number | null;
}

/** The numbers of a row, before its target. */
export interface Figures {
	readonly numerateur: number | null;
	readonly denominateur: number | null;
	readonly valeur: number | null;
	readonly ic_bas: number | null;
	readonly ic_haut: number | null;
	readonly attendus: number | null;
}

/** What the measure is told by the agreement. */
export interface Agreement {
	/** Target and status of a main row. */
	readonly judge: (measured: Measured) => Judgement;
	/** What the exercises achieved, from the rows of the chapters before C. */
	readonly achieve: (rows: readonly LongRow[]) => readonly Achievement[];
}

/** What the figures are limited to: tables put before those that they read, and the figures that this makes sense for. */
export interface Perimeter {
	readonly tables: readonly string[];
	readonly measures: (indicator: Indicator) => boolean;
}

/** Everything. */
const WHOLE: Perimeter = { tables: [], measures: () => true };

/**
 * Every row of the periods, one query a chapter, rows without data included (indicators.md, « Common rules »).
 * Throws `EngineError`.
 */
export async function measure(
	engine: Engine,
	convention: Convention,
	periods: readonly Period[],
	agreement: Agreement,
	perimeter: Perimeter = WHOLE,
): Promise<readonly LongRow[]> {
	const known = periods.filter((period) => period.debut <= period.arrete);
	if (known.length === 0) return [];
	const poles = await readPoles(engine);
	const rows: LongRow[] = [];
	for (const chapter of chapters) {
		if (!chapter.indicators.some((indicator) => perimeter.measures(indicator))) continue;
		const isFinances = chapter.id === 'finances';
		const extra = isFinances ? [achievementTable(agreement.achieve(rows))] : perimeter.tables;
		const { sql, slots } = buildChapterQuery(chapter, known, extra);
		const found = indexFigures(await engine.query(sql), slots);
		for (const indicator of chapter.indicators) {
			const places = listPlaces(indicator, convention);
			for (const period of known) {
				for (const pole of listPoles(indicator, poles)) {
					addRows(rows, { indicator, period, pole, places, found, agreement });
				}
			}
		}
	}
	return rows;
}

interface Poles {
	readonly all: readonly string[];
	readonly withSessions: readonly string[];
}

async function readPoles(engine: Engine): Promise<Poles> {
	const rows = await engine.query(
		`SELECT p.code_pole, EXISTS (SELECT 1 FROM seances s WHERE s.code_pole = p.code_pole) AS seances FROM poles p ORDER BY p.ordre, p.code_pole`,
	);
	const withSessions = rows.filter((row) => row['seances'] === true);
	const code = (row: ResultRow): string => String(row['code_pole']);
	return { all: rows.map(code), withSessions: withSessions.map(code) };
}

function listPoles(indicator: Indicator, poles: Poles): readonly string[] {
	switch (indicator.chapter) {
		case 'A':
			return [ENSEMBLE, ...poles.all];
		case 'B':
			return [ENSEMBLE, ...poles.withSessions];
		case 'C':
		case 'D':
			return [ENSEMBLE];
	}
}

function toKey(
	indicateur: string,
	ventilation: string,
	modalite: string,
	periode: string,
	pole: string,
): string {
	return `${indicateur}|${ventilation}|${modalite}|${periode}|${pole}`;
}

function indexFigures(
	results: readonly ResultRow[],
	slots: readonly Slot[],
): ReadonlyMap<string, Figures> {
	const byPlace = new Map<string, Slot[]>();
	for (const slot of slots) {
		const place = `${slot.relation}|${slot.dimension}`;
		byPlace.set(place, [...(byPlace.get(place) ?? []), slot]);
	}
	const figures = new Map<string, Figures>();
	for (const row of results) {
		const place = `${String(row['relation'])}|${String(row['dimension'])}`;
		for (const slot of byPlace.get(place) ?? []) {
			const modalite = slot.dimension === '' ? slot.modalite : String(row['modalite']);
			const key = toKey(
				slot.indicator.id,
				slot.ventilation,
				modalite,
				String(row['periode']),
				String(row['code_pole']),
			);
			figures.set(key, toFigures(slot, row));
		}
	}
	return figures;
}

/** The numbers of a slot in a row of the result of its query. */
export function toFigures(slot: Slot, row: ResultRow): Figures {
	const read = (part: keyof Slot['columns']): number | null => {
		const column = slot.columns[part];
		const cell = column === undefined ? null : row[column];
		return typeof cell === 'number' ? cell : null;
	};
	const { indicator } = slot;
	const value = read('value');
	const numerateur =
		indicator.measure === 'montant' && slot.columns.value ? value : read('numerator');
	return withValue(indicator, numerateur, read('denominator'), {
		value,
		low: read('low'),
		high: read('high'),
		pending: read('pending'),
	});
}

/** What an estimate gives by itself: value, interval; and what is still pending (chapter D). */
export interface Estimates {
	readonly value: number | null;
	readonly low: number | null;
	readonly high: number | null;
	readonly pending: number | null;
}

const NO_ESTIMATE: Estimates = { value: null, low: null, high: null, pending: null };

/** Value and interval that follow from numerator and denominator, or those of the estimate. */
export function withValue(
	indicator: Indicator,
	numerateur: number | null,
	denominateur: number | null,
	estimates: Estimates,
): Figures {
	const { value, low, high, pending } = estimates;
	const base = { numerateur, denominateur, attendus: pending };
	if (indicator.sql.value !== undefined) {
		return { ...base, valeur: value, ic_bas: low, ic_haut: high };
	}
	if (indicator.sql.denominator === undefined) {
		return { ...base, valeur: numerateur, ic_bas: null, ic_haut: null };
	}
	if (numerateur === null || denominateur === null || denominateur === 0) {
		return { ...base, valeur: null, ic_bas: null, ic_haut: null };
	}
	const [bas, haut] = indicator.wilson ? wilsonInterval(numerateur, denominateur) : [null, null];
	return { ...base, valeur: numerateur / denominateur, ic_bas: bas, ic_haut: haut };
}

/** The figures of a row that no datum speaks of: 0 for a count, no value where the denominator is 0. */
export function emptyFigures(indicator: Indicator): Figures {
	const isEstimate = indicator.sql.value !== undefined;
	return withValue(
		indicator,
		isEstimate ? null : 0,
		indicator.sql.denominator === undefined ? null : 0,
		NO_ESTIMATE,
	);
}

interface Place {
	readonly ventilation: string;
	readonly modalite: string;
}

/** The main row, then every modality of every breakdown. */
function listPlaces(indicator: Indicator, convention: Convention): readonly Place[] {
	const breakdowns = indicator.breakdowns.flatMap((breakdown) =>
		listModalities(breakdown, convention).map((modalite) => ({
			ventilation: breakdown.id,
			modalite,
		})),
	);
	return [{ ventilation: '', modalite: '' }, ...breakdowns];
}

interface Block {
	readonly indicator: Indicator;
	readonly period: Period;
	readonly pole: string;
	readonly places: readonly Place[];
	readonly found: ReadonlyMap<string, Figures>;
	readonly agreement: Agreement;
}

const NOT_JUDGED: Judgement = { cible: null, statut: 'sans_objet' };

/** Adds the rows of one indicator, period and pôle: tens of thousands a load, so nothing is copied. */
function addRows(rows: LongRow[], block: Block): void {
	const { indicator, period, pole, places, found, agreement } = block;
	const empty = emptyFigures(indicator);
	for (const { ventilation, modalite } of places) {
		const figures = found.get(toKey(indicator.id, ventilation, modalite, period.id, pole)) ?? empty;
		const { valeur, attendus } = figures;
		const { cible, statut } =
			ventilation === ''
				? agreement.judge({ indicator, period, pole, valeur, attendus })
				: NOT_JUDGED;
		rows.push({
			indicateur: indicator.id,
			ventilation,
			modalite,
			code_pole: pole,
			periode: period.id,
			debut: period.debut,
			fin: period.fin,
			numerateur: figures.numerateur,
			denominateur: figures.denominateur,
			valeur,
			unite: indicator.unit,
			cible,
			statut,
			ic_bas: figures.ic_bas,
			ic_haut: figures.ic_haut,
			secret: '',
		});
	}
}

/** The modalities of a breakdown: those of the schemas and what the convention adds. */
export function listModalities(breakdown: Breakdown, convention: Convention): readonly string[] {
	const ids = breakdown.modalities.map(({ id }) => id);
	if (breakdown.id === 'action') return convention.actions.map(({ code }) => code);
	if (breakdown.vocabulary === undefined) return ids;
	const [table, field] = breakdown.vocabulary;
	const values = listCategories(convention, table, field).map(({ value }) => value);
	return [...new Set([...values, ...ids])];
}

/** The table of what the exercises achieved, as a step of a `WITH`: the figures of chapter C read it. */
export function achievementTable(achievements: readonly Achievement[]): string {
	const number = (value: number | null): string =>
		value === null ? 'CAST(NULL AS DOUBLE)' : `CAST(${value} AS DOUBLE)`;
	const rows = achievements.map(
		({ annee, action, realise, cible }) =>
			`(${annee}, ${sqlText(action)}, ${number(realise)}, ${number(cible)})`,
	);
	return `realises (annee, action, realise, cible) AS (\nVALUES ${rows.join(', ')}\n)`;
}
