import { getIndicator } from '../indicators/registry.ts';
import { toCell } from '../models/cell.ts';
import { toDueContracts, type DueContractsModel } from '../models/due-contracts.ts';
import { NBSP } from '../models/format.ts';
import { toFunnel } from '../models/funnel.ts';
import type { LeadPart } from '../models/lead.ts';
import { toModalityDots } from '../models/modality-dots.ts';
import { toRates, type RateChoice, type RatesModel } from '../models/rates.ts';
import { chooseReferences } from '../models/references.ts';
import { toSurvival } from '../models/survival.ts';
import { toContractsLead } from './contrats-lead.ts';
import { findRow, toPageCard, withComparison, type PageCard, type PageContext } from './page.ts';
import { toBarsByPole, toFigure, toMonths, toPoleDots, type PageFigure } from './page-figures.ts';
import { isShown } from './unpublished.ts';

/** The cards of what was signed, and when. */
export const SIGNED_CARDS = [
	'cer_signes',
	'personnes_contractualisees',
	'delai_median_premier_cer',
	'delai_moyen_premier_cer',
] as const;

/** The rates of the table on top, in order. */
export const RATES = [
	'taux_contractualisation',
	'taux_cer_en_cours',
	'delai_premier_cer_respecte',
	'renouvellement_a_temps',
	'duree_cer_conforme',
	'diagnostics_annexes',
	'bilans_finaux',
] as const;

const COHORT = ['champ', 'accompagnements'] as const;

/** Everything that the page of contracts shows, for a period and a pôle. */
export interface Contrats {
	readonly lead: readonly LeadPart[];
	readonly rates: RatesModel;
	/** Null in the edition of diffusion: the steps of the curve are signatures, one by one. */
	readonly curve: PageFigure | null;
	readonly due: PageFigure & { readonly model: DueContractsModel };
	readonly delayByPole: PageFigure;
	/** Null under four pôles with a denominator. */
	readonly funnel: PageFigure | null;
	readonly signed: readonly PageCard[];
	/** Signatures by month, shares signed by a day, by pôle. */
	readonly signatures: readonly PageFigure[];
	/** Stock of valid contracts, contractualisation, validation. */
	readonly states: readonly PageFigure[];
}

/** The page of contracts of what the reader chose. */
export function toContrats(page: PageContext): Contrats {
	const { lookup, period, pole, poles, exercice } = page;
	const due = toDueContracts(lookup, getIndicator('cer_a_echeance'), { period, pole, poles });
	return {
		lead: toContractsLead(page),
		rates: toRates(lookup, listRates(page), {
			period,
			pole,
			poles,
			title: 'Respect des règles du contrat',
			objectifs: exercice.objectifs,
			...withComparison(page),
		}),
		curve: toCurve(page),
		due: { ...toFigure(page, 'cer_a_echeance', { kind: 'barres', model: due }), model: due },
		delayByPole: toPoleDots(page, 'delai_premier_cer_respecte'),
		funnel: toDelayFunnel(page),
		signed: SIGNED_CARDS.map((id) => toPageCard(page, id, { note: noteOn(page, id) })),
		signatures: listSignatures(page),
		states: listStates(page),
	};
}

function listRates({ references, exercice }: PageContext): readonly RateChoice[] {
	return RATES.flatMap((id) => {
		const indicator = getIndicator(id);
		const marks = chooseReferences(references, id, exercice.annee);
		const main: RateChoice = { indicator, references: marks };
		if (id !== 'delai_premier_cer_respecte') return [main];
		return [main, { indicator, ventilation: COHORT[0], modalite: COHORT[1] }];
	});
}

/** The curve of first contracts; none in the edition of diffusion. */
export function toCurve(page: PageContext): PageFigure | null {
	const { figures, lookup, period, pole, poles, exercice, references } = page;
	if (figures.details === null) return null;
	const model = toSurvival(figures.details.signatures, lookup, {
		period,
		pole,
		poles,
		delayMonths: exercice.regles.delai_premier_cer_mois,
		references: chooseReferences(references, 'delai_moyen_premier_cer', exercice.annee),
		getIndicator,
	});
	return toFigure(page, 'part_cer_signe', { kind: 'survie', model });
}

