import type { PackedColumns } from '../extracts/columns.ts';
import type { Engine } from '../engine/engine.ts';
import type { Cell } from '../extracts/table.ts';
import { addDays } from './calendar.ts';
import { toContractSql, toFollowUpSql } from './details.sql.ts';

/** What followed for one accompaniment of an exercise; dates are ISO days. */
export interface FollowUp {
	readonly id: string;
	readonly code_pole: string;
	readonly referent: string;
	readonly orientation: string;
	readonly debut: string;
	readonly fin: string | null;
	readonly motif: string | null;
	readonly groupe: string | null;
	readonly contrats: number;
	readonly premierContrat: string | null;
	readonly dernierTerme: string | null;
	readonly freins: number;
	readonly freinsLeves: number;
	readonly etapes: number;
	readonly etapesRealisees: number;
}

/** A contract and what ends it or follows it; dates are ISO days. */
export interface Contract {
	/** Its number in the extracts. */
	readonly id: string;
	readonly code_pole: string;
	readonly rang: number;
	readonly signature: string;
	readonly debut: string;
	/** Last day of validity. */
	readonly fin: string;
	readonly validation: string | null;
	/** Signature of the contract of the next rank. */
	readonly suivant: string | null;
	/** Last day of the accompaniment. */
	readonly sortie: string | null;
}

/**
 * The rows of a list by exercise. These lists grow with the persons: rows that an engine gave are kept as columns, and
 * made one by one when they are read.
 */
export type ByExercise<T> = Readonly<Record<number, Iterable<T>>>;

/** The two lists. */
export interface Lists {
	readonly followUps: ByExercise<FollowUp>;
	readonly contracts: ByExercise<Contract>;
}

/** The lists of some exercises, one after the other; throws `EngineError`. */
export async function readLists(engine: Engine, years: Iterable<number>): Promise<Lists> {
	const followUps: Record<number, Iterable<FollowUp>> = {};
	const contracts: Record<number, Iterable<Contract>> = {};
	for (const annee of years) {
		followUps[annee] = toFollowUps(await engine.queryColumns(toFollowUpSql(annee)));
		contracts[annee] = toContracts(await engine.queryColumns(toContractSql(annee)));
	}
	return { followUps, contracts };
}

function toFollowUps(columns: PackedColumns): Iterable<FollowUp> {
	const { text, maybeText, number, day, maybeDay } = readColumns(columns);
	return toRows<FollowUp>(columns, {
		id: text('id_accompagnement'),
		code_pole: text('code_pole'),
		referent: text('code_referent'),
		orientation: day('date_orientation'),
		debut: day('date_debut'),
		fin: maybeDay('date_fin'),
		motif: maybeText('motif_sortie'),
		groupe: maybeText('groupe_sortie'),
		contrats: number('contrats'),
		premierContrat: maybeDay('premier_contrat'),
		dernierTerme: maybeDay('dernier_terme'),
		freins: number('freins'),
		freinsLeves: number('freins_leves'),
		etapes: number('etapes'),
		etapesRealisees: number('etapes_realisees'),
	});
}

function toContracts(columns: PackedColumns): Iterable<Contract> {
	const { text, number, day, maybeDay } = readColumns(columns);
	return toRows<Contract>(columns, {
		id: text('id_contrat'),
		code_pole: text('code_pole'),
		rang: number('rang'),
		signature: day('date_signature'),
		debut: day('date_debut'),
		fin: day('date_fin'),
		validation: maybeDay('date_validation'),
		suivant: maybeDay('date_signature_suivante'),
		sortie: maybeDay('date_sortie'),
	});
}

/** A cell of the row of that index, counted from 0. */
type Read<T> = (index: number) => T;

/** Rows made anew each time that they are read. */
function toRows<T>(
	columns: PackedColumns,
	fields: { readonly [Name in keyof T]: Read<T[Name]> },
): Iterable<T> {
	const [first] = columns.values();
	const reads = Object.entries(fields) as [keyof T, Read<T[keyof T]>][];
	return {
		*[Symbol.iterator]() {
			for (let index = 0; index < (first?.length ?? 0); index++) {
				const row: Partial<T> = {};
				for (const [name, read] of reads) row[name] = read(index);
				yield row as T;
			}
		},
	};
}

/** How the columns of a list are read; a day is a count of days since 1970. */
function readColumns(columns: PackedColumns) {
	const at = (name: string): Read<Cell> => {
		const column = columns.get(name);
		if (column === undefined) throw new Error(`list without a column ${name}`);
		return (index) => column.at(index);
	};
	const as =
		<T>(toValue: (cell: Cell) => T) =>
		(name: string): Read<T> => {
			const read = at(name);
			return (index) => toValue(read(index));
		};
	const maybeText = as((cell) => (typeof cell === 'string' ? cell : null));
	const maybeDay = as((cell) => (cell === null ? null : toIsoDay(Number(cell))));
	return {
		text: as((cell) => String(cell ?? '')),
		maybeText,
		number: as((cell) => Number(cell ?? 0)),
		day: as((cell) => toIsoDay(Number(cell ?? 0))),
		maybeDay,
	};
}

/** The ISO days that were asked for, by days since 1970: lists name each a thousand times. */
const days = new Map<number, string>();

function toIsoDay(count: number): string {
	let iso = days.get(count);
	if (iso === undefined) days.set(count, (iso = addDays('1970-01-01', count)));
	return iso;
}
