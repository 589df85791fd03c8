import { describe, expect, it } from 'vitest';
import type { Exercice } from '../../../src/lib/schemas/schemas.ts';
import { parsePeriod, type Period } from '../../../src/lib/indicators/periods.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { listLawChanges } from '../../../src/lib/convention/law-changes.ts';
import { listPeriodChanges } from '../../../src/lib/models/period-changes.ts';
import { scope } from '../state/scope.ts';

function toExercice(annee: number, changes: Partial<Exercice> = {}): Exercice {
	const [first] = scope.convention.exercices;
	if (first === undefined) throw new Error('scope: no exercise');
	const dates = { date_debut: `${annee}-01-01`, date_fin: `${annee}-12-31` };
	return { ...first, annee, ...dates, date_arrete: dates.date_fin, ...changes };
}

function date(id: string, exercice: Exercice, dateExtraction: string | null = null) {
	const convention = { ...scope.convention, exercices: [exercice] };
	const parsed = parsePeriod(id, convention, dateExtraction);
	if (!parsed.ok) throw new Error(parsed.message);
	const period: Period = parsed.period;
	return { period, exercice };
}

describe('what keeps two periods apart', () => {
	const regles = toExercice(2020).regles;

	it('is nothing between two months of one exercise', () => {
		const exercice = toExercice(2020);
		expect(listPeriodChanges(date('2020-03', exercice), date('2020-02', exercice))).toEqual({
			sentences: [],
			indicateurs: new Set(),
			isUneven: false,
			isSameExercice: true,
		});
	});

	it('is a rule that has another value, with the figures that follow it', () => {
		const before = toExercice(2019);
		const after = toExercice(2020, {
			regles: { ...regles, delai_premier_cer_mois: 1, motifs_positifs: ['emploi_durable'] },
		});
		const changes = listPeriodChanges(date('2020', after), date('2019', before));
		expect(changes.sentences).toEqual([
			'Règle changée\u00A0: délai retenu du premier contrat, 2 mois en 2019, 1 mois en 2020.',
			'Règle changée\u00A0: motifs de sortie positifs, entrée en formation en 2019, emploi durable (CDI, ou six mois et plus) en 2020.',
		]);
		expect([...changes.indicateurs]).toEqual([
			'delai_premier_cer_respecte',
			'sorties_positives',
			'parcours',
		]);
	});

	it('is an objective that has another target', () => {
		const before = toExercice(2019, {
			objectifs: { personnes_accompagnees: { cible: 95, sens: 'egal', tolerance: 0.1 } },
		});
		const after = toExercice(2020, {
			objectifs: {
				personnes_accompagnees: { cible: 100, sens: 'egal', tolerance: 0.1 },
				taux_accueil: { cible: 1, sens: 'min' },
			},
		});
		const { sentences, indicateurs } = listPeriodChanges(date('2020', after), date('2019', before));
		expect(sentences).toEqual([
			'Objectifs changés\u00A0: personnes accompagnées (environ 95 en 2019, environ 100 en 2020), accueil des personnes éligibles (sans cible en 2019, 100\u00A0% en 2020).',
		]);
		expect(indicateurs.size).toBe(0);
	});

	it('is a change of the law between them, with its source', () => {
		const changes = listPeriodChanges(
			date('2025-S1', toExercice(2025)),
			date('2024-S1', toExercice(2024)),
		);
		expect(changes.sentences).toHaveLength(1);
		expect(changes.sentences[0]).toMatch(/^Depuis le 1er janvier 2025.*L\. 5411-6/);
		expect(changes.indicateurs.has('delai_premier_cer_respecte')).toBe(true);
		const later = listPeriodChanges(
			date('2026-S1', toExercice(2026)),
			date('2025-S1', toExercice(2025)),
		);
		expect(later.sentences).toEqual([]);
	});

	it('is a duration that is not known to its end', () => {
		const exercice = toExercice(2020);
		const changes = listPeriodChanges(
			date('2020-S2', exercice, '2020-09-30'),
			date('2020-S1', exercice, '2020-09-30'),
		);
		expect(changes.isUneven).toBe(true);
		expect(changes.sentences[0]).toContain('n’est connu que jusqu’au 30 septembre 2020');
	});
});

describe('the changes of the law', () => {
	it('name figures that exist, and days', () => {
		for (const { date: day, indicateurs, source } of listLawChanges('1900-01-01', '2999-12-31')) {
			expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			expect(source).not.toBe('');
			for (const id of indicateurs) expect(getIndicator(id).id).toBe(id);
		}
	});

	it('belong to the period that begins on their day', () => {
		expect(listLawChanges('2024-01-01', '2024-12-31')).toEqual([]);
		expect(listLawChanges('2024-12-31', '2025-01-01')).toHaveLength(1);
		expect(listLawChanges('2025-01-01', '2025-12-31')).toEqual([]);
	});
});
