import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { writeParquet } from './parquet-files.ts';
import {
	changeFile,
	changeLine,
	listErrors,
	listRefusal,
	loadSmall,
	loadSmallBytes,
	read,
	type Contents,
} from './sets.ts';

async function refuse(contents: Contents): Promise<string[]> {
	return listErrors(await listRefusal(contents));
}

function without(name: string): Contents {
	return Object.fromEntries(Object.entries(loadSmall()).filter(([path]) => path !== name));
}

const cell = (file: string, line: number, from: string | RegExp, to: string): Contents =>
	changeFile(file, (text) => changeLine(text, line, (row) => row.replace(from, to)));

describe('whole files', () => {
	it('nothing at all', async () => {
		expect(await refuse({})).toEqual(['aucun-extrait']);
		expect(await refuse({ 'photo.jpg': 'x' })).toEqual(['aucun-extrait']);
	});

	it('no convention, a broken one, one of the wrong shape', async () => {
		expect(await refuse(without('convention.json'))).toEqual([
			'convention-absente convention.json',
		]);
		expect(await refuse({ ...loadSmall(), 'convention.json': '{"titre": ' })).toEqual([
			'json-illisible convention.json',
		]);
		const wrong = await listRefusal({ ...loadSmall(), 'convention.json': '{"titre": 3}' });
		expect(listErrors(wrong)).toEqual(['convention-invalide convention.json']);
		expect(wrong[0]?.message).toContain('exercices');
	});

	it('a missing table names the file expected', async () => {
		const findings = await listRefusal(without('freins.csv'));
		expect(listErrors(findings)).toEqual(['table-absente freins.csv']);
		expect(findings[0]?.message).toBe(
			'freins.csv\u00a0: ce fichier manque («\u00a0freins.parquet\u00a0» conviendrait aussi).',
		);
	});

	it('two files for one table', async () => {
		const contents = { ...loadSmall(), 'ancien/freins.csv': loadSmall()['freins.csv'] ?? '' };
		expect(await refuse(contents)).toContain('table-en-double');
		expect(await refuse({ ...loadSmall(), 'a/convention.json': '{}' })).toEqual([
			'document-en-double convention.json',
		]);
	});

	it.each([
		['', 'fichier-vide'],
		['<!DOCTYPE html><html><body>Erreur 500</body></html>', 'contenu-html'],
		[zipSync({ 'xl/workbook.xml': strToU8('x') }), 'contenu-classeur'],
		[strToU8('PAR1xxxxxxxxxxPAR1'), 'contenu-parquet'],
		[strToU8('id_frein\u0000;famille\u0000'), 'contenu-binaire'],
		[strToU8('%PDF-1.7'), 'contenu-binaire'],
		['bonjour\nau revoir\n', 'entete-illisible'],
		['id_frein~id_accompagnement~famille\n1~2~3\n', 'colonne-unique'],
	])('%j is told as what it is', async (content, code) => {
		const errors = await refuse({ ...loadSmall(), 'freins.csv': content });
		expect(errors.map((error) => error.split(' ').slice(0, 2).join(' '))).toEqual([
			`${code} freins.csv`,
		]);
	});

	it('an empty table is a warning, save that of the pôles', async () => {
		const result = await read(changeFile('evaluations.csv', (text) => text.split('\n')[0] ?? ''));
		expect(result.ok && result.set.tables.get('evaluations')?.rowCount).toBe(0);
		expect(result.ok && result.set.findings.map((finding) => finding.code)).toContain('table-vide');
		const errors = await refuse(changeFile('poles.csv', (text) => text.split('\n')[0] ?? ''));
		expect(errors).toContain('table-vide-interdite poles.csv');
	});

	it('a Parquet cut in half, damaged, or by name only', async () => {
		const whole = writeParquet([
			{ name: 'code_pole', data: ['GV', 'DC', 'RV', 'VD', 'DP'], type: 'STRING' },
			{ name: 'libelle', data: ['a', 'b', 'c', 'd', 'e'], type: 'STRING' },
			{ name: 'couvert_par_caf', data: [true, true, true, true, true], type: 'BOOLEAN' },
			{ name: 'ordre', data: [1, 2, 3, 4, 5], type: 'INT32' },
		]);
		const load = (bytes: Uint8Array | string): Contents => ({
			...without('poles.csv'),
			'poles.parquet': bytes,
		});
		expect((await read(load(whole))).ok).toBe(true);
		expect(await refuse(load(whole.subarray(0, whole.length / 2)))).toEqual([
			'parquet-coupe poles.parquet',
		]);
		expect(await refuse(load('code_pole,libelle'))).toEqual(['contenu-non-parquet poles.parquet']);
		// The header of the first page.
		for (const at of [4, 11]) {
			const damaged = whole.slice();
			damaged.fill(0xff, at, at + 3);
			expect(await refuse(load(damaged))).toContain('parquet-illisible poles.parquet');
		}
	});

	it('a ZIP cut in half, damaged, locked, or a bomb', async () => {
		const archive = zipSync(loadSmallBytes());
		expect(await refuse({ 'a.zip': archive.subarray(0, archive.length / 2) })).toContain(
			'zip-illisible a.zip',
		);
		const damaged = archive.slice();
		damaged.fill(0, 60, 90);
		expect(
			(await refuse({ 'a.zip': damaged })).some((error) => error.startsWith('zip-illisible')),
		).toBe(true);
		const locked = archive.slice();
		const directory = findSignature(locked);
		locked[directory + 8] = 1;
		expect(await refuse({ 'a.zip': locked })).toContain('zip-protege a.zip');
		const declared = archive.slice();
		new DataView(declared.buffer).setUint32(directory + 24, 500_000_000, true);
		expect(await refuse({ 'a.zip': declared })).toContain('zip-trop-gros a.zip');
		const lying = zipSync({ 'poles.csv': new Uint8Array(5_000_000) });
		new DataView(lying.buffer).setUint32(findSignature(lying) + 24, 10, true);
		expect(await refuse({ 'a.zip': lying })).toContain('zip-trop-gros a.zip/poles.csv');
	});

	it('a file that the disk no longer gives', async () => {
		const { readExtracts } = await import('../../../src/lib/extracts/read-extracts.ts');
		const { toFiles } = await import('./sets.ts');
		const gone = {
			path: 'freins.csv',
			size: 5,
			bytes: () => Promise.reject(new Error('NotReadable')),
		};
		const result = await readExtracts([...toFiles(without('freins.csv')), gone]);
		expect(result.ok).toBe(false);
		expect(result.ok ? [] : listErrors(result.findings)).toEqual(['fichier-illisible freins.csv']);
	});
});

