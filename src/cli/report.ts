import { listAgreements } from './national/agreements.ts';
import { wrongUse } from './arguments.ts';
import { toComparison } from './report/comparison.ts';
import { toDocument } from './report/document.ts';
import { renderReport } from './report/render.ts';
import { openReportText } from './report/report-text.ts';
import { readReportRequest } from './report/request.ts';
import { openSet } from './open-data.ts';
import { writeOutput } from './output-file.ts';
import { runCommand } from './usage.ts';

await runCommand(async () => {
	const request = readReportRequest(process.argv.slice(2));
	const parsed = await openReportText(request.report);
	const agreements = await listAgreements(request.data);
	if ((agreements !== null) !== parsed.meta.parConvention)
		throw wrongUse(explain(agreements !== null));
	const document =
		agreements === null
			? await toDocument(parsed, await openSet(request.data), request)
			: await toComparison(parsed, agreements, request);
	await writeOutput(request.out, await renderReport(document, request.format));
});

function explain(isSeveral: boolean): string {
	return isSeveral
		? 'Ce rapport est celui d’une convention, et --data en contient plusieurs : choisir un des dossiers, ou --report comparaison-conventions.'
		: 'Ce rapport compare des conventions : --data est un dossier qui a un dossier par convention (26, 07… ou departement=26…).';
}
