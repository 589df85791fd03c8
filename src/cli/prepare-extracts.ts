import { stat } from 'node:fs/promises';
import { formatNumber } from '../lib/models/format.ts';
import { refusedData, space, wrongUse } from './arguments.ts';
import { writeOutput } from './output-file.ts';
import { formatMapping } from './prepare/mapping.ts';
import { readRequest, type PrepareRequest, type ProposeRequest } from './prepare/options.ts';
import { checkOutputFolder, writeFolder } from './prepare/output-folder.ts';
import { prepare, type Prepared } from './prepare/prepare.ts';
import { proposeMapping } from './prepare/propose.ts';
import { readRawExport, type RawExport } from './prepare/raw-files.ts';
import { describeFinding } from './prepare/refusal.ts';
import { runCommand } from './usage.ts';

await runCommand(async () => {
	const request = readRequest(process.argv.slice(2));
	const raw = await readRawExport(request.from);
	if (raw.files.length === 0) {
		throw refusedData(
			'Aucun fichier lisible dans --from : y enregistrer l’export au format CSV, XLSX ou ODS.',
		);
	}
	const lines = await (request.kind === 'propose'
		? writeProposal(raw, request)
		: writeExtracts(raw, request));
	process.stdout.write(lines.map((line) => `${space(line)}\n`).join(''));
});

async function writeProposal(
	raw: RawExport,
	{ mapping, replace }: ProposeRequest,
): Promise<readonly string[]> {
	if (!replace && (await exists(mapping))) {
		throw wrongUse(`« ${mapping} » existe déjà : changer --mapping, ou ajouter --replace.`);
	}
	const proposals = proposeMapping(raw.files);
	await writeOutput(mapping, formatMapping(proposals), { option: '--mapping' });
	const unsure = proposals.filter(({ isSure }) => !isSure).length;
	return [
		`Correspondance proposée dans ${mapping} : ${proposals.length} lignes, dont ${unsure} à vérifier ou à compléter.`,
		'Relire la colonne « remarque », corriger, puis relancer la commande avec --out.',
		...describeIgnored(raw),
	];
}

async function writeExtracts(raw: RawExport, request: PrepareRequest): Promise<readonly string[]> {
	await checkOutputFolder(request.out, request.replace);
	const prepared = await prepare(raw, request);
	// The keys first: identifiers that nobody can find again would be lost with the next extract.
	await writeOutput(request.keys, prepared.keys.toCsv(), { option: '--keys', isPrivate: true });
	await writeFolder(request.out, prepared.files);
	return [...describePrepared(prepared, request), ...describeIgnored(raw)];
}

function describePrepared(
	{ tables, keys, leftOut, warnings }: Prepared,
	{ out, keys: keysPath, date }: PrepareRequest,
): readonly string[] {
	return [
		`Extraits écrits dans ${out}, connus jusqu’au ${date} :`,
		...[...tables].map(([name, { rows }]) => `  ${name} : ${formatNumber(rows.length)} lignes`),
		...(leftOut.length === 0 ? [] : ['Colonnes laissées de côté :']),
		...leftOut.map((line) => `  ${line}`),
		`${formatNumber(keys.drawn)} nouveaux identifiants ; les clés sont dans ${keysPath}.`,
		'Ce fichier de clés permet de retrouver les personnes : il reste à la CAF et n’est jamais transmis.',
		...warnings.map((finding) => describeFinding(finding, tables)),
	];
}

function describeIgnored({ ignored }: RawExport): readonly string[] {
	return ignored.length === 0
		? []
		: [`Fichiers d’une autre forme que CSV, XLSX ou ODS, non lus : ${ignored.join(', ')}`];
}

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}
