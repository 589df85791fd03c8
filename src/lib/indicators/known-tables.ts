import type { Category, Convention } from '../schemas/schemas.ts';
import { getCategories } from '../schemas/schemas.ts';
import { sqlDate, sqlText } from '../schemas/sql-text.ts';
import type { Engine } from '../engine/engine.ts';
import { wholeMonths } from './calendar.ts';
import { KNOWN_VIEWS, toKnownView } from './known-views.sql.ts';
import { linkTables, ONCE, PERSONS, toInsert, type Lot } from './linked-tables.sql.ts';
import { cutOff, knownUntil } from './periods.ts';

/** Accompaniments that a page links at once: what it takes meanwhile stays small. */
const LOT = 60_000;

/**
 * Makes once, at load, what every figure shares: the extracts linked to their person, pôle and accompaniment, then for
 * each exercise what it knows of them on its cut-off (indicators.md, « Nothing after the cut-off is known »), as views.
 * More than `most` accompaniments are linked in lots, a part of the persons each. Throws `EngineError`.
 */
export async function createKnownTables(
	engine: Engine,
	convention: Convention,
	dateExtraction: string | null,
	most = engine.kind === 'wasm' ? LOT : Infinity,
): Promise<void> {
	for (const sql of conventionTables(convention, dateExtraction)) await engine.run(sql);
	await engine.run(PERSONS);
	const cutOffs = convention.exercices.map((exercice) => cutOff(exercice, dateExtraction));
	const last = sqlDate(cutOffs.sort().at(-1) ?? '');
	for (const lot of await planLots(engine, most)) {
		for (const sql of linkTables(last, lot)) await engine.run(lot.part === 0 ? sql : toInsert(sql));
	}
	for (const view of KNOWN_VIEWS) {
		await engine.run(toKnownView(view, convention.exercices, dateExtraction));
	}
	for (const sql of ONCE) await engine.run(sql);
}

/** The lots to link one after the other: all at once where they are few. */
async function planLots(engine: Engine, most: number): Promise<readonly Lot[]> {
	const [counted] = await engine.query('SELECT count(*) AS n FROM accompagnements');
	const parts = Math.max(1, Math.ceil(Number(counted?.['n'] ?? 0) / most));
	return Array.from({ length: parts }, (_, part) => ({ part, parts }));
}

function conventionTables(convention: Convention, dateExtraction: string | null): string[] {
	const tables: [name: string, columns: string, rows: string[]][] = [
		[
			'exercices',
			'annee INTEGER, debut DATE, fin DATE, c DATE, k DATE, clos BOOLEAN, delai_mois INTEGER, tolerance_jours INTEGER, duree_min INTEGER, duree_max INTEGER, taux_acompte DOUBLE',
			convention.exercices.map((exercice) => {
				const c = cutOff(exercice, dateExtraction);
				const { regles } = exercice;
				return [
					exercice.annee,
					sqlDate(exercice.date_debut),
					sqlDate(exercice.date_fin),
					sqlDate(c),
					sqlDate(knownUntil(exercice, dateExtraction)),
					c >= exercice.date_fin,
					regles.delai_premier_cer_mois,
					regles.tolerance_renouvellement_jours,
					regles.duree_cer_mois_min,
					regles.duree_cer_mois_max,
					exercice.taux_acompte,
				].join(', ');
			}),
		],
		[
			'mois_ouverts',
			'annee INTEGER, debut DATE, fin DATE',
			convention.exercices.flatMap(openMonths),
		],
		[
			'motifs',
			'annee INTEGER, motif_sortie VARCHAR, groupe_sortie VARCHAR, positif BOOLEAN',
			convention.exercices.flatMap((exercice) =>
				listCategories(convention, 'accompagnements', 'motif_sortie').map(
					({ value, group }) =>
						`${exercice.annee}, ${sqlText(value)}, ${sqlText(group ?? 'non_renseigne')}, ${exercice.regles.motifs_positifs.includes(value)}`,
				),
			),
		],
		[
			'budgets',
			'annee INTEGER, action VARCHAR, montant DECIMAL(12,2)',
			convention.exercices.flatMap((exercice) =>
				Object.entries(exercice.budget).map(
					([action, amount]) => `${exercice.annee}, ${sqlText(action)}, ${amount}`,
				),
			),
		],
	];
	return tables.flatMap(([name, columns, rows]) => [
		`CREATE TABLE ${name} (${columns})`,
		...(rows.length === 0 ? [] : [`INSERT INTO ${name} VALUES (${rows.join('), (')})`]),
	]);
}

/** The vocabulary of a column, with what the convention adds to it. */
export function listCategories(
	convention: Convention,
	table: Parameters<typeof getCategories>[0],
	field: string,
): readonly Category[] {
	const added = convention.vocabulaires?.[`${table}.${field}`] ?? [];
	return [
		...getCategories(table, field),
		...added.map(({ code, libelle, groupe }) => ({
			value: code,
			label: libelle,
			...(groupe === undefined ? {} : { group: groupe }),
		})),
	];
}

function openMonths(exercice: Convention['exercices'][number]): string[] {
	return wholeMonths(exercice.date_debut, exercice.date_fin)
		.filter(([first]) => exercice.regles.mois_ouverts_seances.includes(Number(first.slice(5, 7))))
		.map(([first, last]) => `${exercice.annee}, ${sqlDate(first)}, ${sqlDate(last)}`);
}
