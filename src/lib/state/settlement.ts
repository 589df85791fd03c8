import {
	settle,
	type ActionAccount,
	type Settlement,
	type SettlementRule,
} from '../convention/settlement.ts';
import { formatEuros, UNKNOWN } from '../models/format.ts';
import { getIndicator } from '../indicators/registry.ts';
import { describeRule, listFormulas, type ActionLabels } from '../models/settlement-words.ts';
import { toWaterfall, type WaterfallModel } from '../models/waterfall.ts';
import { findRow, type PageContext } from './page.ts';
import { toAccountsContext } from './whole-page.ts';

/** What the target of each action counts, and the row that holds what was done over the exercise. */
const MEASURES: Readonly<Record<string, readonly [objective: string, cost: string]>> = {
	accompagnement: ['personnes_accompagnees', 'cout_par_personne'],
	information: ['seances_realisees', 'cout_par_seance'],
};

/** The simulation of the balance by a rule: its waterfall, its formula, in words and with its numbers. */
export interface SettlementView {
	readonly settlement: Settlement;
	readonly waterfall: WaterfallModel;
	readonly rule: string;
	readonly formulas: readonly string[];
	/** « 29 730,00 € », « nd » where nothing can be worked out. */
	readonly earned: string;
	readonly balance: string;
}

/** Codes and labels of the actions that have a budget, in order. */
export function listActions(page: PageContext): ActionLabels {
	const actions = getIndicator('participation_prevue').breakdowns[0]?.modalities ?? [];
	return new Map(
		actions
			.filter(({ id }) => Object.hasOwn(page.exercice.budget, id))
			.map(({ id, label }) => [id, label]),
	);
}

/** The accounts of each action over the exercise, from the released rows. */
export function listAccounts(page: PageContext): readonly ActionAccount[] {
	const whole = toAccountsContext(page);
	const { exercice, period } = page;
	const isOver = period.arrete >= exercice.date_fin;
	const amount = (id: string, action: string): number =>
		findRow(whole, id, 'action', action)?.valeur ?? 0;
	return [...listActions(page).keys()].map((action) => {
		const [objective = '', cost = ''] = MEASURES[action] ?? [];
		const target = exercice.objectifs[objective];
		const row = cost === '' ? undefined : findRow(whole, cost);
		return {
			action,
			budget: amount('participation_prevue', action),
			realise: isOver ? (row?.denominateur ?? null) : null,
			isWithheld: isOver && row?.secret === 'oui',
			cible: target?.cible ?? null,
			...(target?.tolerance === undefined ? {} : { tolerance: target.tolerance }),
			depenses: amount('depenses_realisees', action),
			acompte: amount('acompte_verse', action),
		};
	});
}

/** The balance by a rule, ready to be shown. */
export function toSettlementView(page: PageContext, rule: SettlementRule): SettlementView {
	const labels = listActions(page);
	const settlement = settle(listAccounts(page), rule);
	return {
		settlement,
		waterfall: toWaterfall(settlement, labels, page.exercice.annee),
		rule: describeRule(rule),
		formulas: listFormulas(settlement, labels),
		earned: formatAmount(settlement.droit),
		balance: formatAmount(settlement.solde),
	};
}

function formatAmount(amount: number | null): string {
	return amount === null ? UNKNOWN : formatEuros(amount, true);
}
