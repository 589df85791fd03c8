import { describe, expect, it } from 'vitest';
import { DEFAULT_RULE } from '../../../src/lib/convention/settlement.ts';
import { readFilter } from '../../../src/lib/state/filter.ts';
import {
	nameSimulation,
	SIMULATIONS,
	toSettlementRule,
} from '../../../src/lib/state/simulation.ts';
import { scope } from './scope.ts';

const read = (query: string) => readFilter(new URLSearchParams(query), scope);

describe('the rule of the balance in an address', () => {
	it('is the default one where the address says nothing', () => {
		expect(toSettlementRule(read('').choice.simulation)).toBe(DEFAULT_RULE);
	});

	it('names each of the four rules, and comes back to it', () => {
		const rules = SIMULATIONS.map(toSettlementRule);
		expect(new Set(rules.map((rule) => `${rule.method} ${rule.isCapped}`)).size).toBe(4);
		expect(rules.map(nameSimulation)).toEqual(SIMULATIONS);
		expect(
			toSettlementRule(read('simulation=tout-ou-rien-sans-plafond').choice.simulation),
		).toEqual({
			method: 'tout_ou_rien',
			isCapped: false,
		});
	});

	it('is said to be unknown, and left at its default', () => {
		const { choice, notices } = read('simulation=moitie');
		expect(choice.simulation).toBe('');
		expect(notices[0]).toContain('ne se lit pas');
	});
});
