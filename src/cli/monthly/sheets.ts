import type { Period } from '../../lib/indicators/periods.ts';
import { formatDate, formatNumber, formatPeriodLabel } from '../../lib/models/format.ts';
import type { SheetModel } from '../../lib/reports/workbook.ts';
import { countPersons, type Followed, type FollowedPole } from './followed.ts';
import type { PersonName } from './persons.ts';

/** What stands on each sheet of the monthly table. */
export const WARNING =
	'Document nominatif – ne pas transmettre hors du cadre de l’article 3 de la convention';

export interface MonthlyTable {
	readonly title: string;
	readonly period: Period;
	readonly poles: readonly FollowedPole[];
	readonly names: ReadonlyMap<string, PersonName>;
	/** What the CAF calls its referents, by code; a code without a name stands as it is. */
	readonly referents: ReadonlyMap<string, string>;
}

/** The monthly table: a sheet that counts, then one for each pôle that follows someone. */
export function toMonthlySheets(table: MonthlyTable): readonly SheetModel[] {
	const busy = table.poles.filter(({ followed }) => followed.length > 0);
	return [toSummary(table), ...busy.map((pole) => toPoleSheet(pole, table))];
}

function toSummary(table: MonthlyTable): SheetModel {
	const all = table.poles.flatMap(({ followed }) => followed);
	return {
		name: 'Récapitulatif',
		preamble: toPreamble(table),
		header: ['Pôle', 'Personnes suivies', 'Référents'],
		widths: [44, 18, 14],
		rows: [...table.poles, { name: 'Ensemble', followed: all }].map(({ name, followed }) => [
			name,
			countPersons(followed),
			new Set(followed.map(({ referent }) => referent)).size,
		]),
	};
}

function toPoleSheet({ name, followed }: FollowedPole, table: MonthlyTable): SheetModel {
	const persons = countPersons(followed);
	const rows = followed
		.map((entry) => toRow(entry, table))
		.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]) || compare(a[3], b[3]));
	return {
		name,
		preamble: [
			...toPreamble(table),
			`Pôle\u00A0: ${name} – ${formatNumber(persons)}\u00A0${persons < 2 ? 'personne suivie' : 'personnes suivies'}`,
		],
		header: ['Nom', 'Prénom', 'Référent', 'Début de l’accompagnement', 'Fin'],
		widths: [30, 24, 24, 26, 22],
		rows,
	};
}

function toPreamble({ title, period }: MonthlyTable): readonly string[] {
	const known =
		period.effectif < period.fin ? `, connu jusqu’au ${formatDate(period.effectif)}` : '';
	return [`Tableau mensuel – ${formatPeriodLabel(period.id)}${known}`, title, WARNING];
}

/** The pseudonym stands only where there is no name: beside a name it would open the extracts. */
function toRow(
	{ person, referent, start, end }: Followed,
	{ names, referents }: MonthlyTable,
): readonly [string, string, string, string, string] {
	const name = names.get(person);
	return [
		name === undefined ? `Nom non trouvé (${person})` : name.last,
		name?.first ?? '',
		referents.get(referent) ?? referent,
		formatDate(start),
		end === null ? '' : formatDate(end),
	];
}

function compare(a: string, b: string): number {
	return a.localeCompare(b, 'fr');
}
