import type { Amounts, StatementGroup } from './accounts.ts';
import { formatDate, formatEuros, NBSP } from './format.ts';

/** What a statement must say besides its lines. */
export interface StatementFacts {
	/** « 83,3 % (27 500 € sur 33 000 €) », the share of the Département in the receipts; null where it is not known. */
	readonly share: string | null;
	readonly next: NextBudget;
}

/** The budget of the following exercise: its amounts where an agreement or the accounts have them, else its delivery. */
export interface NextBudget {
	readonly year: number;
	/** Planned expenses and receipts, euros; null where the extracts have none. */
	readonly planned: { readonly expenses: number; readonly receipts: number } | null;
	/** Day of its delivery, ISO; null while it is not known to be delivered. */
	readonly delivered: string | null;
	readonly due: string | null;
}

/** The sentences under the statement of an action: balance, contributions in kind, share, next budget. */
export function describeStatement(group: StatementGroup, facts: StatementFacts): readonly string[] {
	return [
		...(['realise', 'prevu'] as const).map((part) => describeBalance(group, part)),
		...describeInKind(group),
		...(facts.share === null
			? []
			: [`Part du Département dans les recettes réalisées${NBSP}: ${facts.share}.`]),
		describeNext(facts.next),
	];
}

function totalOf(
	group: StatementGroup,
	id: 'depense' | 'recette',
): Pick<Amounts, 'prevu' | 'realise'> {
	return group.sections.find((section) => section.id === id)?.total ?? { prevu: 0, realise: 0 };
}

/** Σ charges = Σ produits, or the difference in euros. */
function describeBalance(group: StatementGroup, part: 'prevu' | 'realise'): string {
	const [spent, received] = [totalOf(group, 'depense')[part], totalOf(group, 'recette')[part]];
	const name = part === 'realise' ? 'Réalisé' : 'Prévu';
	const sums = `${name}${NBSP}: charges ${formatEuros(spent, true)}, produits ${formatEuros(received, true)}`;
	const difference = Math.round((received - spent) * 100) / 100;
	if (difference === 0) return `${sums}${NBSP}; l’état est équilibré.`;
	const size = formatEuros(Math.abs(difference), true);
	return `${sums}${NBSP}; ${difference > 0 ? 'les produits dépassent les charges' : 'les charges dépassent les produits'} de ${size}.`;
}

/** Accounts 86 and 87 answer one another. */
function describeInKind(group: StatementGroup): readonly string[] {
	const lines = group.sections.find(({ id }) => id === 'nature')?.lines ?? [];
	if (lines.length === 0) return [];
	const add = (prefix: string): number =>
		lines
			.filter(({ compte }) => compte.startsWith(prefix))
			.reduce((sum, { realise }) => sum + realise, 0);
	const [used, given] = [add('86'), add('87')];
	const gap = Math.round((given - used) * 100) / 100;
	const words = `Contributions en nature réalisées, à part${NBSP}: emplois (compte 86) ${formatEuros(used, true)}, ressources (compte 87) ${formatEuros(given, true)}`;
	return [gap === 0 ? `${words}.` : `${words}${NBSP}; écart ${formatEuros(Math.abs(gap), true)}.`];
}

function describeNext({ year, planned, delivered, due }: NextBudget): string {
	const name = `Budget prévisionnel ${year}${NBSP}:`;
	if (planned !== null) {
		return `${name} charges ${formatEuros(planned.expenses, true)}, produits ${formatEuros(planned.receipts, true)}.`;
	}
	if (delivered !== null) {
		return `${name} document remis le ${formatDate(delivered)}${NBSP}; ses montants ne sont pas dans les extraits.`;
	}
	return due === null
		? `${name} il n’est pas dans les extraits.`
		: `${name} attendu le ${formatDate(due)}, sa remise n’est pas connue.`;
}
