import { getIndicator } from '../indicators/registry.ts';
import { toModalityBars } from '../models/bars.ts';
import { describeAfterCutOff } from '../models/cell.ts';
import type { DotsModel } from '../models/dots.ts';
import { formatFraction, formatPercent, formatPlain } from '../models/format.ts';
import type { LeadPart } from '../models/lead.ts';
import { toModalityDots } from '../models/modality-dots.ts';
import {
	describeScope,
	findRow,
	plain,
	strong,
	toPageCard,
	withComparison,
	type PageCard,
	type PageContext,
} from './page.ts';
import { toBarsByPole, toFigure, toMonths, toPoleDots, type PageFigure } from './page-figures.ts';
import { isPublic, isShown } from './unpublished.ts';

/** The cards on top: who is sent, is it the agreed public, do they come, are they taken on. */
export const FIRST_CARDS = [
	'personnes_orientees',
	'orientations_conformes',
	'presence_premier_rendez_vous',
	'taux_accueil',
] as const;

/** What followed: accompaniments, as a flow and as a stock. */
export const SECOND_CARDS = [
	'personnes_accompagnees',
	'accompagnements_debutes',
	'file_active',
	'personnes_par_referent',
] as const;

/** Never published: it would tell of one referent. */
const BY_REFERENT = 'personnes_par_referent';

/** Everything that the page of orientations shows, for a period and a pôle. */
export interface Orientations {
	readonly lead: readonly LeadPart[];
	readonly first: readonly PageCard[];
	readonly second: readonly PageCard[];
	/** By month and by age. */
	readonly who: readonly PageFigure[];
	/** Criteria and presence, one by one. */
	readonly criteria: readonly PageFigure[];
	/** A dot plot a rate, by pôle. */
	readonly rates: readonly PageFigure[];
	/** Mean delays by pôle, with what is published. */
	readonly delays: readonly PageFigure[];
	/** Accompaniments by month, by age, and by referent. */
	readonly accompanied: readonly PageFigure[];
}

/** The page of orientations of what the reader chose. */
export function toOrientations(page: PageContext): Orientations {
	return {
		lead: toLeadParts(page),
		first: FIRST_CARDS.map((id) => toPageCard(page, id)),
		second: SECOND_CARDS.filter((id) => !(isPublic(page) && id === BY_REFERENT)).map((id) =>
			toPageCard(page, id),
		),
		who: [
			toMonths(page, 'personnes_orientees'),
			toAges(page, 'personnes_orientees', 'Âge des personnes orientées'),
		].filter(isShown),
		criteria: [
			toFigure(page, 'orientations_conformes', { kind: 'points', model: toCriteria(page) }),
			toFigure(page, 'presence_premier_rendez_vous', { kind: 'points', model: toPresence(page) }),
		],
		rates: [
			toPoleDots(page, 'orientations_conformes'),
			toPoleDots(page, 'presence_premier_rendez_vous'),
			toPoleDots(page, 'taux_accueil'),
			toPoleDots(page, 'orientations_sans_accompagnement'),
		],
		delays: [
			toBarsByPole(page, 'delai_moyen_orientation', {
				title: 'De l’entrée dans le RSA à l’orientation',
				subtitle: 'Délai moyen, en jours',
			}),
			toBarsByPole(page, 'delai_moyen_premier_rendez_vous', {
				title: 'De l’orientation au premier rendez-vous',
				subtitle: 'Délai moyen, en jours',
			}),
		],
		accompanied: [
			toMonths(page, 'accompagnements_debutes'),
			toMonths(page, 'file_active'),
			toAges(page, 'personnes_accompagnees', 'Âge des personnes accompagnées'),
			isPublic(page) ? null : toByReferent(page),
		].filter(isShown),
	};
}

function toByReferent(page: PageContext): PageFigure {
	return toBarsByPole(page, BY_REFERENT, {
		title: 'Personnes par référent',
		subtitle: 'Personnes accompagnées au dernier jour, rapportées à leurs référents',
		aside: {
			head: 'Personnes',
			parts: [
				{
					id: 'file_active',
					words: (text, n) => `${text} ${(n ?? 0) < 2 ? 'personne' : 'personnes'}`,
				},
			],
		},
	});
}

function toAges(page: PageContext, id: string, title: string): PageFigure {
	const { lookup, period, pole, poles } = page;
	const model = toModalityBars(lookup, getIndicator(id), {
		period,
		pole,
		poles,
		breakdown: 'tranche_age',
		title,
		subtitle: 'Personnes et part de leur nombre',
	});
	return toFigure(page, id, { kind: 'barres', model });
}

function toCriteria(page: PageContext): DotsModel {
	const { lookup, period, pole, poles } = page;
	return toModalityDots(lookup, getIndicator('orientations_conformes'), {
		period,
		pole,
		poles,
		title: 'Le public convenu, critère par critère',
		total: 'Les cinq critères',
		breakdowns: ['critere'],
		...withComparison(page),
		short: { enfant_ou_grossesse: 'Jeune enfant ou grossesse' },
	});
}

function toPresence(page: PageContext): DotsModel {
	const { lookup, period, pole, poles } = page;
	const row = lookup.get({
		indicateur: 'presence_premier_rendez_vous',
		periode: period.id,
		pole,
	});
	const known = row?.numerateur != null && row.denominateur !== null && row.denominateur > 0;
	return toModalityDots(lookup, getIndicator('presence_premier_rendez_vous'), {
		period,
		pole,
		poles,
		title: 'Suite du premier rendez-vous',
		breakdowns: ['presence'],
		...withComparison(page),
		reading: known
			? `pour ${formatFraction(row.numerateur, row.denominateur)} orientations dont la suite est connue, la personne est venue.`
			: null,
	});
}

/** Two sentences at most; what is withheld or unknown is left out of them. */
function toLeadParts(page: PageContext): readonly LeadPart[] {
	const { period } = page;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	const people = findRow(page, 'personnes_orientees')?.valeur ?? null;
	if (people === null) return [plain('Aucun chiffre n’est publié pour cette période.')];
	const one = people < 2;
	return [
		strong(`${formatPlain(people)} ${one ? 'personne' : 'personnes'}`),
		plain(` ${one ? 'a été orientée' : 'ont été orientées'} vers la CAF ${describeScope(page)}`),
		...toRateParts(
			page,
			'orientations_conformes',
			'\u00A0; ',
			' des orientations sont du public convenu',
		),
		plain('.'),
		...toWelcome(page),
	];
}

function toWelcome(page: PageContext): readonly LeadPart[] {
	const came = toRateParts(
		page,
		'presence_premier_rendez_vous',
		' La personne est venue dans ',
		' des cas où la suite du premier rendez-vous est connue',
	);
	if (came.length === 0) return [];
	const welcomed = toRateParts(
		page,
		'taux_accueil',
		', et ',
		' des personnes éligibles venues ont été prises en accompagnement',
	);
	return [...came, ...welcomed, plain('.')];
}

function toRateParts(
	page: PageContext,
	id: string,
	before: string,
	after: string,
): readonly LeadPart[] {
	const share = findRow(page, id)?.valeur ?? null;
	return share === null ? [] : [plain(before), strong(formatPercent(share)), plain(after)];
}
