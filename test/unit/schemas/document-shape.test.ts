import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getMember } from '../../../src/lib/schemas/json.ts';
import {
	checkConventionShape,
	checkDatapackageShape,
	isTableName,
	getCategories,
} from '../../../src/lib/schemas/schemas.ts';

function readFixture(name: string): unknown {
	const url = new URL(`../../fixtures/schemas/${name}.json`, import.meta.url);
	const value: unknown = JSON.parse(readFileSync(url, 'utf8'));
	return value;
}

/** A copy of the small convention or package with one value set, or removed where it is undefined. */
function change(fixture: string, place: string, value: unknown): unknown {
	const copy = readFixture(fixture);
	const keys = place.split('/');
	const parent: unknown = keys.slice(0, -1).reduce(getMember, copy);
	if (typeof parent !== 'object' || parent === null) throw new Error(`place: ${place}`);
	const last = keys.at(-1) ?? '';
	if (value === undefined) Reflect.deleteProperty(parent, last);
	else Reflect.set(parent, last, value);
	return copy;
}

/** Messages with plain spaces, so that the expected sentences can be read. */
function listMessages(problems: readonly { readonly message: string }[]): string[] {
	return problems.map(({ message }) => message.replaceAll('\u00a0', ' '));
}

describe('checkConventionShape', () => {
	it.each(['small', 'mid-year', 'two-years'])('accepts the convention of %s', (name) => {
		expect(checkConventionShape(readFixture(`${name}-convention`))).toEqual([]);
	});

	it.each([
		['references', undefined],
		['x-note', { libre: true }],
		['exercices/0/objectifs/cer_signes', { cible: 20, sens: 'min' }],
		['vocabulaires', { 'freins.famille': [{ code: 'justice', libelle: 'Justice' }] }],
	])('accepts %s as optional', (place, value) => {
		expect(checkConventionShape(change('small-convention', place, value))).toEqual([]);
	});

	it.each<[string, unknown, string]>([
		['titre', undefined, 'La clé « titre » manque au premier niveau du document.'],
		['titre', '', 'titre ne doit pas être vide.'],
		[
			'exercice',
			[],
			'La clé « exercice » n’est pas prévue au premier niveau du document ; écrire « exercices » ?',
		],
		['exercices', [], 'exercices doit contenir au moins un élément.'],
		['exercices', {}, 'exercices doit être une liste [ … ].'],
		['exercices/0/annee', '2020', 'exercices[0].annee doit être un nombre entier.'],
		['exercices/0/date_fin', undefined, 'La clé « date_fin » manque dans exercices[0].'],
		[
			'exercices/0/date_fin',
			'2020-02-30',
			'exercices[0].date_fin doit être une date qui existe, écrite AAAA-MM-JJ.',
		],
		['exercices/0/taux_acompte', 80, 'exercices[0].taux_acompte doit être compris entre 0 et 1.'],
		[
			'exercices/0/budget/accompagnement',
			-1,
			'exercices[0].budget.accompagnement doit valoir au moins 0.',
		],
		[
			'exercices/0/budget/divers',
			1,
			'La clé « divers » n’est pas prévue dans exercices[0].budget ; les clés prévues sont « accompagnement » et « information ».',
		],
		[
			'exercices/0/objectifs/seances_realisees/sens',
			'plus',
			'exercices[0].objectifs.seances_realisees.sens doit valoir « min », « max » ou « egal ».',
		],
		[
			'exercices/0/objectifs/seances_realisees/prorata',
			'moi',
			'exercices[0].objectifs.seances_realisees.prorata doit valoir « aucun », « mois », « mois_ouverts » ou « semestre » (le plus proche : « mois »).',
		],
		[
			'exercices/0/objectifs/seances_realisees/sens',
			3,
			'exercices[0].objectifs.seances_realisees.sens doit être un texte entre guillemets.',
		],
		[
			'exercices/0/objectifs/taux_contractualisation/par_pole/GV',
			'0,8',
			'exercices[0].objectifs.taux_contractualisation.par_pole.GV doit être un nombre.',
		],
		[
			'exercices/0/objectifs/Séances tenues',
			{ cible: 1, sens: 'min' },
			'La clé « Séances tenues » est mal écrite dans exercices[0].objectifs ; n’employer que des minuscules sans accent, des chiffres et le tiret bas.',
		],
		[
			'exercices/0/regles/mois_ouverts_seances',
			[1, 13],
			'exercices[0].regles.mois_ouverts_seances[1] doit être compris entre 1 et 12.',
		],
		[
			'exercices/0/regles/mois_ouverts_seances',
			[1, 1],
			'exercices[0].regles.mois_ouverts_seances contient deux fois la même valeur.',
		],
		[
			'exercices/0/regles/seuil_confidentialite',
			0,
			'exercices[0].regles.seuil_confidentialite doit être compris entre 1 et 1000.',
		],
		[
			'vocabulaires',
			{ 'freins.famile': [] },
			'La clé « freins.famile » n’est pas prévue dans vocabulaires ; écrire « freins.famille » ?',
		],
	])('says what is wrong with %s = %j', (place, value, sentence) => {
		const problems = checkConventionShape(change('small-convention', place, value));
		expect(listMessages(problems)).toEqual([sentence]);
	});

	it('names every place once, as a JSON pointer', () => {
		const convention = change('small-convention', 'exercices/0/regles/duree_cer_mois_min', 0.5);
		const pointers = checkConventionShape(convention).map(({ path }) => path);
		expect(pointers).toEqual(['/exercices/0/regles/duree_cer_mois_min']);
		const unknown = change('small-convention', 'actions/0/a b~c', 1);
		expect(checkConventionShape(unknown).map(({ path }) => path)).toEqual(['/actions/0/a b~0c']);
	});

	it.each([null, [], 'texte', 3])('refuses %j as a document', (value) => {
		expect(listMessages(checkConventionShape(value))).toEqual([
			'Le document doit être un objet { … }.',
		]);
	});

	it('lets a convention extend only lists that exist', () => {
		const url = new URL('../../../data-schemas/convention.schema.json', import.meta.url);
		const schema: unknown = JSON.parse(readFileSync(url, 'utf8'));
		const keys = ['properties', 'vocabulaires', 'propertyNames', 'enum'];
		const names: unknown = keys.reduce(getMember, schema);
		if (!Array.isArray(names)) throw new Error('enum: vocabulaires');
		for (const name of names.map(String)) {
			const [table = '', field = ''] = name.split('.');
			if (!isTableName(table)) throw new Error(`unknown table: ${table}`);
			expect(getCategories(table, field).length).toBeGreaterThan(0);
		}
	});
});

