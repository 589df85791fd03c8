import {
	checkClausesShape,
	checkConventionShape,
	checkDatapackageShape,
	type Clause,
	type Clauses,
	type Convention,
	type Datapackage,
	type SchemaProblem,
} from '../schemas/schemas.ts';
import type { FindingCollector } from './collector.ts';
import type { FindingCode } from './messages.ts';
import { readDate } from './values.ts';

/** The agreement in a `convention.json`; null, with findings, when it cannot serve. */
export function readConvention(
	file: string,
	bytes: Uint8Array,
	findings: FindingCollector,
): Convention | null {
	const value = parseJson(file, bytes, findings);
	if (value === undefined) return null;
	const problems = checkConventionShape(value);
	tellProblems('convention-invalide', file, problems, findings);
	return problems.length === 0 ? (value as Convention) : null;
}

/** The clauses in a `clauses.json`; null, with findings, when they cannot serve. */
export function readClauses(
	file: string,
	bytes: Uint8Array,
	findings: FindingCollector,
): readonly Clause[] | null {
	const value = parseJson(file, bytes, findings);
	if (value === undefined) return null;
	const problems = checkClausesShape(value);
	tellProblems('clauses-invalides', file, problems, findings);
	return problems.length === 0 ? (value as Clauses).clauses : null;
}

/** The document in a `datapackage.json`; null, with findings, when it cannot serve. */
export function readDatapackage(
	file: string,
	bytes: Uint8Array,
	findings: FindingCollector,
): Datapackage | null {
	const value = parseJson(file, bytes, findings);
	if (value === undefined) return null;
	const problems = checkDatapackageShape(value);
	tellProblems('datapackage-invalide', file, problems, findings);
	if (problems.length > 0) return null;
	const datapackage = value as Datapackage;
	const { date_extraction: date } = datapackage;
	if (date !== undefined && !readDate(date).ok) {
		findings.add(
			'datapackage-invalide',
			{ file },
			undefined,
			"« date_extraction » n'est pas une date",
		);
	}
	return datapackage;
}

function tellProblems(
	code: FindingCode,
	file: string,
	problems: readonly SchemaProblem[],
	findings: FindingCollector,
): void {
	for (const { message } of problems) {
		findings.add(code, { file }, undefined, message.replace(/\.$/, ''));
	}
}

/** Undefined, with a finding, when the bytes are no JSON in UTF-8. */
function parseJson(file: string, bytes: Uint8Array, findings: FindingCollector): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
		findings.add(bytes.length === 0 ? 'fichier-vide' : 'json-illisible', { file });
		return undefined;
	}
}
