import { DEFAULT_RULE, type SettlementRule } from '../convention/settlement.ts';

/** The rule of the simulated balance as an address writes it; empty for the default one. */
export type SimulationId = '' | 'sans-plafond' | 'tout-ou-rien' | 'tout-ou-rien-sans-plafond';

const RULES: Readonly<Record<SimulationId, SettlementRule>> = {
	'': DEFAULT_RULE,
	'sans-plafond': { method: 'prorata', isCapped: false },
	'tout-ou-rien': { method: 'tout_ou_rien', isCapped: true },
	'tout-ou-rien-sans-plafond': { method: 'tout_ou_rien', isCapped: false },
};

/** What an address may write for the rule. */
export const SIMULATIONS: readonly SimulationId[] = [
	'',
	'sans-plafond',
	'tout-ou-rien',
	'tout-ou-rien-sans-plafond',
];

/** The rule that an address names. */
export function toSettlementRule(id: SimulationId): SettlementRule {
	return RULES[id];
}

/** How an address names a rule. */
export function nameSimulation({ method, isCapped }: SettlementRule): SimulationId {
	if (method === 'prorata') return isCapped ? '' : 'sans-plafond';
	return isCapped ? 'tout-ou-rien' : 'tout-ou-rien-sans-plafond';
}