describe('checkDatapackageShape', () => {
	it('accepts a package, with what it adds', () => {
		expect(checkDatapackageShape(readFixture('small-datapackage'))).toEqual([]);
		expect(checkDatapackageShape(change('small-datapackage', 'licenses', []))).toEqual([]);
		const shown = change('small-datapackage', 'x-demonstration', true);
		expect(checkDatapackageShape(shown)).toEqual([]);
	});

	it.each<[string, unknown, string]>([
		['resources', undefined, 'La clé « resources » manque au premier niveau du document.'],
		[
			'date_extraction',
			'15/03/2021',
			'date_extraction doit être une date qui existe, écrite AAAA-MM-JJ.',
		],
		[
			'resources/0/path',
			'../poles.csv',
			'resources[0].path n’a pas la forme attendue. Chemin du fichier dans le dossier, relatif et sans « .. ».',
		],
		[
			'resources/0/hash',
			'abc',
			'resources[0].hash n’a pas la forme attendue. Empreinte SHA-256 du fichier, précédée de « sha256: ».',
		],
		['resources/0/rows', 1.5, 'resources[0].rows doit être un nombre entier.'],
	])('says what is wrong with %s = %j', (place, value, sentence) => {
		const problems = checkDatapackageShape(change('small-datapackage', place, value));
		expect(listMessages(problems)).toEqual([sentence]);
	});
});
