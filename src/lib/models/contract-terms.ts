import { countDays } from '../indicators/calendar.ts';
import type { Contract } from '../indicators/lists.ts';
import type { Period } from '../indicators/periods.ts';
import { formatShortDate } from './follow-up-table.ts';
import { formatDate, formatPlain, NBSP } from './format.ts';
import { ENSEMBLE, formatPole, type PoleName } from './index-rows.ts';
import { toTextCell, type TableModel } from './table.ts';

interface TermsOptions {
	readonly period: Period;
	readonly pole: string;
	readonly poles: readonly PoleName[];
}

/**
 * Of the contracts of an exercise, those of the accompaniments that go on at the end of a period of it and have no
 * renewal signed, by due date and number (annexe).
 */
export function listContractTerms(
	contracts: Iterable<Contract>,
	{ period, pole }: Pick<TermsOptions, 'period' | 'pole'>,
): readonly Contract[] {
	const last = period.effectif;
	const found: Contract[] = [];
	for (const one of contracts) {
		const { code_pole, signature, suivant, sortie } = one;
		const isOpen =
			signature <= last &&
			(suivant === null || suivant > last) &&
			(sortie === null || sortie > last);
		if (isOpen && (pole === ENSEMBLE || pole === code_pole)) found.push(one);
	}
	return found.sort((a, b) => compare(a.fin, b.fin) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Those contracts as a table, the days left counted from the last day of the period. */
export function toContractTermsTable(
	contracts: Iterable<Contract>,
	{ period, pole, poles }: TermsOptions,
): TableModel {
	return {
		caption: `Contrats par échéance et par numéro, ${formatPole(pole, poles).replace(/^E/, 'e')}, au ${formatDate(period.effectif)}`,
		columns: [
			{ id: 'echeance', label: 'Échéance', align: 'texte' },
			{ id: 'numero', label: 'Contrat', align: 'texte' },
			{ id: 'pole', label: 'Pôle', align: 'texte' },
			{ id: 'rang', label: 'Rang', align: 'nombre' },
			{ id: 'signature', label: 'Signé le', align: 'texte' },
			{ id: 'validation', label: 'Validé le', align: 'texte' },
			{ id: 'reste', label: 'Reste (jours)', align: 'nombre' },
		],
		rows: listContractTerms(contracts, { period, pole }).map((one) => {
			const left = countDays(period.effectif, one.fin);
			return {
				id: one.id,
				label: formatShortDate(one.fin),
				isTotal: false,
				cells: [
					toTextCell(one.id),
					toTextCell(formatPole(one.code_pole, poles)),
					toTextCell(formatPlain(one.rang), one.rang),
					toTextCell(formatShortDate(one.signature)),
					toTextCell(one.validation === null ? 'non validé' : formatShortDate(one.validation)),
					toTextCell(left < 0 ? `échu depuis ${-left}${NBSP}jours` : formatPlain(left), left),
				],
			};
		}),
	};
}