/** Offset of the first entry of the central directory. */
function findSignature(archive: Uint8Array): number {
	const view = new DataView(archive.buffer);
	let at = 0;
	while (view.getUint32(at, true) !== 0x02014b50) at += 1;
	return at;
}

describe('headers and lines', () => {
	it.each<[string, Contents, string]>([
		[
			'a missing column',
			changeFile('freins.csv', (t) => t.replace('famille', 'sujet')),
			'colonnes-manquantes freins.csv',
		],
		[
			'a repeated column',
			changeFile('freins.csv', (t) => t.replace('date_resolution', 'Famille')),
			'colonne-en-double freins.csv famille',
		],
		[
			'too many columns',
			changeFile('freins.csv', (t) => t.replace('\n', `${',x'.repeat(10_000)}\n`)),
			'trop-de-colonnes freins.csv',
		],
		['a missing cell', cell('freins.csv', 7, ',', ''), 'cellules-manquantes freins.csv 7'],
		['a cell too many', cell('freins.csv', 7, ',', ',x,x,'), 'cellules-en-trop freins.csv 7'],
		['a quote left open', cell('freins.csv', 7, ',', ',"'), 'guillemet-non-ferme freins.csv 7'],
		['a stray quote', cell('finances.csv', 7, '"', '"x" y'), 'guillemet-mal-place finances.csv 7'],
		[
			'a last line cut',
			changeFile('freins.csv', (t) => t.trimEnd().split(',').slice(0, -2).join(',')),
			'fin-tronquee freins.csv 69',
		],
		[
			'a huge cell',
			cell('freins.csv', 7, ',', `,"${'x'.repeat(3_000_000)}`),
			'guillemet-non-ferme freins.csv 7',
		],
	])('%s', async (_, contents, error) => {
		expect(await refuse(contents)).toEqual([error]);
	});
});

