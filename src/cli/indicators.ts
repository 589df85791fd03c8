import { parseArgs } from 'node:util';
import { computeLongTable } from '../lib/convention/long-table.ts';
import { loadSet } from '../lib/convention/load-set.ts';
import { release, type Edition, type Released } from '../lib/disclosure/release.ts';
import { openNodeEngine } from '../lib/engine/node.ts';
import type { ExtractSet } from '../lib/extracts/read-extracts.ts';
import type { Period } from '../lib/indicators/periods.ts';
import {
	toCsv,
	toJoinedCsv,
	toJoinedJson,
	toJoinedParquet,
	toJson,
	toParquet,
} from '../lib/models/long-table-file.ts';
import { toProvenance, toProvenanceJson, type Provenance } from '../lib/models/provenance.ts';
import { space, wrongUse } from './arguments.ts';
import { describePublication, publish } from './diffusion.ts';
import { listAgreements, type AgreementFolder } from './national/agreements.ts';
import { computeNational } from './national/national.ts';
import { openSet } from './open-data.ts';
import { writeOutput } from './output-file.ts';
import { readPeriod } from './read-period.ts';
import { CommandError, runCommand, WRONG_USE } from './usage.ts';

const USAGE = `Usage : npm run indicators -- --data DOSSIER --period 2020-S1[,2020-S2…]
  [--edition pilotage] [--format csv|json|parquet] [--out FICHIER]
  ou --edition diffusion --out DOSSIER [--previous DOSSIER]…
  (--out : dossier à créer ou vide ; --previous : dossier d’une édition déjà diffusée)
DOSSIER est un dossier ou un ZIP qui contient les extraits (CSV ou Parquet) et convention.json,
ou un dossier qui a un tel dossier par convention (26, 07… ou departement=26…) : une table de toutes
les conventions et de leur ensemble, édition de pilotage seulement.`;

const FORMATS = ['csv', 'json', 'parquet'] as const;
type Format = (typeof FORMATS)[number];

interface Request {
	readonly data: string;
	readonly edition: Edition;
	readonly periods: readonly string[];
	readonly format: Format;
	readonly out: string | null;
	/** Folders of earlier editions of diffusion. */
	readonly previous: readonly string[];
}

await runCommand(async () => {
	const request = readRequest(process.argv.slice(2));
	const agreements = await listAgreements(request.data);
	if (agreements !== null) {
		await joinAgreements(agreements, request);
		return;
	}
	const set = await openSet(request.data);
	const periods = request.periods.map((text) => readPeriod(text, set));
	if (request.edition === 'diffusion') {
		const out = request.out ?? '';
		const publication = await publish(set, periods, { out, previous: request.previous });
		process.stderr.write(`${space(describePublication(publication, out))}\n`);
	} else {
		const rows = await compute(set, periods);
		await write(rows, toProvenance(set, 'pilotage'), request);
	}
	for (const { id, debut, arrete } of periods) {
		if (debut <= arrete) continue;
		process.stderr.write(`La période ${id} commence après l’arrêté du ${arrete} : aucune ligne.\n`);
	}
});

async function joinAgreements(
	agreements: readonly AgreementFolder[],
	{ edition, periods, format, out }: Request,
): Promise<void> {
	if (edition === 'diffusion') {
		throw wrongUse(
			'L’édition de diffusion se fait convention par convention : --data est un dossier de conventions.',
		);
	}
	const {
		agreements: computed,
		whole,
		notes,
	} = await computeNational(agreements, periods, (done) => {
		if (process.stderr.isTTY)
			process.stderr.write(`\r${String(done)} / ${String(agreements.length)} conventions`);
	});
	if (process.stderr.isTTY) process.stderr.write('\n');
	const named = [...computed, whole].map(({ departement, rows }) => ({
		departement,
		released: release(rows, 'pilotage'),
	}));
	const write = { csv: toJoinedCsv, json: toJoinedJson, parquet: toJoinedParquet }[format];
	if (out === null) process.stdout.write(write(named));
	else await writeOutput(out, write(named));
	for (const note of notes) process.stderr.write(`${space(note)}\n`);
}

function readRequest(parameters: string[]): Request {
	const values = readOptions(parameters);
	const { data, period, edition, format, out, previous = [] } = values;
	if (data === undefined || period === undefined) throw new CommandError(USAGE, WRONG_USE);
	if (edition !== 'pilotage' && edition !== 'diffusion') {
		throw wrongUse(`L’édition « ${edition} » n’existe pas : écrire pilotage ou diffusion.`);
	}
	if (edition === 'diffusion' && (out === undefined || format !== 'csv')) {
		throw wrongUse(
			'L’édition de diffusion s’écrit en CSV dans un dossier : ajouter --out DOSSIER, sans --format.',
		);
	}
	const known = FORMATS.find((candidate) => candidate === format);
	if (known === undefined) {
		throw new CommandError(
			`Le format « ${format} » n’existe pas : écrire csv, json ou parquet.`,
			WRONG_USE,
		);
	}
	if (known === 'parquet' && out === undefined) {
		throw new CommandError(
			'Le format parquet demande un fichier : ajouter --out FICHIER.',
			WRONG_USE,
		);
	}
	const periods = period.split(',').map((text) => text.trim());
	return {
		data,
		edition,
		periods: [...new Set(periods)],
		format: known,
		out: out ?? null,
		previous,
	};
}

function readOptions(parameters: string[]) {
	try {
		return parseArgs({
			args: parameters,
			options: {
				data: { type: 'string' },
				period: { type: 'string' },
				edition: { type: 'string', default: 'pilotage' },
				format: { type: 'string', default: 'csv' },
				out: { type: 'string' },
				previous: { type: 'string', multiple: true },
			},
		}).values;
	} catch (cause) {
		throw new CommandError(
			`Option inconnue ou incomplète${cause instanceof Error ? ` (${cause.message.split('\n')[0] ?? ''})` : ''}.\n${USAGE}`,
			WRONG_USE,
		);
	}
}

async function compute(set: ExtractSet, periods: readonly Period[]): Promise<Released> {
	const engine = await openNodeEngine();
	try {
		await loadSet(engine, set);
		return release(await computeLongTable(engine, set.convention, periods), 'pilotage');
	} finally {
		await engine.close();
	}
}

/** A file of Parquet holds its provenance; beside a file of text goes another one. */
async function write(
	rows: Released,
	provenance: Provenance,
	{ format, out }: Request,
): Promise<void> {
	const content =
		format === 'csv' ? toCsv(rows) : format === 'json' ? toJson(rows) : toParquet(rows, provenance);
	if (out === null) {
		process.stdout.write(content);
		return;
	}
	await writeOutput(out, content);
	if (format !== 'parquet') {
		await writeOutput(`${out}.provenance.json`, toProvenanceJson(provenance));
	}
}
