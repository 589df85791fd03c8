import type { Settlement } from '../convention/settlement.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatEuros, formatSigned, NBSP } from './format.ts';
import { nameRule, toSettlementTable, type ActionLabels } from './settlement-words.ts';

/** A step of the balance; `from`, `to` in euros. */
export interface WaterfallStep {
	readonly id: string;
	/** `depart` known, `reduction` and `solde` simulated (dashed). */
	readonly kind: 'depart' | 'reduction' | 'solde';
	readonly label: string;
	/** « 6 222,80 € », « − 550,00 € ». */
	readonly text: string;
	readonly from: number;
	readonly to: number;
}

/** From the greatest balance to the simulated one, in euros. */
export interface WaterfallModel extends FigureWords {
	readonly steps: readonly WaterfallStep[];
	/** A sentence that the figure may not be shown without. */
	readonly note: string;
}

/** What every simulation of the balance says of itself. */
export const SIMULATION_NOTE = 'Simulation que la convention ne définit pas, aide à la décision.';

const TITLE = 'Du solde maximal au solde simulé';

/** The steps from the greatest balance to the simulated one, an action each. */
export function toWaterfall(
	settlement: Settlement,
	labels: ActionLabels,
	exercice: number,
): WaterfallModel {
	const steps = toSteps(settlement, labels);
	const name = `${TITLE}, exercice ${exercice}`;
	const last = steps.at(-1);
	return {
		steps,
		...(settlement.solde === null
			? {
					state: 'vide',
					message: settlement.actions.some(({ account }) => account.isWithheld === true)
						? 'Ce qui a été fait est couvert par le secret statistique\u00A0: le solde ne se simule pas.'
						: 'Le solde se simule une fois l’exercice terminé, pour des actions qui ont chacune un objectif.',
				}
			: { state: 'trace', message: null }),
		title: TITLE,
		subtitle: `En euros, exercice ${exercice}${NBSP}; participation acquise ${nameRule(settlement.rule)}`,
		note: SIMULATION_NOTE,
		reading: readBalance(settlement),
		population: null,
		alt: toAlt(name, [
			...steps.map(({ label, text }) => `${label}${NBSP}: ${text}`),
			last === undefined ? null : SIMULATION_NOTE.replace(/\.$/, ''),
		]),
		table: toSettlementTable(name, settlement, labels),
	};
}

function toSteps(settlement: Settlement, labels: ActionLabels): readonly WaterfallStep[] {
	const { actions, most, solde } = settlement;
	if (solde === null) return [];
	let level = most;
	const reductions = actions.map(({ account, droit }): WaterfallStep => {
		const from = level;
		level -= account.budget - (droit ?? 0);
		const name = (labels.get(account.action) ?? account.action).toLowerCase();
		return {
			id: account.action,
			kind: 'reduction',
			label: `Réduction, ${name}`,
			text: formatSigned(level - from, (n) => formatEuros(n, true)),
			from,
			to: level,
		};
	});
	return [
		{
			id: 'maximal',
			kind: 'depart',
			label: 'Solde maximal',
			text: formatEuros(most, true),
			from: 0,
			to: most,
		},
		...reductions,
		{
			id: 'solde',
			kind: 'solde',
			label: 'Solde simulé',
			text: formatEuros(solde, true),
			from: 0,
			to: solde,
		},
	];
}

function readBalance({ most, solde }: Settlement): string | null {
	if (solde === null) return null;
	if (solde < 0) {
		return `l’acompte versé dépasse de ${formatEuros(-solde, true)} la participation acquise selon cette règle.`;
	}
	const cut = most - solde;
	return cut < 0.005
		? `le solde simulé est le solde maximal, ${formatEuros(solde, true)}.`
		: `sur ${formatEuros(most, true)} au plus, ${formatEuros(solde, true)} seraient à verser selon cette règle.`;
}
