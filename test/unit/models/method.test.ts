import { describe, expect, it } from 'vitest';
import { indicators } from '../../../src/lib/indicators/registry.ts';
import { listVocabularies } from '../../../src/lib/models/glossary.ts';
import { groupMethodEntries, listMethodEntries } from '../../../src/lib/models/method.ts';
import { filterByWords, foldText } from '../../../src/lib/models/word-search.ts';
import { describeTargets, searchMethod } from '../../../src/lib/state/methode.ts';
import { scope } from '../state/scope.ts';

const entries = listMethodEntries();
const vocabularies = listVocabularies();

describe('filterByWords', () => {
	const texts = ['Séances d’information tenues', 'Délai médian du premier contrat'];
	const find = (query: string) => filterByWords(texts, query, (text) => [text]);

	it('wants every word, without accents or capitals', () => {
		expect(find('SEANCE information')).toEqual([texts[0]]);
		expect(find('contrat médian')).toEqual([texts[1]]);
		expect(find('séance contrat')).toEqual([]);
		expect(find("d'information")).toEqual([texts[0]]);
	});

	it('keeps all for an empty query', () => {
		expect(find('  ')).toEqual(texts);
		expect(foldText('Œuvre')).toBe('oeuvre');
	});
});

describe('the page of method', () => {
	it('has a block for every indicator, with its query', () => {
		expect(entries.map(({ id }) => id)).toEqual(indicators.map(({ id }) => id));
		for (const entry of entries) {
			expect(entry.sql, entry.id).toMatch(/^WITH periodes/);
			expect(entry.definition).not.toBe('');
			expect(entry.unit).not.toBe('');
		}
		const chapters = groupMethodEntries(entries);
		expect(chapters.map(({ title }) => title)).toEqual([
			'Accompagnement social',
			'Séances d’information',
			'Finances',
			'Échéances et livrables',
		]);
		expect(chapters.flatMap((chapter) => chapter.entries)).toHaveLength(entries.length);
	});

	it('says which interval a rate has', () => {
		const find = (id: string) => entries.find((entry) => entry.id === id);
		expect(find('taux_contractualisation')?.interval).toContain('Wilson');
		expect(find('part_cer_signe')?.interval).toContain('Greenwood');
		expect(find('taux_resolution_freins')?.interval).toBe('Sans intervalle');
		expect(find('droit_simule')?.clauses).toEqual([]);
	});

	it('searches definitions and terms', () => {
		const all = searchMethod(entries, vocabularies, '');
		expect(all.result).toBe('');
		expect(all.vocabularies).toHaveLength(vocabularies.length);
		const found = searchMethod(entries, vocabularies, 'garde enfants');
		expect(found.vocabularies.map(({ id }) => id)).toEqual(['freins-famille']);
		expect(found.chapters.flatMap((chapter) => chapter.entries).map(({ id }) => id)).toContain(
			'freins_identifies',
		);
		expect(searchMethod(entries, vocabularies, 'zzz').result).toBe(
			'Aucune définition, aucun terme',
		);
	});

	it('maps the families of freins to the national lists', () => {
		const families = vocabularies.find(({ id }) => id === 'freins-famille');
		const housing = families?.terms.find(({ code }) => code === 'logement');
		expect(housing?.mappings.join(' ')).toContain('logement-hebergement');
	});

	it('words the targets of the exercise', () => {
		const [exercice] = scope.convention.exercices;
		if (exercice === undefined) throw new Error('exercise: none');
		const convention = {
			...scope.convention,
			exercices: [
				{
					...exercice,
					objectifs: {
						seances_realisees: { cible: 13, sens: 'min', prorata: 'mois_ouverts' },
					},
				},
			],
		} as const;
		const period = {
			id: '2020',
			debut: '2020-01-01',
			fin: '2020-12-31',
			exercice: 2020,
			arrete: '2020-12-31',
			effectif: '2020-12-31',
			connuJusquAu: '2020-12-31',
		};
		expect(describeTargets(convention, period).get('seances_realisees')).toMatch(
			/13, exercice 2020, au prorata des mois ouverts$/,
		);
		expect(describeTargets(null, null).size).toBe(0);
	});
});
