import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseReport, type ParsedReport } from '../../lib/reports/markdown/parse-report.ts';
import { wrongUse } from '../arguments.ts';
import { nameReason } from '../output-file.ts';

const FOLDER = new URL('../../../reports/', import.meta.url);
/** One action has the name of all: the other report is asked for by its own. */
const ALIASES: Readonly<Record<string, string>> = {
	'rapport-annuel': 'rapport-annuel-accompagnement',
};

/** The report of that name, or of that file; throws a `CommandError` that lists those of the project. */
export async function openReportText(report: string): Promise<ParsedReport> {
	const isPath = /\.md$/i.test(report);
	const name = ALIASES[report] ?? report;
	const path = isPath ? report : fileURLToPath(new URL(`${name}.md`, FOLDER));
	if (!isPath && !(await listReports()).includes(name)) {
		const known = (await listReports()).join(', ');
		throw wrongUse(`--report attend ${known}, ou un fichier .md : « ${report} » n’en est pas.`);
	}
	const text = await readFile(path, 'utf8').catch((cause: unknown) => {
		throw wrongUse(`« ${path} » ne s’ouvre pas${nameReason(cause)} : vérifier --report.`);
	});
	return parseReport(path, text);
}

async function listReports(): Promise<readonly string[]> {
	const names = await readdir(FOLDER);
	return names
		.filter((name) => name.endsWith('.md') && name !== 'README.md')
		.map((name) => name.replace(/\.md$/, ''))
		.sort();
}
