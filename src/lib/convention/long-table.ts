import type { Engine } from '../engine/engine.ts';
import type { Indicator, LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { getIndicator } from '../indicators/registry.ts';
import { ENSEMBLE, measure, type Achievement, type MeasuredRow } from '../indicators/run.ts';
import type { Convention } from '../schemas/schemas.ts';
import { computeStatus, computeTarget, getExercice } from './targets.ts';

/** What each action is paid for: the objective that the simulated participation is measured against. */
const ACHIEVED_BY = [
	['accompagnement', 'personnes_accompagnees'],
	['information', 'seances_realisees'],
] as const;

/**
 * The long table of indicators.md for all the periods at once, targets and status set; the tables of
 * `createKnownTables` must exist. Throws `EngineError`.
 */
export async function computeLongTable(
	engine: Engine,
	convention: Convention,
	periods: readonly Period[],
): Promise<readonly LongRow[]> {
	const all = withExercices(convention, periods);
	const measured = await measure(engine, convention, all, (rows) =>
		listAchievements(convention, rows),
	);
	const byId = new Map(periods.map((period) => [period.id, period]));
	const rows: LongRow[] = [];
	for (const row of measured) {
		const period = byId.get(row.periode);
		if (period !== undefined) rows.push(toLongRow(convention, period, row));
	}
	return rows;
}

/** The periods and the whole exercises they lie in, which the costs and the simulation are made on. */
function withExercices(convention: Convention, periods: readonly Period[]): readonly Period[] {
	const byId = new Map(periods.map((period) => [period.id, period]));
	for (const period of periods) {
		const id = String(period.exercice);
		if (byId.has(id)) continue;
		const { date_debut: debut, date_fin: fin } = getExercice(convention, period.exercice);
		const effectif = fin < period.arrete ? fin : period.arrete;
		byId.set(id, { ...period, id, debut, fin, effectif });
	}
	return [...byId.values()];
}

function listAchievements(
	convention: Convention,
	rows: readonly MeasuredRow[],
): readonly Achievement[] {
	const wholeYears = new Map(
		rows
			.filter((row) => row.ventilation === '' && row.code_pole === ENSEMBLE)
			.map((row) => [`${row.indicateur} ${row.periode}`, row.valeur]),
	);
	return convention.exercices.flatMap(({ annee, objectifs }) =>
		ACHIEVED_BY.map(([action, indicateur]) => ({
			annee,
			action,
			realise: wholeYears.get(`${indicateur} ${annee}`) ?? null,
			cible: objectifs[indicateur]?.cible ?? null,
		})),
	);
}

function toLongRow(convention: Convention, period: Period, row: MeasuredRow): LongRow {
	const { attendus, ...figures } = row;
	const indicator: Indicator = getIndicator(row.indicateur);
	const exercice = getExercice(convention, period.exercice);
	const objectif = exercice.objectifs[row.indicateur];
	if (objectif === undefined || row.ventilation !== '') {
		return { ...figures, cible: null, statut: 'sans_objet', secret: '' };
	}
	const cible = computeTarget(indicator, objectif, exercice, period, row.code_pole);
	const statut = computeStatus(indicator, objectif, exercice, period, row, cible);
	return { ...figures, cible, statut, secret: '' };
}
