import { getIndicator } from '../indicators/registry.ts';
import { toModalityBars } from '../models/bars.ts';
import { NBSP } from '../models/format.ts';
import type { LeadPart } from '../models/lead.ts';
import { toModalityDots } from '../models/modality-dots.ts';
import { toStages } from '../models/stages.ts';
import { toStepped } from '../models/stepped.ts';
import { toFamilies, toPartners } from './freins-figures.ts';
import { toFreinsLead } from './freins-lead.ts';
import { toPageCard, withComparison, type PageCard, type PageContext } from './page.ts';
import { toFigure, toPoleDots, type PageFigure } from './page-figures.ts';
import { isPublic } from './unpublished.ts';

/** Obstacles and progress, on top. */
export const FREIN_CARDS = [
	'freins_identifies',
	'freins_solutionnes',
	'personnes_avec_frein',
	'personnes_ayant_progresse',
] as const;

/** Steps and final reviews. */
export const STEP_CARDS = [
	'etapes_realisees',
	'etapes_abandonnees',
	'etapes_dans_cer',
	'bilans_finaux',
] as const;

/** Work with partners. */
export const PARTNER_CARDS = [
	'actions_partenariales',
	'orientations_partenaires_engagees',
] as const;

/** Everything that the page of obstacles and steps shows, for a period and a pôle. */
export interface Freins {
	readonly lead: readonly LeadPart[];
	readonly cards: readonly PageCard[];
	readonly families: PageFigure;
	/** Families × pôles: identified, then the share solved; none in the edition of diffusion. */
	readonly tables: readonly PageFigure[];
	readonly people: readonly PageFigure[];
	readonly stages: PageFigure;
	readonly stepCards: readonly PageCard[];
	readonly steps: readonly PageFigure[];
	readonly partnerCards: readonly PageCard[];
	readonly partners: readonly PageFigure[];
}

/** The page of obstacles and steps of what the reader chose. */
export function toFreins(page: PageContext): Freins {
	const { lookup, period, pole, poles } = page;
	const stages = toStages(lookup, getIndicator('parcours'), { period, pole, poles });
	return {
		lead: toFreinsLead(page),
		cards: FREIN_CARDS.map((id) => toPageCard(page, id)),
		families: toFamilies(page),
		tables: isPublic(page) ? [] : toTables(page),
		people: [
			toPoleDots(page, 'personnes_ayant_progresse', 'Personnes qui ont progressé'),
			toPoleDots(page, 'personnes_avec_frein'),
		],
		stages: toFigure(page, 'parcours', { kind: 'etapes', model: stages }),
		stepCards: STEP_CARDS.map((id) => toPageCard(page, id)),
		steps: [
			toSteps(page, 'etapes_realisees', 'Étapes réalisées, par type'),
			toSteps(page, 'etapes_abandonnees', 'Étapes abandonnées, par type'),
			toPoleDots(page, 'etapes_dans_cer'),
			toPoleDots(page, 'bilans_finaux'),
		],
		partnerCards: PARTNER_CARDS.map((id) => toPageCard(page, id)),
		partners: [toPartners(page), toNatures(page)],
	};
}

function toTables(page: PageContext): readonly PageFigure[] {
	const { lookup, period, poles, figures } = page;
	const { convention } = figures.scope;
	const order = getIndicator('freins_identifies');
	const shared = { period, poles, convention, breakdown: 'famille', order };
	const draw = (id: string, title: string, subtitle: string): PageFigure =>
		toFigure(page, id, {
			kind: 'damier',
			model: toStepped(lookup, getIndicator(id), { ...shared, title, subtitle }),
		});
	return [
		draw(
			'freins_identifies',
			'Freins identifiés, par famille et par pôle',
			'Nombre de freins identifiés sur la période',
		),
		draw(
			'freins_solutionnes',
			'Freins levés, par famille et par pôle',
			'Nombre de freins levés sur la période',
		),
		draw(
			'taux_resolution_freins',
			'Part des freins levés, par famille et par pôle',
			`En${NBSP}% des freins ouverts sur la période${NBSP}; sous 20 freins, leur nombre vient d’abord et la case reste blanche`,
		),
	];
}

function toSteps(page: PageContext, id: string, title: string): PageFigure {
	const { lookup, period, pole, poles } = page;
	const model = toModalityDots(lookup, getIndicator(id), {
		period,
		pole,
		poles,
		title,
		total: 'Toutes les étapes',
		breakdowns: ['type_etape'],
		...withComparison(page),
	});
	return toFigure(page, id, { kind: 'points', model });
}

function toNatures(page: PageContext): PageFigure {
	const { lookup, period, pole, poles } = page;
	const id = 'actions_partenariales';
	const model = toModalityBars(lookup, getIndicator(id), {
		period,
		pole,
		poles,
		breakdown: 'nature',
		title: 'Nature des actions avec les partenaires',
		subtitle: 'Actions et part de leur nombre',
	});
	const nothing = model.state === 'vide' ? { message: 'Aucune action sur la période.' } : {};
	return toFigure(page, id, { kind: 'barres', model: { ...model, ...nothing } });
}
