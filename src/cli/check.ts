import { toQualityHtml } from '../lib/reports/quality/quality-html.ts';
import { toQualityReport, type QualityReport } from '../lib/reports/quality/quality-report.ts';
import { toQualityText } from '../lib/reports/quality/quality-text.ts';
import { toQualityXlsx } from '../lib/reports/quality/quality-xlsx.ts';
import { readArguments, readChoice, wrongUse } from './arguments.ts';
import { readData } from './open-data.ts';
import { isInside, writeOutput } from './output-file.ts';
import { REFUSED_DATA, runCommand } from './usage.ts';

const USAGE = `Usage : npm run check -- --data DOSSIER [--format texte|xlsx|html] [--out FICHIER]
DOSSIER est un dossier ou un ZIP qui contient les extraits et convention.json.
Code de sortie : 0 si les extraits se chargent, 1 s’ils sont refusés, 2 si la commande est mal écrite.`;

const FORMATS = ['texte', 'xlsx', 'html'] as const;
type Format = (typeof FORMATS)[number];

interface Request {
	readonly data: string;
	readonly format: Format;
	readonly out: string | null;
}

await runCommand(async () => {
	const request = readRequest(process.argv.slice(2));
	const report = toQualityReport(await readData(request.data));
	const content = await render(report, request.format);
	if (request.out === null) process.stdout.write(content);
	else {
		await writeOutput(request.out, content);
		process.stdout.write(`${report.verdict}\nRapport écrit dans ${request.out}\n`);
	}
	if (!report.isAccepted) process.exitCode = REFUSED_DATA;
});

function readRequest(parameters: readonly string[]): Request {
	const options = {
		data: { type: 'string' },
		format: { type: 'string' },
		out: { type: 'string' },
	} as const;
	const { data, format = 'texte', out } = readArguments(parameters, options, USAGE);
	if (data === undefined) throw wrongUse(USAGE);
	const known = readChoice('--format', format, FORMATS);
	if (known === 'xlsx' && out === undefined) {
		throw wrongUse('Le format xlsx demande un fichier : ajouter --out FICHIER.');
	}
	if (out !== undefined && isInside(out, data)) {
		throw wrongUse('Le rapport s’écrit hors des extraits : changer --out.');
	}
	return { data, format: known, out: out ?? null };
}

async function render(report: QualityReport, format: Format): Promise<string | Uint8Array> {
	switch (format) {
		case 'texte':
			return toQualityText(report);
		case 'html':
			return toQualityHtml(report);
		case 'xlsx':
			return toQualityXlsx(report);
	}
}
