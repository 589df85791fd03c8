import { getIndicator } from '../indicators/registry.ts';
import { toStatement, type Statement } from '../models/accounts.ts';
import { toActionTable } from '../models/action-table.ts';
import { describeAfterCutOff } from '../models/cell.ts';
import { toBudgetStrip, type BudgetStrip } from '../models/budget-strip.ts';
import { formatEuros, NBSP } from '../models/format.ts';
import type { Kpi } from '../models/kpi.ts';
import type { LeadPart } from '../models/lead.ts';
import { toSpending, type SpendingRow } from '../models/spending.ts';
import type { TableModel } from '../models/table.ts';
import { findRow, plain, strong, type PageCard, type PageContext } from './page.ts';
import { listActions } from './settlement.ts';
import { noteWholeOnly, toAccountsContext, toWholeCard } from './whole-page.ts';

/** The accounts of the exercise, as plain cards. */
export const BUDGET_CARDS = [
	'depenses_realisees',
	'recettes_realisees',
	'cout_par_personne',
	'cout_par_seance',
] as const;

/** What the table by action holds: every indicator of the finances but the two unit costs. */
export const ACTION_ROWS = [
	'participation_prevue',
	'depenses_realisees',
	'recettes_realisees',
	'contributions_nature',
	'resultat',
	'part_departement',
	'taux_execution',
	'acompte_du',
	'acompte_verse',
	'solde_verse',
	'droit_simule',
	'solde_simule',
] as const;

/** Everything that the page of the budget shows, for the exercise of a period. */
export interface BudgetPage {
	readonly lead: readonly LeadPart[];
	/** Why the period or the pôle chosen changes nothing; empty otherwise. */
	readonly scopeNote: string;
	readonly strip: BudgetStrip;
	readonly cards: readonly PageCard[];
	readonly spending: readonly SpendingRow[];
	readonly actions: TableModel;
	/** The definition of each row of that table. */
	readonly definitions: ReadonlyMap<string, Kpi>;
	/** Null in the edition of diffusion, whose accounts are those by action. */
	readonly statement: Statement | null;
	readonly exercice: number;
}

/** The page of the budget: the exercise whole, whatever the period and the pôle. */
export function toBudgetPage(chosen: PageContext): BudgetPage {
	const page = toAccountsContext(chosen);
	const { lookup, period, exercice, figures } = page;
	const actions = listActions(page);
	const caption = `Exercice ${exercice.annee}`;
	return {
		lead: toLead(page),
		scopeNote: describeScopeNote(chosen),
		strip: toBudgetStrip(lookup, getIndicator, { period }),
		cards: BUDGET_CARDS.map((id) => ({
			...toWholeCard(page, id, noteAmount(page, id)),
			scope: noteWholeOnly(chosen),
		})),
		spending: toSpending(lookup, getIndicator('taux_execution'), period.id, actions),
		actions: toActionTable(lookup, {
			period,
			indicators: ACTION_ROWS.map(getIndicator),
			actions,
			caption: `Les comptes par action, exercice ${exercice.annee}`,
		}),
		definitions: new Map(ACTION_ROWS.map((id) => [id, toWholeCard(page, id).kpi])),
		statement:
			figures.details === null
				? null
				: toStatement(
						figures.details.accounts.filter(({ annee }) => annee === exercice.annee),
						[...actions].map(([id, label]) => ({ id, label })),
						`État des dépenses et des recettes, ${caption.toLowerCase()}`,
					),
		exercice: exercice.annee,
	};
}

/** What is read aloud when the choice changes. */
export function announceBudget(chosen: PageContext): string {
	const { kpi } = toWholeCard(chosen, 'depenses_realisees');
	return `${kpi.title}, exercice ${chosen.exercice.annee}${NBSP}: ${kpi.value}`;
}

function describeScopeNote(chosen: PageContext): string {
	const { period, exercice } = chosen;
	const isPart = period.debut !== exercice.date_debut || period.fin !== exercice.date_fin;
	const pole = noteWholeOnly(chosen);
	if (!isPart && pole === '') return '';
	const year = isPart ? `les montants sont ceux de l’exercice ${exercice.annee} entier` : '';
	const whole = pole === '' ? '' : 'les comptes ne se répartissent pas par pôle';
	const words = [year, whole].filter((one) => one !== '').join(', et ');
	return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

function noteAmount(page: PageContext, id: string): string | null {
	const row = findRow(page, id);
	if (id === 'depenses_realisees') {
		const rate = findRow(page, 'taux_execution');
		return rate?.denominateur == null
			? null
			: `Prévu${NBSP}: ${formatEuros(rate.denominateur, true)}`;
	}
	if (id === 'recettes_realisees') {
		const result = findRow(page, 'resultat')?.valeur ?? null;
		return result === null ? null : `Résultat${NBSP}: ${formatEuros(result, true)}`;
	}
	if (row?.numerateur == null || row.denominateur == null) return null;
	const what = id === 'cout_par_personne' ? 'personnes' : 'séances';
	return `${formatEuros(row.numerateur, true)} pour ${row.denominateur} ${what}`;
}

function toLead(page: PageContext): readonly LeadPart[] {
	const { period } = page;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	const spent = findRow(page, 'taux_execution');
	const paid = findRow(page, 'acompte_verse')?.valeur ?? null;
	const most = findRow(page, 'participation_prevue')?.valeur ?? null;
	const parts: LeadPart[] = [];
	if (spent?.numerateur != null && spent.denominateur != null) {
		parts.push(
			strong(formatEuros(spent.numerateur)),
			plain(` ont été dépensés pour ${formatEuros(spent.denominateur)} prévus. `),
		);
	}
	if (paid !== null && most !== null) {
		parts.push(
			plain('Le Département a versé un acompte de '),
			strong(formatEuros(paid, true)),
			plain(`, sur une participation de ${formatEuros(most)} au plus.`),
		);
	}
	return parts.length > 0 ? parts : [plain('Aucun compte n’est connu pour cet exercice.')];
}
