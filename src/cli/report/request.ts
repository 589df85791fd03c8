import type { Edition } from '../../lib/disclosure/release.ts';
import { toLocalDay } from '../../lib/state/facts.ts';
import { readArguments, readChoice, wrongUse } from '../arguments.ts';

const USAGE = `Usage : npm run report -- --data DOSSIER --period 2020 --report rapport-annuel-accompagnement
  --format docx|pptx|xlsx|html|zip --out FICHIER [--pole CODE] [--edition pilotage|diffusion] [--date AAAA-MM-JJ]
--report comparaison-conventions compare les conventions d’un dossier qui a un dossier par convention (26, 07…).
--report est le nom d’un rapport du dossier reports, ou le chemin d’un fichier .md ; rapport-annuel est celui de l’accompagnement.`;

export const REPORT_FORMATS = ['docx', 'pptx', 'xlsx', 'html', 'zip'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What is asked of the command. */
export interface ReportRequest {
	readonly data: string;
	readonly period: string;
	/** Name of a report, or path of its Markdown file. */
	readonly report: string;
	readonly format: ReportFormat;
	readonly out: string;
	readonly pole: string | null;
	readonly edition: Edition;
	/** ISO day that the document says it was made on. */
	readonly date: string;
}

/** The request of a command line; throws a `CommandError` where it is not whole. */
export function readReportRequest(parameters: readonly string[]): ReportRequest {
	const text = { type: 'string' } as const;
	const values = readArguments(
		parameters,
		{
			data: text,
			period: text,
			report: text,
			format: text,
			out: text,
			pole: text,
			edition: text,
			date: text,
		},
		USAGE,
	);
	const { data, period, report, format, out, pole, edition = 'pilotage', date } = values;
	if (
		data === undefined ||
		period === undefined ||
		report === undefined ||
		format === undefined ||
		out === undefined
	) {
		throw wrongUse(USAGE);
	}
	return {
		data,
		period,
		report,
		format: readChoice('--format', format, REPORT_FORMATS),
		out,
		pole: pole ?? null,
		edition: readChoice('--edition', edition, ['pilotage', 'diffusion'] as const),
		date: date === undefined ? toLocalDay(new Date()) : readDay(date),
	};
}

/** A day that exists, as it was written. */
function readDay(text: string): string {
	const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
	throw wrongUse(`--date attend un jour comme 2021-01-12 : « ${text} » n’en est pas un.`);
}