describe('cells', () => {
	it.each<[string, Contents, string]>([
		[
			'31 February',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '2020-02-31'),
			'date-impossible contrats.csv date_signature 5',
		],
		[
			'a two-digit year',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '31/01/20'),
			'date-annee-courte contrats.csv date_signature 5',
		],
		[
			'a date with a time',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '2020-02-01 10:30'),
			'date-avec-heure contrats.csv date_signature 5',
		],
		[
			'no date',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, ''),
			'valeur-obligatoire contrats.csv date_signature 5',
		],
		[
			'a rank of 1,5',
			cell('contrats.csv', 5, /,\d,/, ',1.5,'),
			'entier-attendu contrats.csv rang 5',
		],
		['a rank of 0', cell('contrats.csv', 5, /,\d,/, ',0,'), 'hors-limites contrats.csv rang 5'],
		['a mark of 6', cell('evaluations.csv', 5, /\d$/, '6'), 'hors-limites evaluations.csv note 5'],
		[
			'a boolean',
			cell('contrats.csv', 5, /true|false/, 'peut-être'),
			'booleen-illisible contrats.csv diagnostic_annexe 5',
		],
		[
			'1e309',
			cell('finances.csv', 5, /[\d.]+$/, '1e309'),
			'nombre-illisible finances.csv montant_realise 5',
		],
		[
			'a negative amount',
			cell('finances.csv', 5, /[\d.]+$/, '-5'),
			'hors-limites finances.csv montant_realise 5',
		],
		[
			'three decimals',
			cell('finances.csv', 5, /[\d.]+$/, '5.125'),
			'trop-de-decimales finances.csv montant_realise 5',
		],
		[
			'a key with a space',
			cell('poles.csv', 3, 'DC', 'D C'),
			'format-inattendu poles.csv code_pole 3',
		],
		[
			'more present than invited',
			cell('seances.csv', 3, /realisee,\d+,\d+/, 'realisee,3,4'),
			'presents-superieurs-invites seances.csv nb_presents 3',
		],
		[
			'a key twice',
			cell('freins.csv', 9, /F\d+/, 'F0000001'),
			'cle-en-double freins.csv id_frein 9',
		],
		[
			'an orientation accompanied twice',
			cell('accompagnements.csv', 3, /O\d+/, 'O0000002'),
			'valeur-en-double accompagnements.csv id_orientation 3',
		],
		[
			'a link to nothing',
			cell('freins.csv', 9, /A\d+/, 'A9999999'),
			'lien-rompu freins.csv id_accompagnement 9',
		],
	])('%s', async (_, contents, error) => {
		expect(await refuse(contents)).toContain(error);
	});

	it('one bad date at line 4 000 is one finding that says so', async () => {
		const contents = changeFile('evaluations.csv', (text) => {
			const [header = '', first = ''] = text.split('\n');
			const rows = Array.from({ length: 5000 }, (_, index) => first.replace('V0001', `V${index}`));
			rows[3998] = (rows[3998] ?? '').replace(/\d$/, 'cinq');
			return [header, ...rows].join('\n');
		});
		const findings = await listRefusal(contents);
		expect(findings.filter((finding) => finding.severity === 'erreur')).toMatchObject([
			{ code: 'nombre-illisible', rows: [4000], count: 1, expected: 'un nombre entier de 1 à 5' },
		]);
		expect(findings[0]?.message).toBe(
			'evaluations.csv, ligne 4000, colonne «\u00a0note\u00a0»\u00a0: ce n’est pas un nombre lisible.',
		);
	});

	it('an unknown value is shown with its nearest, but never one that may name', async () => {
		const [near] = await listRefusal(cell('freins.csv', 2, 'acces_droits', 'Accès droit'));
		expect(near?.message).toContain(
			'«\u00a0Accès droit\u00a0» (sans doute «\u00a0acces_droits\u00a0»)',
		);
		const [hidden] = await listRefusal(
			cell('freins.csv', 2, 'acces_droits', 'dossier 4512 de la famille'),
		);
		expect(hidden).toMatchObject({ code: 'valeur-inconnue', rows: [2] });
		expect(JSON.stringify(hidden)).not.toContain('4512');
	});

	it('a value that the convention adds is accepted', async () => {
		const contents = cell('freins.csv', 2, 'acces_droits', 'violences');
		const convention = JSON.parse(contents['convention.json'] as string) as Record<string, unknown>;
		convention['vocabulaires'] = {
			'freins.famille': [{ code: 'violences', libelle: 'Violences' }],
		};
		const result = await read({ ...contents, 'convention.json': JSON.stringify(convention) });
		expect(result.ok).toBe(true);
	});

	it('all the errors are told at once, the files read named', async () => {
		const contents = { ...cell('freins.csv', 9, /A\d+/, 'A9999999'), 'seances.csv': '' };
		const result = await read({
			...contents,
			...without('poles.csv'),
			'poles.csv': 'code_pole\nGV\n',
		});
		expect(result.ok).toBe(false);
		expect(result.ok ? 0 : result.files.length).toBe(13);
	});

	it('what the caller says of the convention may refuse the set', async () => {
		const finding = { code: 'x', severity: 'erreur', count: 1, message: 'm', advice: 'a' } as const;
		const result = await read(loadSmall(), { checkConvention: () => [finding] });
		expect(result.ok ? [] : result.findings[0]).toEqual(finding);
	});
});