function toDelayFunnel(page: PageContext): PageFigure | null {
	const id = 'delai_premier_cer_respecte';
	const model = toFunnel(page.lookup, getIndicator(id), {
		period: page.period,
		poles: page.poles,
		axis: 'orientations au délai échu',
	});
	return model === null ? null : toFigure(page, id, { kind: 'entonnoir', model });
}

function listSignatures(page: PageContext): readonly PageFigure[] {
	const { lookup, period, pole, poles } = page;
	const shares = toModalityDots(lookup, getIndicator('part_cer_signe'), {
		period,
		pole,
		poles,
		title: 'Premier contrat signé à 30, 60 et 90 jours',
		breakdowns: ['jours', 'champ'],
		...withComparison(page),
		short: { accompagnements: 'En 60 jours, suivies' },
		reading: `estimation de Kaplan–Meier sur toutes les orientations${NBSP}; la dernière ligne s’en tient à celles qui sont suivies d’un accompagnement, à 60 jours.`,
	});
	const rang = (modalite: string) => ({ id: 'cer_signes', ventilation: 'rang', modalite });
	return [
		toMonths(page, 'cer_signes'),
		toFigure(page, 'part_cer_signe', { kind: 'points', model: shares }),
		toBarsByPole(page, 'cer_signes', {
			title: 'Contrats signés',
			aside: {
				head: 'Rang',
				parts: [
					{
						...rang('premier'),
						words: (text, n) => `${text} ${(n ?? 0) < 2 ? 'premier' : 'premiers'}`,
					},
					{
						...rang('renouvellement'),
						words: (text, n) => `${text} ${(n ?? 0) < 2 ? 'suivant' : 'suivants'}`,
					},
				],
			},
		}),
		toBarsByPole(page, 'delai_moyen_premier_cer', {
			title: 'Délai moyen du premier contrat',
			subtitle: 'Contrats signés, en jours depuis l’orientation',
			aside: {
				head: 'Médiane de toutes les orientations',
				parts: [
					{
						id: 'delai_median_premier_cer',
						words: (text, n) => (n === null ? 'sans médiane' : `médiane ${text}`),
					},
				],
			},
		}),
	].filter(isShown);
}

function listStates(page: PageContext): readonly PageFigure[] {
	return [
		toPoleDots(page, 'taux_contractualisation', 'Part des personnes accompagnées sous contrat'),
		toPoleDots(page, 'taux_cer_en_cours'),
		toBarsByPole(page, 'delai_moyen_validation', {
			title: 'Validation des contrats',
			subtitle: 'Délai moyen de la signature à la validation par le pôle, en jours',
		}),
		toBarsByPole(page, 'cer_en_attente_validation', {
			title: 'Contrats en attente de validation',
			subtitle: 'Contrats signés et non validés au dernier jour, accompagnement en cours',
		}),
	];
}

/** The breakdown that a card says in its note, null where there is none. */
function noteOn(page: PageContext, id: string): string | null {
	const read = (ventilation: string, modalite: string) =>
		toCell(findRow(page, id, ventilation, modalite), getIndicator(id), page.period);
	if (id === 'cer_signes') {
		const first = read('rang', 'premier');
		const next = read('rang', 'renouvellement');
		return `Premiers contrats${NBSP}: ${first.text}. Renouvellements${NBSP}: ${next.text}`;
	}
	if (id === 'personnes_contractualisees') {
		const { rateText } = toPageCard(page, 'taux_contractualisation').kpi;
		return rateText === null ? null : `${rateText} des accompagnées`;
	}
	if (id === 'delai_moyen_premier_cer') {
		return chooseReferences(page.references, id, page.exercice.annee)[0]?.label ?? null;
	}
	if (id !== 'delai_median_premier_cer') return null;
	return `Orientations suivies d’un accompagnement${NBSP}: ${read(...COHORT).text}${NBSP}jours`;
}
