import type { FinancesAction, FinancesFinanceur } from '../../lib/schemas/schemas.ts';
import { terms } from './agreement.ts';
import { nextWorkday, toDay, toIso } from './calendar.ts';
import type { Random, Streams } from './random.ts';
import { createCounter } from './sessions.ts';
import type { WriteRow } from './sink.ts';

/** Planned expenses of 2020 in euros, by account. */
const EXPENSES: Readonly<Record<FinancesAction, readonly (readonly [string, string, number])[]>> = {
	accompagnement: [
		['60', 'Achats et fournitures', 980],
		['61', 'Services extérieurs, locaux et assurances', 2_150],
		['62', 'Autres services extérieurs, déplacements', 2_640],
		['63', 'Impôts et taxes sur les rémunérations', 1_870],
		['64', 'Charges de personnel', 29_300],
		['65', 'Autres charges de gestion courante', 410],
		['68', 'Dotations aux amortissements', 350],
		['86', 'Emplois des contributions en nature', 3_200],
	],
	information: [
		['60', 'Achats, documents remis aux participants', 390],
		['61', 'Services extérieurs, salles', 260],
		['62', 'Autres services extérieurs, déplacements', 420],
		['63', 'Impôts et taxes sur les rémunérations', 210],
		['64', 'Charges de personnel', 3_270],
		['68', 'Dotations aux amortissements', 50],
		['86', 'Emplois des contributions en nature', 640],
	],
};

/** Other receipts of 2020, planned. */
const OTHER_RECEIPTS: Readonly<Record<FinancesAction, number>> = {
	accompagnement: 600,
	information: 80,
};

/** Share of the participation of the Département that each year earned, by action. */
const EARNED: Readonly<Record<number, Readonly<Record<FinancesAction, number>>>> = {
	2019: { accompagnement: 0.92, information: 1 },
	2020: { accompagnement: 0.98, information: 10 / 13 },
};

const ACTIONS = ['accompagnement', 'information'] as const;

type WriteLine = (line: {
	readonly compte: string;
	readonly financeur: FinancesFinanceur | null;
	readonly libelle: string;
	readonly prevu: number;
	readonly realise: number;
}) => void;

/** Writes the statement of expenses and receipts of both actions, 2019 and 2020, balanced by the CAF. */
export function writeFinances(streams: Streams, write: WriteRow): void {
	const random = streams('finances');
	const nextLine = createCounter('L', 3);
	for (const { annee, budget } of terms) {
		for (const action of ACTIONS) {
			const writeLine: WriteLine = ({ compte, financeur, libelle, prevu, realise }) => {
				write('finances', {
					id_ligne: nextLine(),
					exercice: annee,
					action,
					sens: financeur === null ? 'depense' : 'recette',
					compte,
					financeur,
					libelle,
					montant_prevu: roundToCents(prevu),
					montant_realise: roundToCents(realise),
				});
			};
			const earned = EARNED[annee]?.[action] ?? 1;
			writeStatement(action, annee, budget[action], earned, random, writeLine);
		}
	}
}

function writeStatement(
	action: FinancesAction,
	year: number,
	budget: number,
	earned: number,
	random: Random,
	writeLine: WriteLine,
): void {
	const sums = { planned: 0, realised: 0, gift: 0, givenInKind: 0 };
	// Salaries follow the share of the work that was done; prices were lower in 2019.
	const work = 0.55 + 0.45 * earned;
	for (const [compte, libelle, euros] of EXPENSES[action]) {
		const prevu = year === 2019 ? Math.round(euros * 0.957) : euros;
		const realise = roundToCents(prevu * work * (0.955 + 0.04 * random.next()));
		if (compte === '86') [sums.gift, sums.givenInKind] = [prevu, realise];
		else [sums.planned, sums.realised] = [sums.planned + prevu, sums.realised + realise];
		writeLine({ compte, financeur: null, libelle, prevu, realise });
	}
	const other = OTHER_RECEIPTS[action];
	const otherRealised = roundToCents(other * (0.7 + 0.2 * random.next()));
	const paid = roundToCents(budget * earned);
	const balance = [sums.planned - budget - other, sums.realised - paid - otherRealised] as const;
	const receipts = [
		['74', 'departement', 'Participation du Département', budget, paid],
		['74', 'caf', 'Participation de la CAF', ...balance],
		['75', 'autre', 'Autres produits de gestion courante', other, otherRealised],
		['87', 'caf', 'Contributions en nature', sums.gift, sums.givenInKind],
	] as const;
	for (const [compte, financeur, libelle, prevu, realise] of receipts) {
		writeLine({ compte, financeur, libelle, prevu, realise });
	}
}

/** Writes the payments of the Département: an advance each year, and the balance of 2019. */
export function writePayments(write: WriteRow): void {
	for (const { annee, budget, taux_acompte } of terms) {
		for (const action of ACTIONS) {
			const acompte = roundToCents(budget[action] * taux_acompte);
			const code = `W${annee}-${action.slice(0, 3)}`;
			const line = { exercice: annee, action } as const;
			write('versements', {
				...line,
				id_versement: `${code}-A`,
				nature: 'acompte',
				date_versement: toIso(nextWorkday(toDay(`${annee}-05-20`))),
				montant: acompte,
			});
			if (annee !== 2019) continue;
			write('versements', {
				...line,
				id_versement: `${code}-S`,
				nature: 'solde',
				date_versement: '2020-06-15',
				montant: roundToCents(budget[action] * (EARNED[annee]?.[action] ?? 1) - acompte),
			});
		}
	}
}

function roundToCents(euros: number): number {
	return Math.round(euros * 100) / 100;
}
