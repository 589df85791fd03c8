import { isTableName, type Datapackage, type Ressource } from '../schemas/schemas.ts';
import type { FindingCollector } from './collector.ts';
import type { FileReport } from './finding.ts';

/** Verifies what a `datapackage.json` declares of its files: presence, size, hash, rows. */
export function checkPackage(
	datapackage: Datapackage,
	path: string,
	reports: readonly FileReport[],
	paths: ReadonlySet<string>,
	findings: FindingCollector,
): void {
	const folder = path.slice(0, path.lastIndexOf('/') + 1);
	for (const resource of datapackage.resources) {
		const wanted = folder + resource.path.replace(/^\.\//, '');
		const found = findPath(wanted, paths);
		if (found === null) {
			// A table that is missing is told by its own rule.
			if (!isTableName(resource.name)) findings.add('ressource-absente', { file: wanted });
			else if (reports.some((report) => report.table === resource.name)) {
				findings.add('ressource-absente', { file: wanted, table: resource.name });
			}
			continue;
		}
		const report = reports.find((candidate) => candidate.path === found);
		if (report !== undefined) checkResource(resource, report, findings);
	}
}

/** The same path, or the only file of that name where case or folders were lost on the way. */
function findPath(wanted: string, paths: ReadonlySet<string>): string | null {
	if (paths.has(wanted)) return wanted;
	const name = getName(wanted);
	const alike = [...paths].filter((path) => getName(path) === name);
	return alike.length === 1 ? (alike[0] ?? null) : null;
}

function getName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

function checkResource(resource: Ressource, report: FileReport, findings: FindingCollector): void {
	const place = {
		file: report.path,
		...(report.table === null ? {} : { table: report.table }),
	};
	const changes: string[] = [];
	if (resource.bytes !== undefined && resource.bytes !== report.bytes) changes.push('taille');
	if (resource.hash !== undefined) {
		if (report.sha256 === '') findings.add('empreinte-non-verifiee', place);
		else if (resource.hash.toLowerCase() !== `sha256:${report.sha256}`) changes.push('empreinte');
	}
	// In a file that changed, the number of rows says nothing more.
	const { rows } = report;
	if (changes.length === 0 && rows !== null && (resource.rows ?? rows) !== rows) {
		changes.push('nombre de lignes');
	}
	for (const change of changes) findings.add('ressource-modifiee', place, undefined, change);
}
