import type { ActionSettlement, Settlement, SettlementRule } from '../convention/settlement.ts';
import {
	formatEuros,
	formatPercent,
	formatPlain,
	formatTolerance,
	NBSP,
	UNKNOWN,
} from './format.ts';
import { toTextCell, type TableCell, type TableModel } from './table.ts';

/** Codes of the actions and their labels, in order. */
export type ActionLabels = ReadonlyMap<string, string>;

/** « au prorata des objectifs, plafonnée aux dépenses réalisées »: a rule in a few words. */
export function nameRule({ method, isCapped }: SettlementRule): string {
	const share = method === 'prorata' ? 'au prorata des objectifs' : 'tout ou rien';
	return `${share}, ${isCapped ? 'plafonnée aux dépenses réalisées' : 'sans plafond des dépenses'}`;
}

/** The formula of a rule, in words. */
export function describeRule({ method, isCapped }: SettlementRule): string {
	const earned =
		method === 'prorata'
			? 'le budget multiplié par la part de l’objectif atteinte (réalisé ÷ cible, au plus 1)'
			: 'le budget entier si l’objectif est atteint, tolérance retenue comprise, et rien sinon';
	const cap = isCapped ? ', sans dépasser les dépenses réalisées' : '';
	return `Pour chaque action, la participation acquise est ${earned}${cap}. Le solde est la participation acquise moins l’acompte versé.`;
}

/** The formula of each action with its numbers, one line each. */
export function listFormulas(settlement: Settlement, labels: ActionLabels): readonly string[] {
	return settlement.actions.map((one) => describeAction(one, settlement.rule, labels));
}

function describeAction(
	{ account, earned, droit }: ActionSettlement,
	{ method, isCapped }: SettlementRule,
	labels: ActionLabels,
): string {
	const name = `${labels.get(account.action) ?? account.action}${NBSP}: `;
	const { realise, cible } = account;
	if (cible === null) return `${name}sans objectif, rien ne se simule.`;
	if (account.isWithheld === true) {
		return `${name}ce qui a été fait est couvert par le secret statistique, rien ne se simule.`;
	}
	if (realise === null || earned === null || droit === null) {
		return `${name}se simule une fois l’exercice terminé.`;
	}
	const budget = formatEuros(account.budget, true);
	const reached = `${formatPlain(realise)} ÷ ${formatPlain(cible)}`;
	const share =
		method === 'prorata'
			? realise >= cible
				? `${budget} (objectif atteint${NBSP}: ${formatPlain(realise)} pour ${formatPlain(cible)})`
				: `${budget} × ${reached} = ${formatEuros(earned, true)}`
			: `${formatEuros(earned, true)} (${earned > 0 ? 'objectif atteint' : 'objectif non atteint'}${NBSP}: ${formatPlain(realise)} pour ${formatPlain(cible)}${describeTolerance(account.tolerance)})`;
	if (!isCapped) return `${name}${share}.`;
	const spent = `${formatEuros(account.depenses, true)} de dépenses`;
	return `${name}le plus petit de ${share} et de ${spent}, soit ${formatEuros(droit, true)}.`;
}

function describeTolerance(tolerance: number | undefined): string {
	return tolerance === undefined || tolerance === 0
		? ''
		: `, tolérance retenue ${formatTolerance(tolerance)}`;
}

/** Every number of a settlement, action by action and in all. */
export function toSettlementTable(
	caption: string,
	settlement: Settlement,
	labels: ActionLabels,
): TableModel {
	const { actions } = settlement;
	const add = (read: (one: ActionSettlement) => number): number =>
		actions.reduce((sum, one) => sum + read(one), 0);
	return {
		caption,
		columns: [
			{ id: 'action', label: 'Action', align: 'texte' },
			{ id: 'budget', label: 'Budget', align: 'nombre' },
			{ id: 'objectif', label: 'Réalisé pour la cible', align: 'nombre' },
			{ id: 'part', label: 'Part retenue', align: 'nombre' },
			{ id: 'depenses', label: 'Dépenses', align: 'nombre' },
			{ id: 'droit', label: 'Participation acquise', align: 'nombre' },
			{ id: 'acompte', label: 'Acompte versé', align: 'nombre' },
			{ id: 'solde', label: 'Solde simulé', align: 'nombre' },
		],
		rows: [
			...actions.map((one) => ({
				id: one.account.action,
				label: labels.get(one.account.action) ?? one.account.action,
				isTotal: false,
				cells: [
					toEuroCell(one.account.budget),
					toTextCell(formatReached(one)),
					one.share === null ? UNKNOWN_CELL : toTextCell(formatPercent(one.share), one.share),
					toEuroCell(one.account.depenses),
					toEuroCell(one.droit),
					toEuroCell(one.account.acompte),
					toEuroCell(one.solde),
				],
			})),
			{
				id: 'ensemble',
				label: 'Ensemble',
				isTotal: true,
				cells: [
					toEuroCell(add(({ account }) => account.budget)),
					toTextCell(''),
					toTextCell(''),
					toEuroCell(add(({ account }) => account.depenses)),
					toEuroCell(settlement.droit),
					toEuroCell(add(({ account }) => account.acompte)),
					toEuroCell(settlement.solde),
				],
			},
		],
	};
}

const UNKNOWN_CELL: TableCell = { text: UNKNOWN, number: null, state: 'inconnu' };

function toEuroCell(amount: number | null): TableCell {
	return amount === null ? UNKNOWN_CELL : toTextCell(formatEuros(amount, true), amount);
}

function formatReached({ account: { realise, cible } }: ActionSettlement): string {
	if (cible === null) return 'sans cible';
	return `${realise === null ? UNKNOWN : formatPlain(realise)} pour ${formatPlain(cible)}`;
}
