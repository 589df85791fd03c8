import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../src/lib/disclosure/publication.ts';
import { toConfidentialityHtml } from '../../../src/lib/reports/confidentiality/confidentiality-html.ts';
import { toConfidentialityReport } from '../../../src/lib/reports/confidentiality/confidentiality-report.ts';

const manifest: Manifest = {
	edition: 'diffusion',
	schema: '1',
	exercice: 2020,
	periodes: ['2020', '2020-S1'],
	extraction: { date: '2021-01-08', fichiers: [] },
	regle: 'La règle, en mots, avec <seuil>.',
	seuil: 11,
	tables: [{ lignes: 'lignes principales', poles: 'tous', periodes: 'toutes' }],
	lignes: { publiees: 300, retenues: 100, primaires: 60, secondaires: 40 },
	perte: { ponderee: 0.125, borne: 0 },
	audit: {
		conclusion: 'protege',
		secrets: 1234,
		programmes_lineaires: 50,
		bornes_connues: 0,
		programmes_entiers: 3,
		solveur: 'HiGHS 1.8',
		relations: 5700,
		relations_ecartees: [{ famille: 'pôles', nombre: 2 }],
	},
	fichiers: [],
	precedents: [],
	limites: 'Ce que quelqu’un sait par ailleurs.',
};
const find = (given: Manifest, label: string) =>
	toConfidentialityReport(given).facts.find((fact) => fact.label === label)?.value;

describe('the confidentiality report', () => {
	it('says the rule, the totals, the loss and the outcome', () => {
		const report = toConfidentialityReport(manifest);
		expect(report.verdict).toMatch(/^Le contrôle est réussi\u00A0: pour 1\u00A0234 effectifs/);
		expect(report.rule).toBe(manifest.regle);
		expect(find(manifest, 'Lignes publiées')).toBe('300 (75,0\u00A0%)');
		expect(find(manifest, 'Lignes retenues')).toBe('100 (25,0\u00A0%)');
		expect(find(manifest, 'Perte d’information')).toBe('12,5\u00A0%');
		expect(find(manifest, 'Relations que les extraits ne suivent pas')).toBe('pôles\u00A0: 2');
		expect(report.statement).toContain('moins de 11');
		expect(report.limits).toBe(manifest.limites);
	});

	it('claims no bound that is not proved, and says what is missing without an earlier edition', () => {
		const label = 'Perte la plus faible possible, prouvée';
		expect(find(manifest, label)).toBe('aucune borne n’est prouvée');
		const proved = { ...manifest, perte: { ponderee: 0.12, borne: 0.1 }, precedents: ['ab', 'cd'] };
		expect(find(proved, label)).toBe('10,0\u00A0%');
		expect(find(manifest, 'Éditions précédentes')).toMatch(/^aucune n’a été donnée/);
		expect(find(proved, 'Éditions précédentes')).toBe('2');
	});

	it('is a document that stands alone', () => {
		const html = toConfidentialityHtml(toConfidentialityReport(manifest));
		expect(html).toContain('La règle, en mots, avec &lt;seuil&gt;.');
		expect(html).not.toMatch(/<script|https?:|\bsrc=/);
		expect(html).toContain('<td>300 (75,0\u00A0%)</td>');
	});
});
