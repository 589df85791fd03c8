import { getIndicator } from '../indicators/registry.ts';
import { toModalityBars } from '../models/bars.ts';
import { describeAfterCutOff, toCell, type Cell } from '../models/cell.ts';
import { formatPercent, formatPlain, NBSP } from '../models/format.ts';
import { ENSEMBLE, formatPole } from '../models/index-rows.ts';
import type { LeadPart } from '../models/lead.ts';
import { toModalityDots } from '../models/modality-dots.ts';
import { toSplitBars, type SplitRow } from '../models/split-bars.ts';
import { toStages } from '../models/stages.ts';
import { toStepped } from '../models/stepped.ts';
import { listVocabulary, sortByValue } from '../models/vocabulary.ts';
import {
	describeScope,
	findRow,
	plain,
	strong,
	toPageCard,
	type PageCard,
	type PageContext,
} from './page.ts';
import { toFigure, toPoleDots, type PageFigure } from './page-figures.ts';
import { readCount } from './sorties.ts';

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
	/** Families × pôles: identified, then the share solved. */
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
		lead: toLeadParts(page),
		cards: FREIN_CARDS.map((id) => toPageCard(page, id)),
		families: toFamilies(page),
		tables: toTables(page),
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

function describeWhere({ pole, poles }: PageContext): string {
	return pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
}

/** The values of a breakdown with what `read` says of each, the whole first; empty code for the whole. */
function toRows(
	page: PageContext,
	id: string,
	breakdown: string,
	read: (modalite: string, ventilation: string) => Pick<SplitRow, 'whole' | 'part' | 'rate'>,
): readonly SplitRow[] {
	const found = getIndicator(id).breakdowns.find((one) => one.id === breakdown);
	if (found === undefined) throw new Error(`breakdown: ${id}, ${breakdown}`);
	const names = listVocabulary(found, page.figures.scope.convention);
	const rows = names.map(({ code, label }) => ({
		code,
		label,
		isTotal: false,
		...read(code, breakdown),
	}));
	return [
		{ code: 'ensemble', label: 'Ensemble', isTotal: true, ...read('', '') },
		...sortByValue(rows, ({ whole }) => whole.number),
	];
}

function readCell(page: PageContext, id: string, ventilation: string, modalite: string): Cell {
	return toCell(findRow(page, id, ventilation, modalite), getIndicator(id), page.period);
}

function toFamilies(page: PageContext): PageFigure {
	const rows = toRows(page, 'freins_identifies', 'famille', (modalite, ventilation) => ({
		whole: readCell(page, 'freins_identifies', ventilation, modalite),
		part: readCell(page, 'freins_solutionnes', ventilation, modalite),
		rate: readCell(page, 'taux_resolution_freins', ventilation, modalite),
	}));
	const where = describeWhere(page);
	const model = toSplitBars(rows, {
		period: page.period,
		title: 'Freins identifiés et levés, par famille',
		subtitle: `Nombre de freins, ${where}${NBSP}; la partie foncée compte les freins levés sur la période, identifiés alors ou plus tôt. À droite, leur part parmi les freins ouverts, de 0 à 100${NBSP}%`,
		where,
		heads: { first: 'Famille', part: 'Levés', whole: 'Identifiés', rate: 'Part levée' },
		reading: ({ label, whole, part, rate }) => {
			const share =
				rate?.fraction == null || rate.number === null
					? ''
					: `${NBSP}; ${rate.fraction} freins ouverts sur la période ont été levés, soit ${rate.text}`;
			return `«${NBSP}${label}${NBSP}»${NBSP}: ${whole.text} freins identifiés, ${part.text} levés${share}.`;
		},
		nothing: 'Aucun frein sur la période.',
	});
	return toFigure(page, 'taux_resolution_freins', { kind: 'parties', model });
}

function toTables(page: PageContext): readonly PageFigure[] {
	const { lookup, period, poles, figures } = page;
	const { convention } = figures.scope;
	const shared = { period, poles, convention, breakdown: 'famille' };
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
			`En${NBSP}% des freins ouverts sur la période`,
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
	});
	return toFigure(page, id, { kind: 'points', model });
}

/** Bars of the actions; the dark part counts the orientations that were taken up. */
function toPartners(page: PageContext): PageFigure {
	const engaged = 'orientations_partenaires_engagees';
	const rows = toRows(
		page,
		'actions_partenariales',
		'type_partenaire',
		(modalite, ventilation) => ({
			whole: readCell(page, 'actions_partenariales', ventilation, modalite),
			part: readCount(page, engaged, page.pole, ventilation, modalite),
			rate: readCell(page, engaged, ventilation, modalite),
		}),
	);
	const where = describeWhere(page);
	const model = toSplitBars(rows, {
		period: page.period,
		title: 'Travail avec les partenaires',
		subtitle: `Nombre d’actions, ${where}${NBSP}; la partie foncée compte les orientations engagées. À droite, leur part parmi les orientations vers un partenaire`,
		where,
		heads: { first: 'Partenaire', part: 'Engagées', whole: 'Actions', rate: 'Part engagée' },
		reading: ({ label, whole, rate }) => {
			const share =
				rate?.fraction == null
					? ''
					: `${NBSP}; ${rate.fraction} orientations ont une suite engagée`;
			return `«${NBSP}${label}${NBSP}»${NBSP}: ${whole.text} actions${share}.`;
		},
		nothing: 'Aucune action sur la période.',
	});
	return toFigure(page, engaged, { kind: 'parties', model });
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

/** Two sentences at most; what is withheld or unknown is left out of them. */
function toLeadParts(page: PageContext): readonly LeadPart[] {
	const { period } = page;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	const found = findRow(page, 'freins_identifies')?.valeur ?? null;
	if (found === null) return [plain('Aucun chiffre n’est publié pour cette période.')];
	const solved = findRow(page, 'freins_solutionnes')?.valeur ?? null;
	const one = found < 2;
	return [
		strong(`${formatPlain(found)} ${one ? 'frein' : 'freins'}`),
		plain(` ${one ? 'a été identifié' : 'ont été identifiés'} ${describeScope(page)}`),
		...(solved === null
			? []
			: [plain(' et '), strong(`${formatPlain(solved)} ${solved < 2 ? 'levé' : 'levés'}`)]),
		plain('.'),
		...toProgress(page),
	];
}

function toProgress(page: PageContext): readonly LeadPart[] {
	const row = findRow(page, 'personnes_ayant_progresse');
	if (row?.valeur == null || row.numerateur === null || row.denominateur === null) return [];
	const one = row.numerateur < 2;
	return [
		plain(' '),
		strong(`${formatPlain(row.numerateur)} ${one ? 'personne' : 'personnes'}`),
		plain(
			` sur ${formatPlain(row.denominateur)} ${one ? 'a' : 'ont'} progressé, soit ${formatPercent(row.valeur)}.`,
		),
	];
}
