import type { Engine } from '../../lib/engine/engine.ts';
import { sqlDate } from '../../lib/schemas/sql-text.ts';
import type { Convention, TableName } from '../../lib/schemas/schemas.ts';
import { sqlText } from '../../lib/schemas/sql-text.ts';

/** A part of a table: where it goes in the folder, and its rows as a query in parentheses. */
interface Part {
	readonly path: string;
	readonly rows: string;
}

const OF_ACCOMPANIMENTS =
	'JOIN accompagnements a USING (id_accompagnement) JOIN orientations o USING (id_orientation)';

/** What leads from a row `t` to the orientation `o` that it followed. */
const WAYS: Readonly<Partial<Record<TableName, string>>> = {
	orientations: 'JOIN orientations o USING (id_orientation)',
	accompagnements: 'JOIN orientations o USING (id_orientation)',
	contrats: OF_ACCOMPANIMENTS,
	freins: OF_ACCOMPANIMENTS,
	etapes: OF_ACCOMPANIMENTS,
	actions_partenariales: OF_ACCOMPANIMENTS,
};

/** The value of a partition that no exercise has. */
const NO_EXERCISE = 'hors-exercice';

/**
 * The parts of a table by exercise and pôle of the orientation, so that an orientation and all that followed it lie in
 * the same part; none for the tables that are small or about no person. Throws `EngineError`.
 */
export async function listParts(
	engine: Engine,
	table: TableName,
	exercices: Convention['exercices'],
): Promise<readonly Part[]> {
	const way = WAYS[table];
	if (way === undefined) return [];
	const cases = exercices.map(
		({ annee, date_debut, date_fin }) =>
			`WHEN o.date_orientation BETWEEN ${sqlDate(date_debut)} AND ${sqlDate(date_fin)} THEN '${String(annee)}'`,
	);
	const exercice = `CASE ${cases.join(' ')} ELSE '${NO_EXERCISE}' END`;
	const found = await engine.query(
		`SELECT DISTINCT ${exercice} AS exercice, o.code_pole AS pole FROM ${table} t ${way} ORDER BY 1, 2`,
	);
	return found.map((row) => {
		const [year, pole] = [String(row['exercice']), String(row['pole'])];
		return {
			path: `${table}/exercice=${year}/pole=${encodeURIComponent(pole)}/${table}.parquet`,
			rows: `(SELECT t.* FROM ${table} t ${way} WHERE ${exercice} = ${sqlText(year)} AND o.code_pole = ${sqlText(pole)})`,
		};
	});
}
