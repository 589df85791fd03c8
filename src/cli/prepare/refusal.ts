import type { Finding } from '../../lib/extracts/finding.ts';
import { isTableName, type TableName } from '../../lib/schemas/schemas.ts';
import { splitFinding } from '../../lib/reports/quality/finding-words.ts';
import { refusedData, space } from '../arguments.ts';
import type { CommandError } from '../usage.ts';
import type { PreparedTable } from './convert.ts';

type Prepared = ReadonlyMap<TableName, PreparedTable>;

/** Rules whose sentence repeats a value of the raw file, or a line of what was not written. */
const WITHOUT_DETAILS: ReadonlyMap<string, string> = new Map([
	['valeur-inconnue', 'Valeur hors de la liste permise.'],
	['cle-en-double', 'Cet identifiant figure déjà plus haut dans la table.'],
	['valeur-en-double', 'Cette valeur figure déjà plus haut, alors qu’elle doit être unique.'],
	['lien-rompu', 'Cet identifiant ne correspond à aucune ligne de la table liée.'],
]);

/** The error of an export that would not load once prepared, told at the lines of the raw files. */
export function refuse(findings: readonly Finding[], tables: Prepared): CommandError {
	const errors = findings.filter(({ severity }) => severity === 'erreur');
	return refusedData(
		[
			'Les extraits préparés ne se chargeraient pas ; rien n’a été écrit.',
			...errors.map((finding) => describeFinding(finding, tables)),
		].join('\n'),
	);
}

/** A finding about the prepared tables as lines of the terminal, at the lines of the raw files. */
export function describeFinding(finding: Finding, tables: Prepared): string {
	const { code, column, count, advice } = finding;
	const text = WITHOUT_DETAILS.get(code) ?? splitFinding(finding).text;
	const places = listPlaces(finding, tables);
	const where = [
		finding.table ?? finding.file ?? 'Ensemble',
		...(column === undefined ? [] : [`colonne « ${column} »`]),
		...(places === '' ? [] : [`${count} fois, d’abord ${places}`]),
	];
	const mark = finding.severity === 'erreur' ? 'Erreur' : 'À vérifier';
	return space(`${mark} : ${where.join(', ')}. ${text}\n  ${advice}`);
}

/** « export.csv ligne 14 (colonne « Fin »), export.csv ligne 20 ». */
function listPlaces({ table, column, rows }: Finding, tables: Prepared): string {
	if (table === undefined || !isTableName(table)) return '';
	const origins = tables.get(table)?.origins ?? [];
	// The first line of the prepared file is its header.
	const concerned = (rows ?? []).flatMap((row) => origins[row - 2] ?? []);
	const places = concerned
		.sort((a, b) => a.line - b.line)
		.map(({ source, line }) => {
			const feeds = source.feeds.get(column ?? '') ?? [];
			const titles = feeds.map(({ title }) => title).filter((title) => title !== '');
			const title = titles.length === 0 ? '' : ` (${titles.join(', ')})`;
			return `${source.raw.file} ligne ${line}${title}`;
		});
	return places.slice(0, 5).join(', ');
}
