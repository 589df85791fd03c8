import { describe, expect, it } from 'vitest';
import { computeStatus, computeTarget, getExercice } from '../../../src/lib/convention/targets.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import type { Objectif } from '../../../src/lib/schemas/schemas.ts';
import { getPeriod, makeConvention } from '../../support/dataset.ts';

const convention = makeConvention();
const exercice = getExercice(convention, 2020);

function target(id: string, objectif: Objectif, text: string, pole = 'ENSEMBLE'): number | null {
	return computeTarget(getIndicator(id), objectif, exercice, getPeriod(text, convention), pole);
}

function status(
	id: string,
	objectif: Objectif,
	text: string,
	valeur: number | null,
	extraction: string | null = null,
	attendus: number | null = null,
): string {
	const period = getPeriod(text, convention, extraction);
	const indicator = getIndicator(id);
	const cible = computeTarget(indicator, objectif, exercice, period, 'ENSEMBLE');
	const measured = { indicator, period, pole: 'ENSEMBLE', valeur, attendus };
	return computeStatus(measured, objectif, exercice, cible);
}

describe('targets', () => {
	it('a count without prorata is judged on the exercise to date only', () => {
		const objectif: Objectif = { cible: 100, sens: 'egal' };
		expect(target('personnes_accompagnees', objectif, '2020')).toBe(100);
		expect(target('personnes_accompagnees', objectif, '2020-S1')).toBe(100);
		expect(target('personnes_accompagnees', objectif, '2020-S2')).toBeNull();
	});

	it('a prorated count follows the months, the open months or the semesters of the period', () => {
		const by = (prorata: Objectif['prorata']): Objectif => ({
			cible: 12,
			sens: 'min',
			...(prorata === undefined ? {} : { prorata }),
		});
		expect(target('seances_realisees', by('mois'), '2020-T3')).toBe(3);
		expect(target('seances_realisees', by('mois_ouverts'), '2020-T3')).toBeCloseTo(1.2, 12);
		expect(target('seances_realisees', by('mois_ouverts'), '2020-07')).toBeNull();
		expect(target('reunions_tenues', by('semestre'), '2020-S2')).toBe(6);
		expect(target('reunions_tenues', by('semestre'), '2020-T1')).toBeNull();
		expect(target('seances_realisees', by('mois'), '2020-01-15..2020-03-31')).toBe(2);
	});

	it('a rate, a delay or a stock is never multiplied', () => {
		const objectif: Objectif = { cible: 0.75, sens: 'min', prorata: 'mois' };
		expect(target('taux_contractualisation', objectif, '2020-07')).toBe(0.75);
		expect(target('file_active', { ...objectif, cible: 80 }, '2020-S2')).toBe(80);
	});

	it('a pôle has a target of its own, with or without one for the whole', () => {
		const objectif: Objectif = { sens: 'min', par_pole: { GV: 0.8 } };
		expect(target('taux_contractualisation', objectif, '2020', 'GV')).toBe(0.8);
		expect(target('taux_contractualisation', objectif, '2020', 'DC')).toBeNull();
		expect(target('taux_contractualisation', objectif, '2020')).toBeNull();
	});

	it('a minimum of 0 is no target, a maximum of 0 is one', () => {
		expect(target('seances_realisees', { cible: 0, sens: 'min' }, '2020')).toBeNull();
		expect(target('livrables_en_retard', { cible: 0, sens: 'max' }, '2020')).toBe(0);
	});
});

describe('status', () => {
	it.each([
		['min', 10, 'atteint'],
		['min', 9, 'proche'],
		['min', 8.9, 'non_atteint'],
		['max', 10, 'atteint'],
		['max', 11, 'proche'],
		['max', 11.1, 'non_atteint'],
		['egal', 9, 'atteint'],
		['egal', 11, 'atteint'],
		['egal', 8.9, 'non_atteint'],
		['egal', 11.1, 'depasse'],
	] as const)('%s 10 ± 10 %%: %d is %s', (sens, valeur, expected) => {
		const objectif: Objectif = { cible: 10, sens, tolerance: 0.1 };
		expect(status('seances_realisees', objectif, '2020', valeur)).toBe(expected);
	});

	it.each([
		['min', 8, 'en_cours'],
		['min', 10, 'atteint'],
		['max', 10, 'en_cours'],
		['max', 12, 'non_atteint'],
		['egal', 8, 'en_cours'],
		['egal', 10, 'atteint'],
		['egal', 12, 'depasse'],
	] as const)('%s 10 ± 10 %% in the middle of the year: %d is %s', (sens, valeur, expected) => {
		const objectif: Objectif = { cible: 10, sens, tolerance: 0.1 };
		expect(status('seances_realisees', objectif, '2020', valeur, '2020-09-10')).toBe(expected);
	});

	it('a prorated count is judged at the end of its period, a plain one at the end of the exercise', () => {
		const objectif: Objectif = { cible: 12, sens: 'min' };
		expect(status('seances_realisees', objectif, '2020-S1', 3)).toBe('en_cours');
		expect(status('seances_realisees', { ...objectif, prorata: 'mois' }, '2020-S1', 3)).toBe(
			'non_atteint',
		);
	});

	it('a rate and a stock are never under way', () => {
		const objectif: Objectif = { cible: 0.9, sens: 'min' };
		expect(status('taux_contractualisation', objectif, '2020', 0.5, '2020-09-10')).toBe(
			'non_atteint',
		);
		expect(status('file_active', objectif, '2020', 0.5, '2020-09-10')).toBe('non_atteint');
	});

	it('deliverables are under way while one may still come', () => {
		const objectif: Objectif = { cible: 12, sens: 'min', prorata: 'mois' };
		expect(status('tableaux_mensuels_transmis', objectif, '2020', 8, null, 2)).toBe('en_cours');
		expect(status('tableaux_mensuels_transmis', objectif, '2020', 8, null, 0)).toBe('non_atteint');
	});

	it('without a value or a target there is nothing to say', () => {
		expect(status('taux_contractualisation', { cible: 0.9, sens: 'min' }, '2020', null)).toBe(
			'sans_objet',
		);
		expect(status('seances_realisees', { cible: 9, sens: 'min' }, '2020-S2', 4)).toBe('sans_objet');
	});
});
