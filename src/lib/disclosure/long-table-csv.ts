import Papa from 'papaparse';
import type { LongRow, Status, Unit } from '../indicators/indicator.ts';

/** The columns of the long table, in the order of indicators.md. */
export const LONG_COLUMNS = [
	'indicateur',
	'ventilation',
	'modalite',
	'code_pole',
	'periode',
	'debut',
	'fin',
	'numerateur',
	'denominateur',
	'valeur',
	'unite',
	'cible',
	'statut',
	'ic_bas',
	'ic_haut',
	'secret',
] as const satisfies readonly (keyof LongRow)[];

/** The long table as CSV: comma, UTF-8, decimal point, empty where there is no number. */
export function formatLongCsv(rows: readonly LongRow[]): string {
	const data = rows.map((row) => LONG_COLUMNS.map((name) => row[name]));
	return `${Papa.unparse([[...LONG_COLUMNS], ...data], { newline: '\n' })}\n`;
}

const STATUSES: readonly Status[] = [
	'atteint',
	'proche',
	'non_atteint',
	'en_cours',
	'depasse',
	'sans_objet',
];

/** The rows of a long table written by `formatLongCsv`; null where the text is anything else. */
export function parseLongCsv(text: string): readonly LongRow[] | null {
	const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
	const [header, ...lines] = data;
	const last = lines.pop();
	if (errors.length > 0 || header?.join() !== LONG_COLUMNS.join()) return null;
	if (last?.length !== 1 || last[0] !== '') return null;
	const rows = lines.map(parseLine);
	return rows.every((row) => row !== null) ? rows : null;
}

function parseLine(cells: readonly string[]): LongRow | null {
	if (cells.length !== LONG_COLUMNS.length) return null;
	const at = (name: (typeof LONG_COLUMNS)[number]): string =>
		cells[LONG_COLUMNS.indexOf(name)] ?? '';
	const number = (name: (typeof LONG_COLUMNS)[number]): number | null =>
		at(name) === '' ? null : Number(at(name));
	const statut = STATUSES.find((status) => status === at('statut'));
	const secret = at('secret');
	if (statut === undefined || (secret !== '' && secret !== 'oui')) return null;
	return {
		indicateur: at('indicateur'),
		ventilation: at('ventilation'),
		modalite: at('modalite'),
		code_pole: at('code_pole'),
		periode: at('periode'),
		debut: at('debut'),
		fin: at('fin'),
		numerateur: number('numerateur'),
		denominateur: number('denominateur'),
		valeur: number('valeur'),
		unite: at('unite') as Unit,
		cible: number('cible'),
		statut,
		ic_bas: number('ic_bas'),
		ic_haut: number('ic_haut'),
		secret,
	};
}
