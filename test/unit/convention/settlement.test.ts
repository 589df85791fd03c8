import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	DEFAULT_RULE,
	settle,
	type ActionAccount,
	type SettlementRule,
} from '../../../src/lib/convention/settlement.ts';

const EURO = fc.integer({ min: 0, max: 5_000_000 }).map((cents) => cents / 100);
const ACCOUNT: fc.Arbitrary<ActionAccount> = fc.record({
	action: fc.constant('accompagnement'),
	budget: EURO,
	realise: fc.integer({ min: 0, max: 200 }),
	cible: fc.integer({ min: 1, max: 150 }),
	depenses: EURO,
	acompte: EURO,
});
const ACCOUNTS = fc.array(ACCOUNT, { minLength: 1, maxLength: 4 });
const RULES: readonly SettlementRule[] = [
	DEFAULT_RULE,
	{ method: 'prorata', isCapped: false },
	{ method: 'tout_ou_rien', isCapped: true },
	{ method: 'tout_ou_rien', isCapped: false },
];
const RULE = fc.constantFrom(...RULES);

const account = (given: Partial<ActionAccount> = {}): ActionAccount => ({
	action: 'information',
	budget: 3614,
	realise: 10,
	cible: 13,
	depenses: 4000,
	acompte: 2891.2,
	...given,
});
const rightOf = (accounts: readonly ActionAccount[], rule: SettlementRule): number =>
	settle(accounts, rule).droit ?? Number.NaN;

describe('the participation earned', () => {
	it('is the share of the target reached, 10 sessions of 13', () => {
		expect(settle([account()])).toMatchObject({ droit: 2780, solde: 2780 - 2891.2 });
	});

	it('is no more than the expenses, unless the rule says so', () => {
		const accounts = [account({ depenses: 1000 })];
		expect(rightOf(accounts, DEFAULT_RULE)).toBe(1000);
		expect(rightOf(accounts, { method: 'prorata', isCapped: false })).toBe(2780);
	});

	it('is all or nothing, a target within its tolerance being reached', () => {
		const rule = { method: 'tout_ou_rien', isCapped: true } as const;
		expect(rightOf([account()], rule)).toBe(0);
		expect(rightOf([account({ realise: 13 })], rule)).toBe(3614);
		expect(rightOf([account({ realise: 90, cible: 100, tolerance: 0.1 })], rule)).toBe(3614);
		expect(rightOf([account({ realise: 89, cible: 100, tolerance: 0.1 })], rule)).toBe(0);
	});

	it.each([{ realise: null }, { cible: null }, { cible: 0 }])('has no value with %o', (given) => {
		const settled = settle([account(), account(given)]);
		expect([settled.droit, settled.solde]).toEqual([null, null]);
		expect(settled.most).toBeCloseTo(2 * (3614 - 2891.2), 9);
	});

	it('has no value without an action', () => {
		expect(settle([]).droit).toBeNull();
	});
});

describe('whatever the accounts', () => {
	it('nobody earns less than nothing or more than the budget', () => {
		fc.assert(
			fc.property(ACCOUNTS, RULE, (accounts, rule) => {
				for (const { droit, account: one } of settle(accounts, rule).actions) {
					expect(droit).toBeGreaterThanOrEqual(0);
					expect(droit).toBeLessThanOrEqual(one.budget);
					if (rule.isCapped) expect(droit).toBeLessThanOrEqual(one.depenses);
				}
			}),
		);
	});

	it('the balance is at most the budget less the advance', () => {
		fc.assert(
			fc.property(ACCOUNTS, RULE, (accounts, rule) => {
				const { solde, most } = settle(accounts, rule);
				expect(solde).toBeLessThanOrEqual(most + 1e-6);
			}),
		);
	});

	it('all or nothing earns at most the pro rata below a target, and the same at it', () => {
		fc.assert(
			fc.property(ACCOUNTS, fc.boolean(), (accounts, isCapped) => {
				const prorata = rightOf(accounts, { method: 'prorata', isCapped });
				const whole = rightOf(accounts, { method: 'tout_ou_rien', isCapped });
				expect(whole).toBeLessThanOrEqual(prorata + 1e-6);
				const isReached = accounts.every(({ realise, cible }) => (realise ?? 0) >= (cible ?? 0));
				if (isReached) expect(whole).toBeCloseTo(prorata, 6);
			}),
		);
	});

	it('the cap never adds anything', () => {
		fc.assert(
			fc.property(ACCOUNTS, RULE, (accounts, rule) => {
				const capped = rightOf(accounts, { ...rule, isCapped: true });
				expect(capped).toBeLessThanOrEqual(rightOf(accounts, { ...rule, isCapped: false }));
			}),
		);
	});

	it('one more person or session never takes anything away', () => {
		fc.assert(
			fc.property(ACCOUNT, RULE, (one, rule) => {
				const more = { ...one, realise: (one.realise ?? 0) + 1 };
				expect(rightOf([more], rule)).toBeGreaterThanOrEqual(rightOf([one], rule));
			}),
		);
	});
});
