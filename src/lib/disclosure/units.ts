import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { ENSEMBLE } from '../indicators/run.ts';
import { getExercice } from '../convention/targets.ts';
import type { Convention } from '../schemas/schemas.ts';
import type { ModelBuilder, Unit } from './model.ts';
import type { Disclosed } from './read-counts.ts';
import { isInScope, isMedianTooSmall, weigh } from './scope.ts';

interface Scope {
	readonly convention: Convention;
	readonly declared: readonly Period[];
	readonly threshold: number;
}

interface Findings {
	readonly sensitive: ReadonlySet<number>;
	/** Cells that hold their whole total. */
	readonly cells: ReadonlySet<number>;
	readonly builder: ModelBuilder;
}

/** Amounts that give the number of persons accompanied over the exercise back, or a bound of it. */
const FROM_PERSONS = ['cout_par_personne', 'droit_simule', 'solde_simule'];

/** The rows that may be published and show counts, together where they go together; free rows make no unit. */
export function groupUnits(
	scope: Scope,
	disclosed: readonly Disclosed[],
	findings: Findings,
): readonly Unit[] {
	const groups = new Map<string, { items: Disclosed[]; rows: number[] }>();
	disclosed.forEach((item, index) => {
		const shown = [...item.shown, ...listPersons(item, findings.builder)];
		if (shown.length === 0 || !isReleasable(scope, item.row)) return;
		const isTogether = item.row.indicateur === 'part_cer_signe';
		const key = isTogether ? `${item.row.code_pole}|${item.row.periode}` : String(index);
		const group = groups.get(key) ?? { items: [], rows: [] };
		group.items.push({ ...item, shown });
		group.rows.push(index);
		groups.set(key, group);
	});
	return [...groups.values()].map(({ items, rows }) => toUnit(scope, items, rows, findings));
}

function toUnit(
	scope: Scope,
	items: readonly Disclosed[],
	rows: readonly number[],
	{ sensitive, cells }: Findings,
): Unit {
	const counts = new Set(items.flatMap(({ shown }) => shown));
	const implied = items.flatMap((item) => item.implied);
	const isPrimary =
		[...counts, ...implied].some((count) => sensitive.has(count)) ||
		[...counts].some((count) => cells.has(count)) ||
		items.some(({ row }) => isMedianTooSmall(row, scope.threshold));
	const weight = items.reduce((sum, { row }) => sum + weigh(row, isYear(scope, row)), 0);
	return { rows, counts: [...counts], weight, isPrimary, isFixed: false };
}

/** Whether a row is of a period to publish and has a place in its tables. */
export function isReleasable(scope: Scope, row: LongRow): boolean {
	return scope.declared.some(({ id }) => id === row.periode) && isInScope(row, isYear(scope, row));
}

/** Whether a row is about the whole exercise. */
function isYear({ convention, declared }: Scope, { debut, fin }: LongRow): boolean {
	const exercice = getExercice(convention, declared[0]?.exercice ?? 0);
	return debut === exercice.date_debut && fin === exercice.date_fin;
}

function listPersons({ row, span }: Disclosed, builder: ModelBuilder): readonly number[] {
	if (!FROM_PERSONS.includes(row.indicateur) || row.modalite === 'information') return [];
	const persons = builder.find('accompagnes', ENSEMBLE, span);
	return persons === undefined ? [] : [persons];
}
