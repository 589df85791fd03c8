import type { Cell, CheckedTable } from '../../lib/extracts/table.ts';
import { toIsoDate } from '../../lib/extracts/values.ts';
import type { Period } from '../../lib/indicators/periods.ts';
import type { TableName } from '../../lib/schemas/schemas.ts';

/** One accompaniment that covers at least a day of the month. */
export interface Followed {
	readonly person: string;
	readonly referent: string;
	/** ISO day. */
	readonly start: string;
	/** ISO day; null while it goes on at the end of what is known of the month. */
	readonly end: string | null;
}

/** A pôle and the accompaniments that its orientations opened. */
export interface FollowedPole {
	readonly name: string;
	readonly followed: readonly Followed[];
}

type Tables = ReadonlyMap<TableName, CheckedTable>;

/** The accompaniments of a month by pôle, in the order of the pôles, those without any included. */
export function listFollowed(tables: Tables, period: Period): readonly FollowedPole[] {
	const orientations = new Map(
		listRows(tables, 'orientations', ['id_orientation', 'id_beneficiaire', 'code_pole']).map(
			([id, person, pole]) => [id, { person: String(person), pole }] as const,
		),
	);
	const byPole = new Map<Cell | undefined, Followed[]>();
	const columns = ['id_orientation', 'code_referent', 'date_debut', 'date_fin'] as const;
	for (const [id, referent, from, to] of listRows(tables, 'accompagnements', columns)) {
		const orientation = orientations.get(id);
		const start = toIsoDate(Number(from));
		const end = typeof to === 'number' ? toIsoDate(to) : null;
		const isFollowed = start <= period.effectif && (end === null || end >= period.debut);
		if (orientation === undefined || !isFollowed) continue;
		const { person, pole } = orientation;
		const known = end !== null && end <= period.effectif ? end : null;
		const entry = { person, referent: String(referent), start, end: known };
		byPole.set(pole, [...(byPole.get(pole) ?? []), entry]);
	}
	return listRows(tables, 'poles', ['code_pole', 'libelle', 'ordre'])
		.sort((a, b) => Number(a[2]) - Number(b[2]))
		.map(([code, name]) => ({ name: String(name), followed: byPole.get(code) ?? [] }));
}

/** How many different persons accompaniments concern. */
export function countPersons(followed: readonly Followed[]): number {
	return new Set(followed.map(({ person }) => person)).size;
}

/** Some columns of a table, row by row. */
function listRows(tables: Tables, name: TableName, columns: readonly string[]): Cell[][] {
	const table = tables.get(name);
	const cells = columns.map(
		(column) => table?.columns.find((candidate) => candidate.name === column)?.values ?? [],
	);
	return Array.from({ length: table?.rowCount ?? 0 }, (_, row) =>
		cells.map((values) => values.at(row) ?? null),
	);
}
