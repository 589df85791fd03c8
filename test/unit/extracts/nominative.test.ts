import { describe, expect, it } from 'vitest';
import { checkContent, checkHeader, hasNir } from '../../../src/lib/extracts/nominative.ts';
import { tableSchemas } from '../../../src/lib/schemas/schemas.ts';
import {
	changeFile,
	changeLine,
	listErrors,
	listRefusal,
	loadSmall,
	loadSmallBytes,
	read,
	readSet,
} from './sets.ts';

/** A made-up number with its true key. */
function makeNir(body: string): string {
	const number = Number(body.replace('2A', '19').replace('2B', '18'));
	return body + String(97 - (number % 97)).padStart(2, '0');
}

describe('column names', () => {
	it.each([
		'nom',
		'Nom',
		'NOM_USAGE',
		'nom de naissance',
		'Prénom',
		'prenoms',
		'nomPrenom',
		'NomUsage',
		'date_naissance',
		'Date de naissance',
		'né(e) le',
		'DDN',
		'adresse',
		'Adresse e-mail',
		'e_mail',
		'courriel',
		'téléphone',
		'tel',
		'NIR',
		'num_secu',
		'numéro de sécurité sociale',
		'numero_allocataire',
		'N° allocataire',
		'num_alloc',
		'matricule',
		'commentaires',
		'nom_referent',
	])('%s announces a person', (header) => {
		expect(checkHeader(header)).not.toBeNull();
	});

	it.each([
		'libelle',
		'nombre',
		'nb_invites',
		'prenommee',
		'nominatif',
		'telecharge',
		'denomination',
		'nom_pole',
		'nom du partenaire',
		'connaissance',
		'ville',
		'voiture',
		'mailles',
		'annee',
	])('%s announces nobody', (header) => {
		expect(checkHeader(header)).toBeNull();
	});

	it('of the schemas announce nobody', () => {
		const names = tableSchemas.flatMap(({ fields }) => fields.map((field) => field.name));
		expect(names.filter((name) => checkHeader(name) !== null)).toEqual([]);
	});
});

describe('contents', () => {
	it('know a social security number by its key', () => {
		for (const body of ['1840775123456', '2991226010203', '184072A123456', '284072B123456']) {
			const nir = makeNir(body);
			expect(hasNir(nir)).toBe(true);
			const spaced = nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');
			expect(checkContent(`dossier ${spaced}`, 'texte')).toBe('numéro de sécurité sociale');
			const wrongKey = nir.slice(0, 13) + String((Number(nir.slice(13)) % 97) + 1).padStart(2, '0');
			expect(hasNir(wrongKey)).toBe(false);
		}
	});

	it.each([
		['marie.durand@exemple.fr', 'adresse électronique'],
		['06 12 34 56 78', 'numéro de téléphone'],
		['appeler le 0475010203', 'numéro de téléphone'],
		['+33 6 12 34 56 78', 'numéro de téléphone'],
		['12 bis, rue des Lilas', 'adresse postale'],
		['3 avenue de Romans 26000 Valence', 'adresse postale'],
		['4, place de la République', 'adresse postale'],
		['née le 12/03/1988', 'date de naissance'],
		['Mme Durand', 'nom ou prénom'],
	])('%s is %s', (text, kind) => {
		expect(checkContent(text, 'texte')).toBe(kind);
	});

	it.each(['DURAND Marie', 'marie.durand', 'Durand'])('%s in an identifier is a name', (text) => {
		expect(checkContent(text, 'identifiant')).toBe('nom ou prénom');
	});

	it('take an old date in an unknown column for a birth', () => {
		expect(checkContent('1988-03-12', 'colonne inconnue')).toBe('date de naissance');
		expect(checkContent('12/03/1988', 'colonne inconnue')).toBe('date de naissance');
		expect(checkContent('2020-03-12', 'colonne inconnue')).toBeNull();
	});

	it.each([
		'B41-0000001',
		'O0000001',
		'W2020accA',
		'R03',
		'Compte 60, « poste » n° 1',
		'27500.00',
		'2020-S1',
		'2020-03-31',
		'60611',
		'Grand Valentinois',
		'Drôme des Collines',
		'3 places en crèche',
		'Achats 60612 énergie',
		'Subvention 2020 du Département',
		'100000000000000',
		'REF-A',
		'EQUIPE3',
	])('%s is nobody', (text) => {
		expect(checkContent(text, 'texte')).toBeNull();
		if (!text.includes(' ')) expect(checkContent(text, 'identifiant')).toBeNull();
	});
});

describe('a set that names a person', () => {
	const SECRET = 'Dupont-Martin';
	const addColumn = (title: string, value: string): Record<string, string> =>
		changeFile('contrats.csv', (text) =>
			text
				.split('\n')
				.map((line, index) => (line === '' ? line : `${line},${index === 0 ? title : value}`))
				.join('\n'),
		);

	it('is refused for the name of a column, and nothing else is said', async () => {
		const contents = addColumn('Nom de famille', SECRET);
		const findings = await listRefusal({ ...contents, 'freins.csv': 'illisible' });
		expect(listErrors(findings)).toEqual(['entete-nominatif contrats.csv Nom de famille']);
		expect(JSON.stringify(findings)).not.toContain(SECRET);
	});

	it('is refused for the content of an unknown column', async () => {
		const findings = await listRefusal(addColumn('info', 'joindre au 06 12 34 56 78'));
		expect(findings.map(({ code, column, count }) => [code, column, count])).toEqual([
			['contenu-nominatif', 'info', 40],
		]);
		expect(JSON.stringify(findings)).not.toContain('06 12');
	});

	it('is refused for a number in a column of another type', async () => {
		const nir = makeNir('2840775123456');
		const contents = changeFile('seances.csv', (text) =>
			changeLine(text, 5, (line) => line.replace(/realisee,\d+/, `realisee,${nir}`)),
		);
		const findings = await listRefusal(contents);
		expect(listErrors(findings)).toEqual(['contenu-nominatif seances.csv nb_invites 5']);
		expect(JSON.stringify(findings)).not.toContain(nir);
	});

	it('is refused for a referent who is named', async () => {
		const contents = changeFile('accompagnements.csv', (text) =>
			text.replace(',R03,', ',DURAND Marie,'),
		);
		const findings = await listRefusal(contents);
		expect(findings[0]).toMatchObject({ code: 'contenu-nominatif', column: 'code_referent' });
	});

	it('is refused for a file of persons beside the tables', async () => {
		const findings = await listRefusal({ ...loadSmall(), 'liste.csv': 'Nom;Prénom\nX;Y\n' });
		expect(findings.map((finding) => finding.code)).toEqual([
			'entete-nominatif',
			'entete-nominatif',
		]);
	});

	it('is refused for a file name, which is not repeated', async () => {
		const nir = makeNir('2840775123456');
		const result = await read({ ...loadSmall(), [`export ${nir}.csv`]: 'a' });
		expect(result.ok).toBe(false);
		expect(JSON.stringify(result)).not.toContain(nir);
	});

	it('is accepted when its identifiers are random', async () => {
		await expect(readSet(loadSmallBytes())).resolves.toBeDefined();
	});
});
