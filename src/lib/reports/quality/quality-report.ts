import type { FileReport, Finding, Severity } from '../../extracts/finding.ts';
import type { ExtractResult } from '../../extracts/read-extracts.ts';
import { formatNumber, NBSP } from '../../models/format.ts';
import { tableSchemas, type TableName } from '../../schemas/schemas.ts';
import { hideNames, splitFinding } from './finding-words.ts';

/** Where a rule was met, in words, and what to do there. */
export interface QualityPlace {
	/** « contrats.csv, ligne 12, colonne « date_fin » ». */
	readonly where: string;
	/** What is wrong there. */
	readonly text: string;
	readonly finding: Finding;
}

/** One rule of the checks and all the places where it was met. */
export interface QualityRule {
	readonly code: string;
	readonly severity: Severity;
	/** What the rule says, from its first place. */
	readonly title: string;
	/** Rows or files concerned, all places together. */
	readonly count: number;
	readonly places: readonly QualityPlace[];
}

/** What was read, converted and refused of one table. */
export interface QualityTable {
	readonly name: TableName;
	readonly title: string;
	readonly files: readonly string[];
	/** Rows read; null where no file holds the table or its rows could not be read. */
	readonly rows: number | null;
	/** Cells or lines that were converted. */
	readonly converted: number;
	/** Cells or rows that break a rule. */
	readonly refused: number;
	readonly warnings: number;
	readonly state: 'Prête' | 'À relire' | 'À corriger' | 'Absente';
}

/** What a person has to know of files that were checked, whatever the form it is written in. */
export interface QualityReport {
	/** Null where the set is refused. */
	readonly title: string | null;
	readonly isAccepted: boolean;
	readonly isDemonstration: boolean;
	/** One French sentence: accepted or refused, and why. */
	readonly verdict: string;
	/** ISO day; null where no package says one or the set is refused. */
	readonly dateExtraction: string | null;
	readonly rows: number;
	/** Rules met, by severity. */
	readonly counts: Readonly<Record<Severity, number>>;
	/** Errors first, then warnings, then conversions. */
	readonly rules: readonly QualityRule[];
	/** The twelve tables, parents before children. */
	readonly tables: readonly QualityTable[];
	readonly files: readonly FileReport[];
	/** SHA-256 of the whole set; empty where it is refused. */
	readonly fingerprint: string;
}

/** The quality report of files just read; pure, the same for the terminal, XLSX, HTML and the page. */
export function toQualityReport(result: ExtractResult): QualityReport {
	const { files, findings: found } = result.ok ? result.set : result;
	const findings = found.map(hideNames);
	const rules = groupByRule(findings);
	const count = (wanted: Severity) => rules.filter(({ severity }) => severity === wanted).length;
	const counts = {
		erreur: count('erreur'),
		avertissement: count('avertissement'),
		conversion: count('conversion'),
	};
	return {
		title: result.ok ? result.set.title : null,
		isAccepted: result.ok,
		isDemonstration: result.ok && result.set.isDemonstration,
		verdict: toVerdict(result.ok, counts, findings),
		dateExtraction: result.ok ? result.set.dateExtraction : null,
		rows: files.reduce((sum, { rows }) => sum + (rows ?? 0), 0),
		counts,
		rules,
		tables: toTables(files, findings),
		files,
		fingerprint: result.ok ? result.set.fingerprint : '',
	};
}

function groupByRule(findings: readonly Finding[]): readonly QualityRule[] {
	const groups = new Map<string, Finding[]>();
	for (const finding of findings) {
		const key = `${finding.severity}|${finding.code}`;
		groups.set(key, [...(groups.get(key) ?? []), finding]);
	}
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (first === undefined) return [];
		const places = group.map((finding) => ({ ...splitFinding(finding), finding }));
		return [
			{
				code: first.code,
				severity: first.severity,
				title: places[0]?.text ?? first.message,
				count: group.reduce((sum, finding) => sum + finding.count, 0),
				places,
			},
		];
	});
}

function toVerdict(
	isAccepted: boolean,
	counts: QualityReport['counts'],
	findings: readonly Finding[],
): string {
	if (isAccepted) {
		return counts.avertissement === 0
			? 'Ces extraits se chargent tels quels.'
			: `Ces extraits se chargent, avec ${plural(counts.avertissement, 'avertissement', 'avertissements')} à relire.`;
	}
	if (findings.some(isNominative)) {
		return 'Ces extraits sont refusés\u00A0: ils contiennent des données qui identifient des personnes. Rien d’autre n’a été contrôlé.';
	}
	return `Ces extraits sont refusés\u00A0: ${plural(counts.erreur, 'règle n’est pas respectée', 'règles ne sont pas respectées')}.`;
}

function isNominative({ severity, code }: Finding): boolean {
	return severity === 'erreur' && code.endsWith('nominatif');
}

function toTables(
	files: readonly FileReport[],
	findings: readonly Finding[],
): readonly QualityTable[] {
	return tableSchemas.map(({ name, title }) => {
		const own = files.filter(({ table }) => table === name);
		const about = findings.filter(
			({ table, file }) =>
				table === name || (table === undefined && own.some(({ path }) => path === file)),
		);
		const sum = (wanted: Severity) =>
			about.reduce((total, { severity, count }) => total + (severity === wanted ? count : 0), 0);
		const refused = sum('erreur');
		const warnings = sum('avertissement');
		const read = own.flatMap(({ rows }) => (rows === null ? [] : [rows]));
		return {
			name,
			title,
			files: own.map(({ path }) => path),
			rows: read.length === 0 ? null : read.reduce((total, rows) => total + rows, 0),
			converted: sum('conversion'),
			refused,
			warnings,
			state: toState(own.length, refused, warnings),
		};
	});
}

function toState(files: number, refused: number, warnings: number): QualityTable['state'] {
	if (files === 0) return 'Absente';
	if (refused > 0) return 'À corriger';
	return warnings > 0 ? 'À relire' : 'Prête';
}

function plural(n: number, one: string, many: string): string {
	return `${formatNumber(n)}${NBSP}${n < 2 ? one : many}`;
}
