import { describe, expect, it } from 'vitest';
import type { AccountLine } from '../../../src/lib/indicators/details.ts';
import { toStatement } from '../../../src/lib/models/accounts.ts';
import { describeStatement, type NextBudget } from '../../../src/lib/models/statement-words.ts';

const line = (sens: string, compte: string, prevu: number, realise: number): AccountLine => ({
	annee: 2020,
	action: 'information',
	sens,
	compte,
	financeur: null,
	libelle: compte,
	prevu,
	realise,
	enNature: /^8[67]/.test(compte),
});
const NEXT: NextBudget = { year: 2021, planned: null, delivered: null, due: null };

function describeLines(lines: readonly AccountLine[], next = NEXT): readonly string[] {
	const [group] = toStatement(lines, [{ id: 'information', label: 'Information' }], 'É').groups;
	if (group === undefined) throw new Error('group: none');
	return describeStatement(group, { share: '60,0 %', next }).map((one) =>
		one.replaceAll('\u00A0', ' '),
	);
}

describe('what a statement says', () => {
	it('tells a balance, and a difference with its size', () => {
		const lines = [line('depense', '60', 100, 90.1), line('recette', '74', 100, 90)];
		expect(describeLines(lines)).toEqual([
			'Réalisé : charges 90,10 €, produits 90,00 € ; les charges dépassent les produits de 0,10 €.',
			'Prévu : charges 100,00 €, produits 100,00 € ; l’état est équilibré.',
			'Part du Département dans les recettes réalisées : 60,0 %.',
			'Budget prévisionnel 2021 : il n’est pas dans les extraits.',
		]);
	});

	it('keeps contributions in kind apart, and says where they do not answer one another', () => {
		const lines = [
			line('depense', '60', 1, 1),
			line('recette', '74', 1, 1),
			line('depense', '86', 0, 30),
			line('recette', '87', 0, 20),
		];
		expect(describeLines(lines)[2]).toBe(
			'Contributions en nature réalisées, à part : emplois (compte 86) 30,00 €, ressources (compte 87) 20,00 € ; écart 10,00 €.',
		);
	});

	it.each([
		[{ ...NEXT, planned: { expenses: 10, receipts: 12 } }, 'charges 10,00 €, produits 12,00 €.'],
		[{ ...NEXT, delivered: '2021-02-25' }, 'document remis le 25 février 2021'],
		[{ ...NEXT, due: '2021-02-28' }, 'attendu le 28 février 2021'],
	])('says what is known of the next budget: %j', (next, words) => {
		expect(describeLines([line('depense', '60', 1, 1)], next).at(-1)).toContain(words);
	});
});
