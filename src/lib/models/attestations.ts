import { isIsoDay } from '../indicators/calendar.ts';
import { NBSP } from './format.ts';

/** Somebody's word that a clause is kept for an exercise; `date` is an ISO day. */
export interface Attestation {
	readonly clause: string;
	readonly exercice: number;
	/** As its author typed it: it goes nowhere but into the file of attestations. */
	readonly nom: string;
	readonly date: string;
}

export type ReadAttestations =
	| { readonly ok: true; readonly attestations: readonly Attestation[] }
	| { readonly ok: false; readonly message: string };

export const ATTESTATIONS_FILE = 'attestations.json';

const VERSION = 1;
const LONGEST = 120;

/** The text of `attestations.json`, which names the agreement that it is about. */
export function writeAttestations(
	convention: string,
	attestations: readonly Attestation[],
): string {
	return `${JSON.stringify({ version: VERSION, convention, attestations }, null, 2)}\n`;
}

/** What a file of attestations says of an agreement, or a French sentence on why it cannot serve. */
export function parseAttestations(text: string, convention: string): ReadAttestations {
	const value = parseJson(text);
	if (!isRecord(value) || !Array.isArray(value['attestations'])) {
		return fail(
			`Ce fichier n’est pas un fichier d’attestations${NBSP}: choisir celui que cette page a enregistré.`,
		);
	}
	if (value['version'] !== VERSION) {
		return fail('Ce fichier d’attestations a été fait par une autre version de cette page.');
	}
	if (value['convention'] !== convention) {
		return fail('Ce fichier atteste les clauses d’une autre convention. Rien n’a été changé.');
	}
	const attestations = value['attestations'].map(toAttestation);
	const index = attestations.indexOf(null);
	if (index >= 0) {
		return fail(
			`L’attestation n°${NBSP}${index + 1} est incomplète${NBSP}: il faut une clause, un exercice, un nom et une date. Rien n’a été changé.`,
		);
	}
	return { ok: true, attestations: attestations.filter((one) => one !== null) };
}

/** The attestation of a clause for an exercise; undefined where there is none. */
export function findAttestation(
	attestations: readonly Attestation[],
	clause: string,
	exercice: number,
): Attestation | undefined {
	return attestations.find((one) => one.clause === clause && one.exercice === exercice);
}

function fail(message: string): ReadAttestations {
	return { ok: false, message };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function toAttestation(value: unknown): Attestation | null {
	if (!isRecord(value)) return null;
	const { clause, exercice, nom, date } = value;
	if (!isShortText(clause) || !isShortText(nom)) return null;
	if (typeof exercice !== 'number' || !Number.isInteger(exercice)) return null;
	if (typeof date !== 'string' || !isIsoDay(date)) return null;
	return { clause, exercice, nom, date };
}

function isShortText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
