import { getIndicator } from '../../indicators/registry.ts';
import { toStatement } from '../../models/accounts.ts';
import { toCell } from '../../models/cell.ts';
import { describeStatement, type NextBudget } from '../../models/statement-words.ts';
import type { Absence, DrawnStatement } from '../../reports/report-context.ts';
import { findRow, type PageContext } from '../page.ts';
import { listActions } from '../settlement.ts';
import { toWholeContext } from '../whole-page.ts';
import { notPublished, readDetails } from './scoped-page.ts';

/** The statement of expenses and receipts of the exercise: one action by its code, or all of them. */
export function makeStatement(
	chosen: PageContext,
	action: string | null,
): DrawnStatement | Absence {
	const page = toWholeContext(chosen);
	const details = readDetails(page);
	if (details === null) return notPublished('État des dépenses et des recettes, compte par compte');
	const { annee } = page.exercice;
	const actions = [...listActions(page)]
		.filter(([id]) => action === null || id === action)
		.map(([id, label]) => ({ id, label }));
	const accounts = details.accounts.filter(
		(line) => line.annee === annee && (action === null || line.action === action),
	);
	const of = action === null ? '' : `, ${actions[0]?.label.toLowerCase() ?? action}`;
	if (accounts.length === 0) {
		return {
			absent: `Aucune dépense ni recette n’est dans les extraits pour l’exercice ${annee}${of}.`,
		};
	}
	const statement = toStatement(
		accounts,
		actions,
		`État des dépenses et des recettes${of}, exercice ${annee}`,
	);
	const isOne = statement.groups.length === 1;
	return {
		statement,
		notes: statement.groups.flatMap((group) =>
			describeStatement(group, {
				share: readShare(page, group.id),
				next: findNextBudget(page, group.id),
			}).map((note) => (isOne ? note : `${group.label}. ${note}`)),
		),
	};
}

/** The share of the Département in the receipts, as its indicator has it. */
function readShare(page: PageContext, group: string): string | null {
	const indicator = getIndicator('part_departement');
	const row =
		group === 'ensemble'
			? findRow(page, indicator.id)
			: findRow(page, indicator.id, 'action', group);
	const cell = toCell(row, indicator, page.period);
	return cell.fraction === null ? null : `${cell.text} (${cell.fraction})`;
}

function findNextBudget(page: PageContext, group: string): NextBudget {
	const details = readDetails(page);
	const year = page.exercice.annee + 1;
	const isOf = (action: string | null): boolean => group === 'ensemble' || action === group;
	const lines = (details?.accounts ?? []).filter(
		(line) => line.annee === year && !line.enNature && isOf(line.action),
	);
	const add = (sens: string): number =>
		lines.filter((line) => line.sens === sens).reduce((sum, { prevu }) => sum + prevu, 0);
	const document = (details?.deliverables ?? []).find(
		({ annee, type, action }) =>
			annee === page.exercice.annee &&
			type === 'budget_previsionnel' &&
			(action === null || isOf(action)),
	);
	return {
		year,
		planned: lines.length === 0 ? null : { expenses: add('depense'), receipts: add('recette') },
		delivered: document?.remise ?? null,
		due: document?.echeance ?? null,
	};
}