describe('a datapackage', () => {
	const pack = (
		resource: Record<string, unknown>,
		more: Record<string, unknown> = {},
	): Contents => ({
		...loadSmall(),
		'datapackage.json': JSON.stringify({
			...more,
			resources: [{ name: 'poles', path: 'poles.csv', ...resource }],
		}),
	});
	const poles = loadSmall()['poles.csv'] ?? '';

	it('is verified', async () => {
		const hash = `sha256:${createHash('sha256').update(poles).digest('hex')}`;
		const sound = pack(
			{ bytes: Buffer.byteLength(poles), hash, rows: 6 },
			{ title: 'Extraits', 'x-demonstration': true },
		);
		const result = await read(sound);
		expect(
			result.ok && [result.set.title, result.set.isDemonstration, result.set.dateExtraction],
		).toEqual(['Extraits', true, null]);
		for (const wrong of [{ bytes: 5 }, { hash: `sha256:${'0'.repeat(64)}` }, { rows: 7 }]) {
			expect(await refuse(pack(wrong))).toEqual(['ressource-modifiee poles.csv']);
		}
	});

	it('that announces an absent file, or is none, refuses the set', async () => {
		expect(await refuse(pack({ name: 'notice', path: 'notice.pdf' }))).toEqual([
			'ressource-absente notice.pdf',
		]);
		expect(await refuse({ ...loadSmall(), 'datapackage.json': '[]' })).toEqual([
			'datapackage-invalide datapackage.json',
		]);
		expect(await refuse(pack({}, { date_extraction: '2021-02-30' }))).toEqual([
			'datapackage-invalide datapackage.json',
		]);
	});
});
