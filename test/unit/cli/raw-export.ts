import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { tableSchemas } from '../../../src/lib/schemas/schemas.ts';
import { SMALL } from './run.ts';

type Row = Readonly<Record<string, string>>;

/** Fictitious persons and referents: none of these words may leave the CAF. */
const LAST_NAMES = ['QUATREMARE', 'Öztürk-Lefèvre', 'D’Hauterives', 'Ravanello'];
const FIRST_NAMES = ['Zéphirine', 'Maëlys', 'Ondine', 'Philomène'];
const REFERENTS = [
	'Camille Ferrandis',
	'Solveig Matheron',
	'Aubin Cazeneuve',
	'Ysée Delorme',
	'Gwendal Trévisiol',
	'Apolline Brazeau',
	'Clotaire Nivernais',
	'Mahaut Estrabaud',
	'Ronan Keravel',
];
/** Clauses of the agreement, which are handed over as they are. */
export const CLAUSES = JSON.stringify({
	clauses: [
		{
			id: 'article-1',
			article: '1',
			titre: 'Objet',
			resume: 'Objet de la convention.',
			demande: 'Les parties confirment l’objet.',
			preuve: 'attestation',
		},
	],
});
const STREET = 'impasse des Tilleuls';

/** Words that identify someone in the export that `writeRawExport` makes. */
export const SECRETS: readonly string[] = [
	...LAST_NAMES.flatMap((name) => name.split(/['’-]/).filter((part) => part.length > 1)),
	...FIRST_NAMES,
	...REFERENTS.flatMap((name) => name.split(' ')),
	'Tilleuls',
	'exemple.test',
];

/** The rows of a table of the case. */
export function readCase(table: string, folder = SMALL): Row[] {
	const text = readFileSync(join(folder, `${table}.csv`), 'utf8');
	return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

/** The number by which the CAF knows a person of the case. */
export function toNumber(person: string, persons: readonly string[]): string {
	return String(4_210_000 + 37 * persons.indexOf(person));
}

/** The persons of the case, in order. */
export function listPersons(): readonly string[] {
	return [...new Set(readCase('orientations').map((row) => row['id_beneficiaire'] ?? ''))];
}

/** The name of a person of the case. */
export function nameOf(person: string): { readonly nom: string; readonly prenom: string } {
	const rank = listPersons().indexOf(person);
	return {
		nom: `${LAST_NAMES[rank % 4] ?? ''} ${String.fromCharCode(65 + (rank % 26))}`,
		prenom: FIRST_NAMES[Math.floor(rank / 4) % 4] ?? '',
	};
}

/**
 * Writes the case as software of a CAF would export it: names, numbers, dates of birth, French dates
 * and words, semicolons, Windows-1252; the tables without persons stay as they are.
 */
export function writeRawExport(folder: string): void {
	mkdirSync(folder);
	for (const { name } of tableSchemas) {
		if (name !== 'orientations' && name !== 'accompagnements') {
			cpSync(join(SMALL, `${name}.csv`), join(folder, `${name}.csv`));
		}
	}
	cpSync(join(SMALL, 'convention.json'), join(folder, 'convention.json'));
	writeFileSync(join(folder, 'clauses.json'), CLAUSES);
	writeOrientations(join(folder, 'Export orientations 2020.csv'));
	const accompaniments = readCase('accompagnements').map((row) => ({
		id_accompagnement: row['id_accompagnement'] ?? '',
		id_orientation: row['id_orientation'] ?? '',
		'Nom du référent': toReferent(row['code_referent'] ?? ''),
		'Date de début': toFrenchDate(row['date_debut']),
		'Date sortie': toFrenchDate(row['date_fin']),
		'Motif de sortie': row['motif_sortie'] ?? '',
	}));
	writeTable(join(folder, 'accompagnements_export.csv'), accompaniments);
}

function writeOrientations(path: string): void {
	const poles = new Map(readCase('poles').map((row) => [row['code_pole'], row['libelle']]));
	const persons = listPersons();
	const rows = readCase('orientations').map((row, index) => {
		const person = row['id_beneficiaire'] ?? '';
		const day = row['date_orientation'] ?? '';
		const { nom, prenom } = nameOf(person);
		return {
			'N° allocataire': toNumber(person, persons),
			Nom: nom,
			Prénom: prenom,
			Adresse: `${index + 1} ${STREET}`,
			Courriel: `contact${index}@exemple.test`,
			'Date de naissance': toBirth(row['tranche_age'] ?? '', day),
			'Date naissance enfant 1': row['enfant_moins_3_ans'] === 'true' ? toYearsBefore(day, 2) : '',
			'Date naissance enfant 2': index % 3 === 0 ? toYearsBefore(day, 5) : '',
			'Id orientation': row['id_orientation'] ?? '',
			'Nom du pôle': poles.get(row['code_pole']) ?? '',
			"Date d'entrée dans le RSA": toFrenchDate(row['date_entree_rsa']),
			"Date d'orientation": toFrenchDate(day),
			'RSA majoré': toWord(row['rsa_majore']),
			'Parent isolé': toWord(row['parent_isole']),
			Grossesse: toWord(row['grossesse_declaree']),
			'Nouvel entrant': toWord(row['nouvel_entrant']),
			Exclusion: row['motif_exclusion'] ?? '',
			'Date du premier rendez-vous': toFrenchDate(row['date_premier_rendez_vous']),
			'Présence au premier rendez-vous': toPresence(row['presence_premier_rendez_vous']),
			'Observations libres': 'RAS',
		};
	});
	writeTable(path, rows);
}

function writeTable(path: string, rows: readonly Row[]): void {
	const text = Papa.unparse([...rows], { delimiter: ';', newline: '\r\n' });
	writeFileSync(path, text.replaceAll('’', "'"), 'latin1');
}

function toReferent(code: string): string {
	return REFERENTS[Number(code.slice(1)) % 9] ?? '';
}

function toFrenchDate(iso: string | undefined): string {
	return (iso ?? '').split('-').reverse().join('/');
}

function toYearsBefore(iso: string, years: number): string {
	const [year = '', month = '', day = ''] = iso.split('-');
	return `${day === '29' ? '28' : day}/${month}/${Number(year) - years}`;
}

function toBirth(ageClass: string, day: string): string {
	const years = { moins_25: 24, '25_34': 25, '35_44': 44, '45_plus': 45 }[ageClass] ?? 0;
	return toYearsBefore(day, years);
}

function toWord(text: string | undefined): string {
	return text === 'true' ? 'Oui' : 'Non';
}

function toPresence(value: string | undefined): string {
	return (
		{ present: 'Présent', absent_excuse: 'Absent excusé', absent: 'ABSENT' }[value ?? ''] ?? ''
	);
}
