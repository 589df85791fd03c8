/** How the participation earned is worked out; the agreement defines none of it. */
export interface SettlementRule {
	/** `prorata`: in proportion to the target reached. `tout_ou_rien`: all of it or none. */
	readonly method: 'prorata' | 'tout_ou_rien';
	/** Whether no more than the expenses is earned. */
	readonly isCapped: boolean;
}

/** The rule of `droit_simule` and `solde_simule` (indicators.md, C). */
export const DEFAULT_RULE: SettlementRule = { method: 'prorata', isCapped: true };

/** What one action planned, did, spent and was paid; euros, but for `realise` and `cible`. */
export interface ActionAccount {
	readonly action: string;
	readonly budget: number;
	/** What was done over the exercise; null while it is not over, or where it is withheld. */
	readonly realise: number | null;
	/** Whether what was done is withheld by statistical secrecy. */
	readonly isWithheld?: boolean;
	/** The target of the exercise; null without one. */
	readonly cible: number | null;
	/** Tolerance of that target, a share of it: within it, the target counts as reached. */
	readonly tolerance?: number;
	readonly depenses: number;
	readonly acompte: number;
}

/** The participation earned by one action, in euros; null where nothing can be worked out. */
export interface ActionSettlement {
	readonly account: ActionAccount;
	/** Share of the budget that the target gives, from 0 to 1. */
	readonly share: number | null;
	/** That share of the budget, before the cap. */
	readonly earned: number | null;
	readonly droit: number | null;
	/** `droit` less the advance; negative where it was overpaid. */
	readonly solde: number | null;
}

export interface Settlement {
	readonly rule: SettlementRule;
	readonly actions: readonly ActionSettlement[];
	/** Sums over the actions, null where one of them has no value. */
	readonly droit: number | null;
	readonly solde: number | null;
	/** Budgets less advances: what the balance cannot exceed. */
	readonly most: number;
}

/** Comparisons with a target allow this much rounding. */
const EPSILON = 1e-9;

/** The participation earned and the balance by a rule, action by action and in all, in euros. */
export function settle(
	accounts: readonly ActionAccount[],
	rule: SettlementRule = DEFAULT_RULE,
): Settlement {
	const actions = accounts.map((account) => settleAction(account, rule));
	return {
		rule,
		actions,
		droit: addAll(actions.map(({ droit }) => droit)),
		solde: addAll(actions.map(({ solde }) => solde)),
		most: accounts.reduce((sum, { budget, acompte }) => sum + budget - acompte, 0),
	};
}

function settleAction(account: ActionAccount, rule: SettlementRule): ActionSettlement {
	const share = toShare(account, rule);
	if (share === null) return { account, share, earned: null, droit: null, solde: null };
	const earned = account.budget * share;
	const droit = rule.isCapped ? Math.min(account.budget, earned, account.depenses) : earned;
	return { account, share, earned, droit, solde: droit - account.acompte };
}

function toShare(
	{ realise, cible, tolerance = 0 }: ActionAccount,
	{ method }: SettlementRule,
): number | null {
	if (realise === null || cible === null || cible <= 0) return null;
	if (method === 'prorata') return Math.min(1, Math.max(0, realise / cible));
	return realise >= cible * (1 - tolerance) - EPSILON ? 1 : 0;
}

function addAll(values: readonly (number | null)[]): number | null {
	let sum = 0;
	for (const value of values) {
		if (value === null) return null;
		sum += value;
	}
	return values.length === 0 ? null : sum;
}
