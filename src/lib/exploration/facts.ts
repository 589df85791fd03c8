import { countDays } from '../indicators/calendar.ts';
import type { Engine } from '../engine/engine.ts';
import { sqlDate } from '../schemas/sql-text.ts';
import { sqlText } from '../schemas/sql-text.ts';
import type { Convention } from '../schemas/schemas.ts';
import { listFacets, type ExtractNames, type Facet } from './filter.ts';
import { MULTIPLE_VALUES, ORIENTATIONS_AND_ACCOMPANIMENTS, SINGLE_VALUES } from './perimeter.ts';

/** Values of a facet by orientation: `codes[i]` is 1 + the rank of the value, 0 where it has none. */
export interface SingleColumn {
	readonly kind: 'simple';
	readonly codes: Int32Array;
}

/** The values of orientation `i` are `codes[starts[i]]` to `codes[starts[i + 1] - 1]`, each 1 + its rank, once. */
export interface MultipleColumn {
	readonly kind: 'multiple';
	readonly starts: Int32Array;
	readonly codes: Int32Array;
}

/** The orientations dated in an exercise up to its cut-off, one a row, those of a person side by side. */
export interface Facts {
	readonly facets: readonly Facet[];
	/** First day of the exercise, ISO; `days[i]` counts from it. */
	readonly debut: string;
	/** Days from `debut` to the last day known, that day included. */
	readonly dayCount: number;
	readonly days: Int32Array;
	readonly persons: Int32Array;
	/** In the order of `facets`. */
	readonly columns: readonly (SingleColumn | MultipleColumn)[];
}

/** The exercise that is explored: its year, first day and cut-off. */
export interface ExploredExercise {
	readonly annee: number;
	readonly debut: string;
	readonly arrete: string;
}

/** Reads the orientations of an exercise as the figures know them. Throws `EngineError`. */
export async function readFacts(
	engine: Engine,
	convention: Convention,
	exercise: ExploredExercise,
): Promise<Facts> {
	const facets = listFacets(convention, await readNames(engine));
	const rows = await engine.queryIntegers(toRowsQuery(facets, exercise));
	const days = column(rows, 'jour');
	const columns: Facts['columns'][number][] = [];
	for (const facet of facets) {
		if (facet.id in SINGLE_VALUES) {
			columns.push({ kind: 'simple', codes: column(rows, facet.id) });
			continue;
		}
		const pairs = await engine.queryIntegers(toPairsQuery(facet, exercise));
		columns.push(toMultiple(column(pairs, 'ligne'), column(pairs, 'code'), days.length));
	}
	return {
		facets,
		debut: exercise.debut,
		dayCount: 1 + countDays(exercise.debut, exercise.arrete),
		days,
		persons: column(rows, 'personne'),
		columns,
	};
}

async function readNames(engine: Engine): Promise<ExtractNames> {
	const poles = await engine.query(
		'SELECT code_pole, libelle FROM poles ORDER BY ordre, code_pole',
	);
	const referents = await engine.query(
		'SELECT DISTINCT code_referent FROM accompagnements_connus WHERE code_referent IS NOT NULL ORDER BY code_referent',
	);
	return {
		poles: poles.map((row) => ({ id: String(row['code_pole']), label: String(row['libelle']) })),
		referents: referents.map((row) => String(row['code_referent'])),
	};
}

const ORDER = 'o.personne, o.date_orientation, o.id_orientation';

function toScope({ annee, debut, arrete }: ExploredExercise): string {
	return `o.annee = ${annee} AND o.date_orientation BETWEEN ${sqlDate(debut)} AND ${sqlDate(arrete)}`;
}

function toRowsQuery(facets: readonly Facet[], exercise: ExploredExercise): string {
	const singles = facets.filter(({ id }) => id in SINGLE_VALUES);
	const codes = singles.map(({ id }) => `COALESCE(v_${id}.code, 0) AS ${id}`);
	const joins = singles.map(
		({ id, values }) =>
			`LEFT JOIN (${toCodes(values.map((value) => value.id))}) AS v_${id} ON v_${id}.valeur = ${SINGLE_VALUES[id as keyof typeof SINGLE_VALUES]}`,
	);
	return `SELECT CAST(date_diff('day', ${sqlDate(exercise.debut)}, o.date_orientation) AS INTEGER) AS jour, o.personne,
  ${codes.join(', ')}
FROM ${ORIENTATIONS_AND_ACCOMPANIMENTS}
${joins.join('\n')}
WHERE ${toScope(exercise)}
ORDER BY ${ORDER}`;
}

function toPairsQuery({ id, values }: Facet, exercise: ExploredExercise): string {
	return `SELECT r.ligne, v.code
FROM (
  SELECT a.accompagnement, CAST(row_number() OVER (ORDER BY ${ORDER}) - 1 AS INTEGER) AS ligne
  FROM ${ORIENTATIONS_AND_ACCOMPANIMENTS}
  WHERE ${toScope(exercise)}
) AS r
JOIN (
  SELECT DISTINCT accompagnement, ${id} AS valeur
  FROM main.${MULTIPLE_VALUES[id as keyof typeof MULTIPLE_VALUES]}
  WHERE annee = ${exercise.annee}
) AS t ON t.accompagnement = r.accompagnement
JOIN (${toCodes(values.map((value) => value.id))}) AS v ON v.valeur = t.valeur
ORDER BY r.ligne, v.code`;
}

function toCodes(values: readonly string[]): string {
	if (values.length === 0) return `SELECT '' AS valeur, 0 AS code WHERE 1 = 0`;
	const rows = values.map((value, index) => `(${sqlText(value)}, ${index + 1})`);
	return `SELECT valeur, code FROM (VALUES ${rows.join(', ')}) AS codes (valeur, code)`;
}

function toMultiple(lines: Int32Array, codes: Int32Array, rowCount: number): MultipleColumn {
	const starts = new Int32Array(rowCount + 1);
	for (const line of lines) starts[line + 1] = (starts[line + 1] ?? 0) + 1;
	for (let row = 0; row < rowCount; row += 1) {
		starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
	}
	return { kind: 'multiple', starts, codes };
}

function column(rows: ReadonlyMap<string, Int32Array>, name: string): Int32Array {
	const found = rows.get(name);
	if (found === undefined) throw new Error(`unknown column: ${name}`);
	return found;
}
