import type { BudgetAmounts, BudgetOptions, BudgetStrip } from './budget-strip.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatEuros, joinWords, NBSP } from './format.ts';
import { toTextCell, toValueCell, type TableModel } from './table.ts';

/** The rule that the indicator computes; a page that changes the rule gives its own words. */
const DEFAULT_RULE = 'au prorata des objectifs, plafonné aux dépenses réalisées';

/** Title, subtitle, note, alternative text and table of the strip. */
export function describeBudget(
	amounts: BudgetAmounts,
	{ period, rule = DEFAULT_RULE }: BudgetOptions,
): Omit<FigureWords, 'state' | 'message'> & Pick<BudgetStrip, 'note'> {
	const title = 'Participation du Département';
	const { planned } = amounts;
	return {
		title,
		subtitle: describeMaximum(amounts),
		reading: null,
		population: null,
		note: toNote(amounts, rule),
		alt: toAlt(`${title}, exercice ${period.exercice}`, [
			planned.number === null ? planned.spoken : `Maximum de ${formatEuros(planned.number)}`,
			describeShares(amounts),
		]),
		table: toTable(title, amounts, period.exercice),
	};
}

/** « Maximum de 31 114 € : accompagnement social 27 500 €, information collective 3 614 € ». */
function describeMaximum({ planned, actions }: BudgetAmounts): string {
	if (planned.number === null) return 'Maximum non connu';
	const maximum = `Maximum de ${formatEuros(planned.number)}`;
	const parts = actions.map(({ label, amount }) => `${label.toLowerCase()} ${formatEuros(amount)}`);
	return parts.length < 2 ? maximum : `${maximum}${NBSP}: ${joinWords(parts)}`;
}

function describeShares({ advance, balance }: BudgetAmounts): string {
	const paid = advance.number === null ? advance.spoken : formatEuros(advance.number, true);
	const simulated = balance.number === null ? balance.spoken : formatEuros(balance.number, true);
	return `Acompte versé${NBSP}: ${paid}, solde simulé${NBSP}: ${simulated}`;
}

function toNote({ balance, rest }: BudgetAmounts, rule: string): string {
	if (balance.state === 'secret') {
		return 'Le solde simulé est couvert par le secret statistique. Ce n’est pas zéro.';
	}
	if (balance.number === null) return 'Le solde se simule une fois l’exercice terminé.';
	const simulation = `Le solde est une simulation que la convention ne définit pas${NBSP}: ${rule}.`;
	if (balance.number < 0) {
		return `L’acompte dépasse de ${formatEuros(-balance.number, true)} la participation simulée. ${simulation}`;
	}
	return rest === null || rest < 0.005
		? simulation
		: `Reste non appelé${NBSP}: ${formatEuros(rest, true)}. ${simulation}`;
}

function toTable(title: string, amounts: BudgetAmounts, exercice: number): TableModel {
	const { planned, advance, balance, rest } = amounts;
	const money = (cell: BudgetAmounts['planned']): ReturnType<typeof toValueCell> =>
		cell.number === null
			? toValueCell(cell)
			: toTextCell(formatEuros(cell.number, true), cell.number);
	const rows = [
		{ id: 'acompte', label: 'Acompte versé', isTotal: false, cells: [money(advance)] },
		{ id: 'solde', label: 'Solde simulé', isTotal: false, cells: [money(balance)] },
		...(rest === null
			? []
			: [
					{
						id: 'reste',
						label: 'Reste non appelé',
						isTotal: false,
						cells: [toTextCell(formatEuros(rest, true), rest)],
					},
				]),
		{ id: 'prevue', label: 'Participation maximale', isTotal: true, cells: [money(planned)] },
	];
	return {
		caption: `${title}, exercice ${exercice}`,
		columns: [
			{ id: 'part', label: 'Part', align: 'texte' },
			{ id: 'montant', label: 'Montant', align: 'nombre' },
		],
		rows,
	};
}
