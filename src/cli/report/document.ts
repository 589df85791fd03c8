import { openNodeEngine } from '../../lib/engine/node.ts';
import type { ExtractSet } from '../../lib/extracts/read-extracts.ts';
import type { Period } from '../../lib/indicators/periods.ts';
import { ENSEMBLE } from '../../lib/models/index-rows.ts';
import type { ReportDocument } from '../../lib/reports/blocks.ts';
import { checkReport } from '../../lib/reports/markdown/check-report.ts';
import { fillReport } from '../../lib/reports/markdown/fill-report.ts';
import type { ReportFinding } from '../../lib/reports/markdown/finding.ts';
import type { ParsedReport } from '../../lib/reports/markdown/parse-report.ts';
import { toFrameContext } from '../../lib/state/facts.ts';
import {
	computeFigures,
	extendFigures,
	listPeriods,
	type Figures,
} from '../../lib/state/figures.ts';
import { explainUnpublished, listDeclaredPeriods } from '../../lib/state/published.ts';
import { toPageContext } from '../../lib/state/page.ts';
import { toReportContext } from '../../lib/state/report/report-context.ts';
import { toReportSetting } from '../../lib/state/report/report-setting.ts';
import { refusedData, wrongUse } from '../arguments.ts';
import { prepareSite } from '../publish-site/prepare.ts';
import { readPeriod } from '../read-period.ts';
import type { ReportRequest } from './request.ts';

/** The document of a report for what was asked; throws a `CommandError` that names what the report has wrong. */
export async function toDocument(
	parsed: ParsedReport,
	set: ExtractSet,
	request: ReportRequest,
): Promise<ReportDocument> {
	const period = readPeriod(request.period, set);
	refuse(parsed.findings);
	const figures = await compute(set, period, request);
	const pole = readPole(request.pole, figures);
	const page = toPageContext(figures, {
		choice: { periode: period.id, pole, comparaison: '', simulation: '', edition: request.edition },
		period,
		compared: null,
		notices: [],
	});
	const frame = toFrameContext(set, period, request.edition, request.date);
	const context = toReportContext(page, toReportSetting(set, frame, [], null));
	refuse(checkReport(parsed, { ...context, views: [] }));
	return fillReport(parsed, context);
}

function readPole(pole: string | null, { scope }: Figures): string {
	if (pole === null) return ENSEMBLE;
	if (scope.poles.some(({ code }) => code === pole)) return pole;
	const known = scope.poles.map(({ code }) => code).join(', ');
	throw wrongUse(`--pole attend ${known} : « ${pole} » n’en est pas.`);
}

/** A report that is not right is not handed in: each finding with its file and its line. */
export function refuse(findings: readonly ReportFinding[]): void {
	const errors = findings.filter(({ severity }) => severity === 'erreur');
	if (errors.length === 0) return;
	throw refusedData(
		[
			'Le rapport est refusé, rien n’a été écrit.',
			...errors.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
		].join('\n'),
	);
}

async function compute(
	set: ExtractSet,
	period: Period,
	{ edition }: ReportRequest,
): Promise<Figures> {
	if (edition === 'diffusion') {
		const declared = listDeclaredPeriods(set, period.exercice);
		if (!declared.some(({ id }) => id === period.id)) throw wrongUse(explainUnpublished(period));
		return (
			await prepareSite(
				set,
				declared.map(({ id }) => id),
				[],
			)
		).figures;
	}
	const engine = await openNodeEngine();
	try {
		const figures = await computeFigures(engine, set);
		return await extendFigures(engine, figures, [...listPeriods(set), period]);
	} finally {
		await engine.close();
	}
}
