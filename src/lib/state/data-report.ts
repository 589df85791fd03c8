import type { FileReport, Finding, Severity } from '../extracts/finding.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import { formatNumber, NBSP } from '../models/format.ts';
import {
	countFindings,
	countRows,
	isNominative,
	toTableLines,
	type TableLine,
} from '../ui/tables-report.ts';
import type { Examined } from './candidate.ts';

export interface Step {
	readonly title: string;
	readonly note: string;
	readonly state: 'fait' | 'present' | 'attente';
}

/** What the page Données shows: the set just dropped, or else the one in place. */
export interface DataReport {
	readonly files: readonly FileReport[];
	readonly findings: readonly Finding[];
	readonly lines: readonly TableLine[];
	readonly rows: number;
	readonly counts: Readonly<Record<Severity, number>>;
	readonly steps: readonly Step[];
	/** Under « Tables reçues ». */
	readonly summary: string;
	/** The findings that refuse the set because it names persons. */
	readonly nominative: readonly Finding[];
	/** What the search for names covered; null where the set was refused or nothing was read. */
	readonly searched: string | null;
	/** Whether the set dropped may be accepted, and why not; null where none waits. */
	readonly accept: { readonly allowed: boolean; readonly reason: string } | null;
	readonly dateExtraction: string | null;
	/** SHA-256 of the set; empty where it was refused or there is none. */
	readonly fingerprint: string;
}

/** The report of what was dropped, or of the set in place. */
export function toDataReport(inPlace: ExtractSet | null, candidate: Examined | null): DataReport {
	const set = candidate === null ? inPlace : candidate.set;
	const files = candidate?.files ?? inPlace?.files ?? [];
	const findings = candidate?.findings ?? inPlace?.findings ?? [];
	const counts = countFindings(findings);
	const lines = toTableLines(files, findings);
	const rows = countRows(files);
	return {
		files,
		findings,
		lines,
		rows,
		counts,
		steps: toSteps(
			files.length,
			counts.erreur,
			candidate,
			inPlace !== null,
			set?.isSealed === true ? 'Aucune erreur, à la préparation du paquet' : 'Aucune erreur',
		),
		summary: toSummary(lines, rows),
		nominative: findings.filter(isNominative),
		searched: set === null ? null : describeSearch(set),
		accept: candidate === null ? null : toAcceptance(counts.erreur, candidate.set !== null),
		dateExtraction: set?.dateExtraction ?? null,
		fingerprint: set?.fingerprint ?? '',
	};
}

function toSteps(
	files: number,
	errors: number,
	candidate: Examined | null,
	hasFormer: boolean,
	sound: string,
): readonly Step[] {
	if (candidate === null && !hasFormer) {
		return [
			{ title: 'Déposer', note: 'Un dossier, un ZIP ou des fichiers', state: 'present' },
			{ title: 'Contrôler', note: 'Format, règles, liens entre tables', state: 'attente' },
			{ title: 'Accepter', note: 'Aucun jeu n’est encore en place', state: 'attente' },
		];
	}
	const dropped: Step = {
		title: 'Déposer',
		note: plural(files, 'fichier lu', 'fichiers lus'),
		state: 'fait',
	};
	const former = hasFormer ? 'Le jeu précédent reste en place' : 'Aucun jeu n’est encore en place';
	if (candidate === null) {
		return [
			dropped,
			{ title: 'Contrôler', note: sound, state: 'fait' },
			{ title: 'Accepter', note: 'Jeu en place', state: 'fait' },
		];
	}
	if (candidate.set === null) {
		return [
			dropped,
			{
				title: 'Contrôler',
				note: `${plural(errors, 'erreur', 'erreurs')} à corriger`,
				state: 'present',
			},
			{ title: 'Accepter', note: former, state: 'attente' },
		];
	}
	return [
		dropped,
		{ title: 'Contrôler', note: sound, state: 'fait' },
		{ title: 'Accepter', note: `À confirmer. ${former}`, state: 'present' },
	];
}

function toAcceptance(errors: number, isSound: boolean): DataReport['accept'] {
	if (isSound) return { allowed: true, reason: '' };
	return {
		allowed: false,
		reason: `${plural(errors, 'erreur est', 'erreurs sont')} à corriger avant d’accepter le jeu.`,
	};
}

function toSummary(lines: readonly TableLine[], rows: number): string {
	const present = lines.filter(({ files }) => files.length > 0).length;
	return `${present} tables sur ${lines.length}, ${plural(rows, 'ligne', 'lignes')}.`;
}

function describeSearch({ columns, isSealed }: ExtractSet): string {
	const when = isSealed === true ? ' à la préparation du paquet, inchangé depuis' : '';
	return `Noms, NIR, numéros d’allocataire, adresses, téléphones et courriels recherchés dans ${columns} colonnes${when}.`;
}

function plural(n: number, one: string, many: string): string {
	return `${formatNumber(n)}${NBSP}${n < 2 ? one : many}`;
}
