import { resolve } from 'node:path';
import type { Period } from '../lib/indicators/periods.ts';
import type { Convention } from '../lib/schemas/schemas.ts';
import { toWorkbook } from '../lib/reports/workbook.ts';
import { readArguments, space, wrongUse } from './arguments.ts';
import { countPersons, listFollowed } from './monthly/followed.ts';
import { readGiven, readPersons } from './monthly/persons.ts';
import { toMonthlySheets, WARNING } from './monthly/sheets.ts';
import { openData } from './open-data.ts';
import { isInside, writeOutput } from './output-file.ts';
import { parseKeys, type Key } from './prepare/keys.ts';
import { readPeriod } from './read-period.ts';
import { runCommand } from './usage.ts';

const USAGE = `Usage : npm run monthly-table -- --data DOSSIER --persons FICHIER.csv --month 2020-03 --out FICHIER.xlsx [--keys FICHIER]
Le fichier des personnes a les colonnes id_beneficiaire, nom, prenom. Avec --keys, le fichier de clés de
prepare-extracts, id_beneficiaire peut être le numéro d’origine, et les référents portent leur nom d’origine.`;

interface Request {
	readonly data: string;
	readonly persons: string;
	readonly month: string;
	readonly out: string;
	readonly keys: string | null;
}

await runCommand(async () => {
	const request = readRequest(process.argv.slice(2));
	const set = await openData(request.data);
	const period = readMonth(request.month, set.convention, set.dateExtraction);
	const keys = await readKeys(request.keys);
	const names = await readPersons(request.persons, keys);
	const poles = listFollowed(set.tables, period);
	const referents = new Map(
		keys
			.filter(({ column }) => column === 'code_referent')
			.map(({ identifier, source }) => [identifier, source]),
	);
	const sheets = toMonthlySheets({ title: set.title, period, poles, names, referents });
	await writeOutput(request.out, await toWorkbook(sheets), { isPrivate: true });
	const followed = poles.flatMap((pole) => pole.followed);
	const unnamed = countPersons(followed.filter(({ person }) => !names.has(person)));
	process.stdout.write(
		`${countPersons(followed)} personnes suivies, écrites dans ${request.out}\n${WARNING}.\n`,
	);
	if (unnamed === 0) return;
	process.stderr.write(
		space(
			`${unnamed} personnes suivies ne sont pas dans le fichier des personnes : leur ligne porte l’identifiant seul.\n`,
		),
	);
});

function readRequest(parameters: readonly string[]): Request {
	const options = {
		data: { type: 'string' },
		persons: { type: 'string' },
		month: { type: 'string' },
		out: { type: 'string' },
		keys: { type: 'string' },
	} as const;
	const { data, persons, month, out, keys } = readArguments(parameters, options, USAGE);
	if (data === undefined || persons === undefined || month === undefined || out === undefined) {
		throw wrongUse(USAGE);
	}
	if (!/\.xlsx$/i.test(out)) throw wrongUse('--out attend un fichier .xlsx.');
	if (isInside(out, data) || isInside(persons, data)) {
		throw wrongUse('Rien de nominatif ne se range avec les extraits : changer --out ou --persons.');
	}
	if ([persons, keys].some((path) => path !== undefined && resolve(path) === resolve(out))) {
		throw wrongUse('--out effacerait un fichier donné à la commande : changer --out.');
	}
	return { data, persons, month, out, keys: keys ?? null };
}

function readMonth(text: string, convention: Convention, dateExtraction: string | null): Period {
	if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) {
		throw wrongUse('--month attend un mois, par exemple 2020-03.');
	}
	const period = readPeriod(text, { convention, dateExtraction });
	const { debut, arrete } = period;
	if (debut > arrete) throw wrongUse(`Les extraits ne connaissent rien après le ${arrete}.`);
	return period;
}

async function readKeys(path: string | null): Promise<readonly Key[]> {
	return path === null ? [] : parseKeys('Fichier de clés', await readGiven(path, '--keys'));
}
