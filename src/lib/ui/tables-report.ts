import type { FileReport, Finding, Severity } from '../extracts/finding.ts';
import { findPartition } from '../extracts/table-file.ts';
import { formatNumber } from '../models/format.ts';
import { nameFormat } from '../models/provenance.ts';
import { tableSchemas, type TableName } from '../schemas/schemas.ts';

/** What the report says of one of the twelve tables. */
export interface TableLine {
	readonly name: TableName;
	readonly title: string;
	/** Files that hold it, as their owner knows them; empty when the table is missing. */
	readonly files: readonly string[];
	readonly formats: string;
	readonly rows: number;
	/** Rows that no error concerns, at least. */
	readonly validRows: number;
	readonly errors: number;
	readonly warnings: number;
	readonly state: 'prete' | 'relire' | 'corriger' | 'absente' | 'attente';
}

/** The twelve tables, in the order of the schemas, with what was found in each. */
export function toTableLines(
	files: readonly FileReport[],
	findings: readonly Finding[],
): readonly TableLine[] {
	return tableSchemas.map(({ name, title }) => {
		const own = files.filter(({ table }) => table === name);
		const about = findings.filter(
			({ table, file }) =>
				table === name || (table === undefined && own.some(({ path }) => path === file)),
		);
		const rows = own.reduce((sum, file) => sum + (file.rows ?? 0), 0);
		const errors = about.filter(({ severity }) => severity === 'erreur');
		const warnings = about.filter(({ severity }) => severity === 'avertissement').length;
		const rejected = errors.reduce((sum, error) => sum + countRejectedRows(error), 0);
		return {
			name,
			title,
			files: nameFiles(own.map(({ path }) => path)),
			formats: [...new Set(own.map(({ format }) => nameFormat(format)))].join(', '),
			rows,
			validRows: Math.max(0, rows - rejected),
			errors: errors.length,
			warnings,
			state: files.length === 0 ? 'attente' : stateOf(own.length, errors.length, warnings),
		};
	});
}

/** The files of a table by name, the parts of a partition by their folder. */
function nameFiles(paths: readonly string[]): readonly string[] {
	const folder = findPartition(paths[0] ?? '');
	if (folder === null || paths.length < 2) return paths;
	return [`${folder} (${formatNumber(paths.length)} fichiers)`];
}

/** A finding on a whole file or column names no row: it rejects none by itself. */
function countRejectedRows({ rows, count }: Finding): number {
	return rows === undefined ? 0 : count;
}

function stateOf(files: number, errors: number, warnings: number): TableLine['state'] {
	if (errors > 0) return 'corriger';
	if (files === 0) return 'absente';
	return warnings > 0 ? 'relire' : 'prete';
}

/** How many findings of each severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
	const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
	return {
		erreur: count('erreur'),
		avertissement: count('avertissement'),
		conversion: count('conversion'),
	};
}

/** Rows read in all the tables. */
export function countRows(files: readonly FileReport[]): number {
	return files.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
}

/** Whether a finding refuses a set because it names persons. */
export function isNominative(finding: Finding): boolean {
	return finding.severity === 'erreur' && finding.code.endsWith('nominatif');
}
