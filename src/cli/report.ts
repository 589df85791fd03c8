import { toDocument } from './report/document.ts';
import { renderReport } from './report/render.ts';
import { openReportText } from './report/report-text.ts';
import { readReportRequest } from './report/request.ts';
import { openData } from './open-data.ts';
import { writeOutput } from './output-file.ts';
import { runCommand } from './usage.ts';

await runCommand(async () => {
	const request = readReportRequest(process.argv.slice(2));
	const parsed = await openReportText(request.report);
	const set = await openData(request.data);
	const document = await toDocument(parsed, set, request);
	await writeOutput(request.out, await renderReport(document, request.format));
});
