import type { Engine } from '../engine/engine.ts';
import { ACHIEVED_BY } from '../indicators/finances.ts';
import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import {
	ENSEMBLE,
	measure,
	type Achievement,
	type Judgement,
	type Measured,
} from '../indicators/run.ts';
import type { Convention } from '../schemas/schemas.ts';
import { computeStatus, computeTarget, getExercice } from './targets.ts';

/**
 * The long table of indicators.md for all the periods at once, targets and status set; the tables of
 * `createKnownTables` must exist. Throws `EngineError`.
 */
export async function computeLongTable(
	engine: Engine,
	convention: Convention,
	periods: readonly Period[],
): Promise<readonly LongRow[]> {
	const rows = await measure(engine, convention, withExercices(convention, periods), {
		judge: (measured) => judge(convention, measured),
		achieve: (found) => listAchievements(convention, found),
	});
	const asked = new Set(periods.map(({ id }) => id));
	return rows.filter(({ periode }) => asked.has(periode));
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

/** What the exercises achieved, from the rows of their whole years. */
export function listAchievements(
	convention: Convention,
	rows: readonly LongRow[],
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

function judge(convention: Convention, measured: Measured): Judgement {
	const { indicator, period, pole } = measured;
	const exercice = getExercice(convention, period.exercice);
	const objectif = exercice.objectifs[indicator.id];
	if (objectif === undefined) return { cible: null, statut: 'sans_objet' };
	const cible = computeTarget(indicator, objectif, exercice, period, pole);
	return { cible, statut: computeStatus(measured, objectif, exercice, cible) };
}
