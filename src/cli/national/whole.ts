import { openNodeEngine } from '../../lib/engine/node.ts';
import { buildChapterQuery } from '../../lib/indicators/chapter-query.ts';
import {
	emptyFigures,
	NO_ESTIMATE,
	toFigures,
	withValue,
	type Figures,
} from '../../lib/indicators/figures.ts';
import type { Indicator, LongRow } from '../../lib/indicators/indicator.ts';
import type { Period } from '../../lib/indicators/periods.ts';
import { chapters, getIndicator } from '../../lib/indicators/registry.ts';
import { ENSEMBLE } from '../../lib/indicators/run.ts';
import { sqlText } from '../../lib/schemas/sql-text.ts';
import type { AgreementRows } from './national.ts';

/** Tables that estimates read, pooled over the agreements, and what they read of them besides the pôle. */
export const POOLED_TABLES = {
	orientations_connues: 'annee, c, date_orientation, accompagnee, date_fin, date_premier_cer',
	accompagnements_connus: 'annee, accompagnement, date_debut, date_fin',
} as const;

/** Medians and Kaplan–Meier shares: no sum gives them, the pooled rows do. */
function isPooled({ measure }: Pick<Indicator, 'measure'>): boolean {
	return measure === 'part' || measure === 'mediane';
}

type Key = Pick<LongRow, 'indicateur' | 'ventilation' | 'modalite' | 'periode'>;

function toKey({ indicateur, ventilation, modalite, periode }: Key): string {
	return [indicateur, ventilation, modalite, periode].join('|');
}

/**
 * The rows of all the agreements together: numerators and denominators added, amounts added unless one is not known,
 * estimates taken from `pooled` (null: they are not known). A person counts once an agreement: pseudonyms of two
 * agreements cannot be matched. Targets are those of agreements, the whole has none.
 */
export function toWhole(
	agreements: readonly AgreementRows[],
	pooled: ReadonlyMap<string, Figures> | null,
): readonly LongRow[] {
	const groups = new Map<string, LongRow[]>();
	for (const { rows } of agreements) {
		for (const row of rows) {
			if (row.code_pole !== ENSEMBLE) continue;
			const key = toKey(row);
			const group = groups.get(key);
			if (group === undefined) groups.set(key, [row]);
			else group.push(row);
		}
	}
	return [...groups].map(([key, rows]) => {
		const [first] = rows;
		if (first === undefined) throw new Error(`empty group: ${key}`);
		const indicator = getIndicator(first.indicateur);
		const figures = isPooled(indicator)
			? pooled && (pooled.get(key) ?? emptyFigures(indicator))
			: addUp(indicator, rows);
		return {
			...first,
			numerateur: figures?.numerateur ?? null,
			denominateur: figures?.denominateur ?? null,
			valeur: figures?.valeur ?? null,
			ic_bas: figures?.ic_bas ?? null,
			ic_haut: figures?.ic_haut ?? null,
			cible: null,
			statut: 'sans_objet',
		};
	});
}

function addUp(indicator: Indicator, rows: readonly LongRow[]): Figures {
	const add = (numbers: readonly (number | null)[]): number | null =>
		numbers.reduce<number | null>(
			(sum, number) => (sum === null || number === null ? null : sum + number),
			0,
		);
	const numerator = add(rows.map(({ numerateur }) => numerateur));
	const denominator =
		indicator.sql.denominator === undefined
			? null
			: add(rows.map(({ denominateur }) => denominateur));
	const value = add(rows.map(({ valeur }) => valeur));
	return withValue(indicator, numerator, denominator, { ...NO_ESTIMATE, value });
}

/**
 * The estimates of the whole, by key, from the tables that each agreement wrote under `folder`, by the SQL of one
 * agreement whose pôles would be the agreements. Throws `EngineError`.
 */
export async function estimateWhole(
	folder: string,
	departements: readonly string[],
	periods: readonly Period[],
): Promise<ReadonlyMap<string, Figures>> {
	const engine = await openNodeEngine();
	try {
		for (const table of Object.keys(POOLED_TABLES)) {
			const files = sqlText(`${folder}/${table}-*.parquet`);
			await engine.run(`CREATE TABLE ${table} AS FROM read_parquet(${files})`);
		}
		const pairs = departements.flatMap((code) => [
			`('${code}', '${code}')`,
			`('${code}', '${ENSEMBLE}')`,
		]);
		await engine.run(
			`CREATE TABLE totaux AS FROM (VALUES ${pairs.join(', ')}) AS t (pole, code_pole)`,
		);
		const found = new Map<string, Figures>();
		for (const chapter of chapters) {
			for (const indicator of chapter.indicators.filter(isPooled)) {
				const relations = chapter.relations.filter(({ id }) => id === indicator.sql.from);
				const alone = { id: chapter.id, relations, indicators: [indicator] };
				const { sql, slots } = buildChapterQuery(alone, periods);
				const rows = await engine.query(sql);
				for (const row of rows.filter((one) => one['code_pole'] === ENSEMBLE)) {
					const periode = String(row['periode']);
					for (const slot of slots) {
						const key = toKey({ ...slot, indicateur: indicator.id, periode });
						found.set(key, toFigures(slot, row));
					}
				}
			}
		}
		return found;
	} finally {
		await engine.close();
	}
}
