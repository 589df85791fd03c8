import type { ResultRow, Engine } from '../engine/engine.ts';
import type { Convention } from '../schemas/schemas.ts';
import { buildChapterQuery, type Slot } from './chapter-query.ts';
import { emptyFigures, toFigures, type Figures } from './figures.ts';
import type { Breakdown, Indicator, LongRow } from './indicator.ts';
import { sqlText } from '../schemas/sql-text.ts';
import { listCategories } from './known-tables.ts';
import type { Period } from './periods.ts';
import { chapters } from './registry.ts';

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
	// Rows are grouped by them again and again: short names take less time than those of ranges of days.
	const numbered = known.map((period, index) => ({ ...period, id: String(index) }));
	const rows: LongRow[] = [];
	for (const chapter of chapters) {
		if (!chapter.indicators.some((indicator) => perimeter.measures(indicator))) continue;
		const isFinances = chapter.id === 'finances';
		const extra = isFinances ? [achievementTable(agreement.achieve(rows))] : perimeter.tables;
		const { sql, slots } = buildChapterQuery(chapter, numbered, extra);
		const found = indexFigures(await engine.query(sql), slots);
		for (const indicator of chapter.indicators) {
			const places = listPlaces(indicator, convention, found);
			for (const [index, period] of known.entries()) {
				for (const pole of listPoles(indicator, poles)) {
					const where = toWhere(String(index), pole);
					addRows(rows, { indicator, period, pole, where, places, agreement });
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

/** The figures of a chapter: by indicator, breakdown and modality, then by period and pôle. */
type Found = ReadonlyMap<string, ReadonlyMap<string, Figures>>;

function toPlaceKey(indicateur: string, ventilation: string, modalite: string): string {
	return `${indicateur}|${ventilation}|${modalite}`;
}

function toWhere(periode: string, pole: string): string {
	return `${periode}|${pole}`;
}

function indexFigures(results: readonly ResultRow[], slots: readonly Slot[]): Found {
	const byPlace = new Map<string, Slot[]>();
	for (const slot of slots) {
		const place = `${slot.relation}|${slot.dimension}`;
		byPlace.set(place, [...(byPlace.get(place) ?? []), slot]);
	}
	const found = new Map<string, Map<string, Figures>>();
	for (const row of results) {
		const where = toWhere(String(row['periode']), String(row['code_pole']));
		const place = `${String(row['relation'])}|${String(row['dimension'])}`;
		const modality = String(row['modalite']);
		for (const slot of byPlace.get(place) ?? []) {
			const modalite = slot.dimension === '' ? slot.modalite : modality;
			const key = toPlaceKey(slot.indicator.id, slot.ventilation, modalite);
			let figures = found.get(key);
			if (figures === undefined) found.set(key, (figures = new Map<string, Figures>()));
			figures.set(where, toFigures(slot, row));
		}
	}
	return found;
}

interface Place {
	readonly ventilation: string;
	readonly modalite: string;
	/** What was found of it, by period and pôle. */
	readonly figures: ReadonlyMap<string, Figures> | undefined;
}

/** The main row, then every modality of every breakdown. */
function listPlaces(indicator: Indicator, convention: Convention, found: Found): readonly Place[] {
	const toPlace = (ventilation: string, modalite: string): Place => {
		const figures = found.get(toPlaceKey(indicator.id, ventilation, modalite));
		return { ventilation, modalite, figures };
	};
	const breakdowns = indicator.breakdowns.flatMap((breakdown) =>
		listModalities(breakdown, convention).map((modalite) => toPlace(breakdown.id, modalite)),
	);
	return [toPlace('', ''), ...breakdowns];
}

interface Block {
	readonly indicator: Indicator;
	readonly period: Period;
	readonly pole: string;
	/** The period and the pôle, as `Place.figures` has them. */
	readonly where: string;
	readonly places: readonly Place[];
	readonly agreement: Agreement;
}

const NOT_JUDGED: Judgement = { cible: null, statut: 'sans_objet' };

/** Adds the rows of one indicator, period and pôle: tens of thousands a load, so nothing is copied. */
function addRows(rows: LongRow[], block: Block): void {
	const { indicator, period, pole, where, places, agreement } = block;
	const empty = emptyFigures(indicator);
	for (const { ventilation, modalite, figures: byWhere } of places) {
		const figures = byWhere?.get(where) ?? empty;
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
