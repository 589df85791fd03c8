import type { Engine, ResultRow } from '../engine/engine.ts';
import { buildChapterQuery } from '../indicators/chapter-query.ts';
import { emptyFigures, toFigures, type Figures } from '../indicators/figures.ts';
import type { Indicator, LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { Relation } from '../indicators/relation.ts';
import { chapters } from '../indicators/registry.ts';
import { ENSEMBLE } from '../indicators/run.ts';
import { dealTables, readDealt, toCellRank, toCellYear, type CutAxis } from './pivot-cells.sql.ts';
import type { PivotMeasure } from './pivot-measures.ts';
import { TOTAL, type Axis, type Pivot } from './pivot.ts';

/** An axis and what it cuts: the perimeter, by the values of a dimension, or the time, by periods. */
export interface PivotAxis {
	readonly axis: Axis;
	readonly cut: CutAxis | null;
	/** Of the values, in their order; null where the perimeter is cut. */
	readonly periods: readonly Period[] | null;
}

export interface PivotRequest {
	readonly measure: PivotMeasure;
	readonly rows: PivotAxis;
	readonly columns: PivotAxis;
	readonly period: Period;
	/** Tables that come first: the known tables as the filter of the page leaves them. */
	readonly perimeter: readonly string[];
}

/** Every cell of a pivot and its totals, in one query whatever their number. Throws `EngineError`. */
export async function computePivot(engine: Engine, request: PivotRequest): Promise<Pivot> {
	const { measure, rows, columns, period } = request;
	const { indicator } = measure;
	const found = await readCells(engine, request);
	const get = (row: string, column: string): LongRow | undefined => {
		const place = toPlace(request, row, column);
		if (place === null || place.period.debut > place.period.arrete) return undefined;
		const figures = found.get(toCellId(place.cell, place.period)) ?? emptyFigures(indicator);
		return toLongRow(indicator, figures, place.period);
	};
	return { measure, rows: rows.axis, columns: columns.axis, period, get };
}

async function readCells(
	engine: Engine,
	request: PivotRequest,
): Promise<ReadonlyMap<string, Figures>> {
	const { sql, slots } = buildPivotQuery(request);
	const [slot] = slots;
	if (slot === undefined) return new Map();
	const results = await engine.query(sql);
	const wanted = results.filter((row) => String(row['code_pole']) === ENSEMBLE);
	return new Map(wanted.map((row: ResultRow) => [String(row['periode']), toFigures(slot, row)]));
}

function buildPivotQuery(request: PivotRequest): ReturnType<typeof buildChapterQuery> {
	const { measure, rows, columns, perimeter } = request;
	const indicator = { ...measure.indicator, breakdowns: [] };
	const read = chapters
		.flatMap((chapter) => chapter.relations)
		.find(({ id }) => id === indicator.sql.from);
	if (read === undefined) throw new Error(`unknown relation: ${indicator.sql.from}`);
	const relation: Relation = {
		id: read.id,
		sql: readDealt(read.sql),
		dimensions: [],
		// The pôles are cells of their own where they are asked for.
		totals: read.totals === 'groupes' ? 'ensemble' : read.totals,
	};
	const periods = listPlaces(request)
		.filter(({ period }) => period.debut <= period.arrete)
		.map(({ cell, period }) => ({
			...period,
			id: toCellId(cell, period),
			exercice: toCellYear(cell, period.exercice),
		}));
	if (periods.length === 0) return { sql: '', slots: [] };
	return buildChapterQuery(
		{ id: 'croise', relations: [relation], indicators: [indicator] },
		periods,
		[...perimeter, ...dealTables(rows.cut, columns.cut, measure.indicator)],
	);
}

interface Place {
	readonly cell: number;
	readonly period: Period;
}

function toCellId(cell: number, period: Period): string {
	return `${cell}:${period.id}`;
}

/** The cell and the period of two values; null where a total is of no whole. */
function toPlace(
	{ rows, columns, period }: PivotRequest,
	row: string,
	column: string,
): Place | null {
	const ranks = [toRank(rows, row), toRank(columns, column)] as const;
	if (ranks[0] === null || ranks[1] === null) return null;
	const chosen = findPeriod(rows, ranks[0]) ?? findPeriod(columns, ranks[1]) ?? period;
	const cell = toCellRank(
		rows.cut === null ? 0 : ranks[0],
		columns.cut === null ? 0 : ranks[1],
		columns.cut,
	);
	return { cell, period: chosen };
}

function toRank({ axis }: PivotAxis, id: string): number | null {
	if (id === TOTAL) return axis.total === null ? null : 0;
	const at = axis.values.findIndex((value) => value.id === id);
	if (at < 0) throw new Error(`axis value: ${id}`);
	return at + 1;
}

function findPeriod({ periods }: PivotAxis, rank: number): Period | null {
	return rank === 0 ? null : (periods?.[rank - 1] ?? null);
}

function listPlaces(request: PivotRequest): readonly Place[] {
	const list = ({ axis }: PivotAxis): readonly string[] => [
		TOTAL,
		...axis.values.map(({ id }) => id),
	];
	const places = list(request.rows).flatMap((row) =>
		list(request.columns).flatMap((column) => toPlace(request, row, column) ?? []),
	);
	return [...new Map(places.map((place) => [toCellId(place.cell, place.period), place])).values()];
}

function toLongRow(indicator: Indicator, figures: Figures, period: Period): LongRow {
	const { numerateur, denominateur, valeur, ic_bas, ic_haut } = figures;
	return {
		indicateur: indicator.id,
		ventilation: '',
		modalite: '',
		code_pole: ENSEMBLE,
		periode: period.id,
		debut: period.debut,
		fin: period.fin,
		numerateur,
		denominateur,
		valeur,
		unite: indicator.unit,
		cible: null,
		statut: 'sans_objet',
		ic_bas,
		ic_haut,
		secret: '',
	};
}
