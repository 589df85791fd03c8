import type { Engine, ResultRow } from '../engine/engine.ts';
import { periodTable } from './chapter-query.ts';
import { ACCOUNTS_SQL, DELIVERABLES_SQL, SESSIONS_SQL, SIGNATURES_SQL } from './details.sql.ts';
import { readLists, type Lists } from './lists.ts';
import type { Period } from './periods.ts';

/** One step of the curve of first contracts: `jour` days after the orientation. */
export interface SignaturePoint {
	readonly periode: string;
	readonly code_pole: string;
	readonly jour: number;
	/** Orientations still waiting just before that day. */
	readonly enAttente: number;
	readonly signatures: number;
	/** Orientations observed no longer than that day. */
	readonly censures: number;
	/** Share signed, with its 95 % interval (null where it is 0 or 1). */
	readonly part: number;
	readonly bas: number | null;
	readonly haut: number | null;
}

/** An information session; dates are ISO days. */
export interface Session {
	readonly annee: number;
	readonly id: string;
	readonly code_pole: string;
	readonly date: string;
	readonly statut: string;
	readonly invites: number;
	readonly presents: number;
	readonly demiJourneesInformation: number;
	readonly demiJourneesPreparation: number;
	/** The themes treated, by the name of their column. */
	readonly themes: readonly string[];
}

/** A document or a meeting due; `remise` is null while it is not known to be delivered. */
export interface Deliverable {
	readonly annee: number;
	readonly id: string;
	readonly type: string;
	readonly action: string | null;
	readonly periode: string;
	readonly echeance: string;
	readonly remise: string | null;
	readonly mention: boolean | null;
	readonly echu: boolean;
}

/** A line of the statement of expenses and receipts, in euros. */
export interface AccountLine {
	readonly annee: number;
	readonly action: string;
	readonly sens: string;
	readonly compte: string;
	readonly financeur: string | null;
	readonly libelle: string;
	readonly prevu: number;
	readonly realise: number;
	/** Contribution in kind (accounts 86 and 87), shown apart. */
	readonly enNature: boolean;
}

/** What pages show beyond the long table: exact rows, for the edition of pilotage. */
export interface Details extends Lists {
	readonly signatures: readonly SignaturePoint[];
	readonly sessions: readonly Session[];
	readonly deliverables: readonly Deliverable[];
	readonly accounts: readonly AccountLine[];
}

/** The details of the loaded set: curves of the given periods, lists of their exercises, the rest of every exercise. */
export async function readDetails(engine: Engine, periods: readonly Period[]): Promise<Details> {
	const known = periods.filter(({ debut, arrete }) => debut <= arrete);
	return {
		signatures: await readSignatures(engine, known),
		sessions: (await engine.query(SESSIONS_SQL)).map(toSession),
		deliverables: (await engine.query(DELIVERABLES_SQL)).map(toDeliverable),
		accounts: (await engine.query(ACCOUNTS_SQL)).map(toAccountLine),
		...(await readLists(engine, new Set(periods.map(({ exercice }) => exercice)))),
	};
}

/** The curves of first contracts of some periods, for every pôle and ENSEMBLE. */
export async function readSignatures(
	engine: Engine,
	periods: readonly Period[],
): Promise<readonly SignaturePoint[]> {
	if (periods.length === 0) return [];
	const rows = await engine.query(`WITH ${periodTable(periods)}\n${SIGNATURES_SQL}`);
	return rows.map(toSignaturePoint);
}

const text = (row: ResultRow, name: string): string => String(row[name] ?? '');
const maybeText = (row: ResultRow, name: string): string | null => {
	const cell = row[name];
	return typeof cell === 'string' ? cell : null;
};
const number = (row: ResultRow, name: string): number => Number(row[name] ?? 0);
const maybeNumber = (row: ResultRow, name: string): number | null => {
	const cell = row[name];
	return typeof cell === 'number' ? cell : null;
};

function toSignaturePoint(row: ResultRow): SignaturePoint {
	return {
		periode: text(row, 'periode'),
		code_pole: text(row, 'code_pole'),
		jour: number(row, 't'),
		enAttente: number(row, 'n'),
		signatures: number(row, 'd'),
		censures: number(row, 'c'),
		part: number(row, 'part'),
		bas: maybeNumber(row, 'bas'),
		haut: maybeNumber(row, 'haut'),
	};
}

const THEMES = [
	'theme_droits',
	'theme_changements_situation',
	'theme_declarations',
	'theme_caf_fr',
] as const;

function toSession(row: ResultRow): Session {
	return {
		annee: number(row, 'annee'),
		id: text(row, 'id_seance'),
		code_pole: text(row, 'code_pole'),
		date: text(row, 'date_seance'),
		statut: text(row, 'statut'),
		invites: number(row, 'nb_invites'),
		presents: number(row, 'nb_presents'),
		demiJourneesInformation: number(row, 'demi_journees_information'),
		demiJourneesPreparation: number(row, 'demi_journees_preparation'),
		themes: THEMES.filter((theme) => row[theme] === true),
	};
}

function toDeliverable(row: ResultRow): Deliverable {
	const mention = row['mention_departement'];
	return {
		annee: number(row, 'annee'),
		id: text(row, 'id_livrable'),
		type: text(row, 'type_livrable'),
		action: maybeText(row, 'action'),
		periode: text(row, 'periode'),
		echeance: text(row, 'date_echeance'),
		remise: maybeText(row, 'date_remise'),
		mention: typeof mention === 'boolean' ? mention : null,
		echu: row['echu'] === true,
	};
}

function toAccountLine(row: ResultRow): AccountLine {
	return {
		annee: number(row, 'annee'),
		action: text(row, 'action'),
		sens: text(row, 'sens'),
		compte: text(row, 'compte'),
		financeur: maybeText(row, 'financeur'),
		libelle: text(row, 'libelle'),
		prevu: number(row, 'prevu'),
		realise: number(row, 'realise'),
		enNature: row['en_nature'] === true,
	};
}
