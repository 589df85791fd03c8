import type { TableName, TableSchema } from '../../lib/schemas/schemas.ts';
import { isHidden, readRank, type KeyStore } from './keys.ts';

/**
 * The day of the events of each table of persons. Of two events of a person on one day the figures
 * take the one whose identifier is the greater: the random ones keep that order, and no other.
 */
const DAYS: Readonly<Partial<Record<TableName, string>>> = {
	orientations: 'date_orientation',
	accompagnements: 'date_debut',
	contrats: 'date_signature',
	freins: 'date_identification',
	etapes: 'date_realisation',
	actions_partenariales: 'date_action',
};

/** The identifier of each row, whose key is still that of the raw file, or empty. */
export function identifyRows(
	schema: TableSchema,
	rows: readonly (readonly string[])[],
	keys: KeyStore,
): readonly string[] {
	const { name, fields, primaryKey } = schema;
	const find = (column: string | undefined) => fields.findIndex((field) => field.name === column);
	const key = find(primaryKey);
	const raw = rows.map((row) => row[key] ?? '');
	if (!isHidden(primaryKey)) {
		const letter = name.charAt(0).toUpperCase();
		return raw.map((text, index) => text || `${letter}${String(index + 1).padStart(7, '0')}`);
	}
	const day = find(DAYS[name]);
	const identifiers = raw.map(() => '');
	for (const group of groupRows(rows, day)) {
		group.sort((a, b) => compare(raw[a] ?? '', raw[b] ?? '') || a - b);
		const known = group.map((index) => keys.find(primaryKey, raw[index] ?? ''));
		let next = known.reduce(
			(most, id) => Math.max(most, id === undefined ? 0 : readRank(id) + 1),
			0,
		);
		group.forEach((index, place) => {
			const text = raw[index] ?? '';
			const former = known[place];
			if (former === undefined) {
				identifiers[index] =
					text === '' ? keys.draw(primaryKey, next) : keys.get(primaryKey, text, next);
				next += 1;
			} else identifiers[index] = former;
		});
	}
	return identifiers;
}

/** Indexes of the rows of each day. */
function groupRows(rows: readonly (readonly string[])[], day: number): readonly number[][] {
	const groups = new Map<string, number[]>();
	rows.forEach((row, index) => {
		const text = row[day] ?? '';
		const group = groups.get(text);
		if (group === undefined) groups.set(text, [index]);
		else group.push(index);
	});
	return [...groups.values()];
}

/** The order in which the engine sorts texts. */
function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
