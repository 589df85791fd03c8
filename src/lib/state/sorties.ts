import { getIndicator } from '../indicators/registry.ts';
import { describeAfterCutOff, toCell, type Cell } from '../models/cell.ts';
import { toExits, type ExitsModel } from '../models/exit-groups.ts';
import { toFollowUps, type FollowUpRow } from '../models/follow-up.ts';
import { formatPlain, NBSP } from '../models/format.ts';
import { toFunnel } from '../models/funnel.ts';
import { ENSEMBLE, formatPole } from '../models/index-rows.ts';
import type { LeadPart } from '../models/lead.ts';
import { toModalityDots } from '../models/modality-dots.ts';
import { toSplitBars } from '../models/split-bars.ts';
import { listVocabulary } from '../models/vocabulary.ts';
import { findRow, toPageCard, type PageCard, type PageContext } from './page.ts';
import { readCount } from './page-counts.ts';
import { toBarsByPole, toFigure, toPoleDots, type PageFigure } from './page-figures.ts';
import { toExitsLead } from './sorties-lead.ts';

/** The cards on top. */
export const EXIT_CARDS = [
	'sorties',
	'sorties_positives',
	'sorties_motif_renseigne',
	'duree_mediane_accompagnement',
] as const;

/** Everything that the page of exits shows, for a period and a pôle. */
export interface Sorties {
	readonly lead: readonly LeadPart[];
	readonly cards: readonly PageCard[];
	readonly groups: PageFigure;
	readonly motives: PageFigure;
	/** Positive exits and the rest, by pôle. */
	readonly byPole: PageFigure;
	/** Null under four pôles with a denominator. */
	readonly funnel: PageFigure | null;
	/** Positive exits with and without the ends of a right. */
	readonly scopes: PageFigure;
	/** Rates and length by pôle. */
	readonly rates: readonly PageFigure[];
	/** Null in the edition of diffusion, which holds no row of a person. */
	readonly followUps: FollowUps | null;
}

/** What followed for each accompaniment. */
export interface FollowUps {
	readonly rows: readonly FollowUpRow[];
	readonly subtitle: string;
	readonly message: string | null;
}

/** The page of exits of what the reader chose. */
export function toSorties(page: PageContext): Sorties {
	return {
		lead: toExitsLead(page),
		cards: EXIT_CARDS.map((id) => toPageCard(page, id, { note: noteOn(page, id) })),
		groups: toFigure(page, 'sorties', {
			kind: 'sorties',
			model: toExitsModel(page, 'Où vont les personnes à la sortie'),
		}),
		motives: toFigure(page, 'sorties', {
			kind: 'motifs',
			model: toMotives(page),
		}),
		byPole: toByPole(page),
		funnel: toPositiveFunnel(page),
		scopes: toScopes(page),
		rates: [
			toPoleDots(page, 'sorties_positives'),
			toPoleDots(page, 'sorties_motif_renseigne', 'Sorties dont le motif est renseigné'),
			toBarsByPole(page, 'duree_mediane_accompagnement', {
				title: 'Durée médiane des accompagnements terminés',
				subtitle: 'Du début à la fin de l’accompagnement, en jours',
			}),
		],
		followUps: toFollowUpsOf(page),
	};
}

/** The exits in their groups, under a title. */
export function toExitsModel(page: PageContext, title: string): ExitsModel {
	const { lookup, period, pole, poles, exercice, figures } = page;
	return toExits(lookup, getIndicator('sorties'), {
		period,
		pole,
		poles,
		convention: figures.scope.convention,
		positive: exercice.regles.motifs_positifs,
		title,
		rate: getIndicator('sorties_positives'),
	});
}

/** The motives one by one. */
export function toMotives(page: PageContext): ExitsModel {
	const where = page.pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(page.pole, page.poles);
	return {
		...toExitsModel(page, 'Les motifs en détail'),
		subtitle: `Nombre de sorties, ${where}`,
		reading: null,
	};
}

/** The exits with a positive motive, and all of them. */
export function toByPole(page: PageContext): PageFigure {
	const { lookup, period, poles } = page;
	const read = (id: string, pole: string): Cell =>
		toCell(lookup.get({ indicateur: id, periode: period.id, pole }), getIndicator(id), period);
	const rows = [{ code: ENSEMBLE, label: 'Ensemble' }, ...poles].map(({ code, label }) => ({
		code,
		label,
		isTotal: code === ENSEMBLE,
		whole: read('sorties', code),
		part: readCount(page, 'sorties_positives', 'sorties', code),
		rate: null,
	}));
	const model = toSplitBars(rows, {
		period,
		title: 'Sorties positives par pôle',
		subtitle: `Nombre de sorties${NBSP}; la partie foncée compte les sorties positives`,
		where: '',
		heads: { first: 'Pôle insertion', part: 'Positives', whole: 'Sorties', rate: null },
		reading: () => {
			const row = rows.find(
				({ isTotal, whole, part }) => !isTotal && (whole.number ?? 0) > 0 && part.number !== null,
			);
			if (row === undefined) return null;
			const verb = (row.part.number ?? 0) < 2 ? 'est positive' : 'sont positives';
			return `${row.label}${NBSP}: ${row.part.text} ${(row.part.number ?? 0) < 2 ? 'sortie' : 'sorties'} sur ${row.whole.text} ${verb}.`;
		},
		nothing: 'Aucune sortie sur la période.',
	});
	return toFigure(page, 'sorties_positives', { kind: 'parties', model });
}

function toPositiveFunnel(page: PageContext): PageFigure | null {
	const id = 'sorties_positives';
	const model = toFunnel(page.lookup, getIndicator(id), {
		period: page.period,
		poles: page.poles,
		axis: 'sorties dont le motif est connu',
	});
	return model === null ? null : toFigure(page, id, { kind: 'entonnoir', model });
}

/** With and without the ends of a right: a normal end is no failure. */
function toScopes(page: PageContext): PageFigure {
	const { lookup, period, pole, poles } = page;
	const model = toModalityDots(lookup, getIndicator('sorties_positives'), {
		period,
		pole,
		poles,
		title: 'Sorties positives, avec et sans les fins de droit',
		total: 'Tous les motifs connus',
		breakdowns: ['champ'],
		reading:
			(findRow(page, 'sorties_positives')?.valeur ?? null) === null
				? null
				: `«${NBSP}Hors fin de droit ou départ${NBSP}» laisse de côté les sorties que la situation explique${NBSP}: une fin de droit n’est pas un accompagnement manqué.`,
	});
	return toFigure(page, 'sorties_positives', { kind: 'points', model });
}

function toFollowUpsOf(page: PageContext): FollowUps | null {
	const { figures, period, pole, poles } = page;
	if (figures.details === null) return null;
	const { convention } = figures.scope;
	const motives = getIndicator('sorties')
		.breakdowns.filter(({ id }) => id === 'motif_sortie')
		.flatMap((breakdown) => listVocabulary(breakdown, convention));
	const isAfter = period.debut > period.arrete;
	const rows = isAfter
		? []
		: toFollowUps(figures.details.followUps[period.exercice] ?? [], {
				period,
				pole,
				poleName: (code) => formatPole(code, poles),
				motiveName: (code) => motives.find((one) => one.code === code)?.label ?? code,
			});
	return {
		rows,
		subtitle: `Un accompagnement par ligne${NBSP}: contrats, freins, étapes et issue, connus à l’arrêté. Édition de pilotage seulement.`,
		message: isAfter
			? describeAfterCutOff(period)
			: rows.length === 0
				? 'Aucun accompagnement sur la période.'
				: null,
	};
}

function noteOn(page: PageContext, id: string): string | null {
	if (id === 'duree_mediane_accompagnement') return 'Du début à la fin de l’accompagnement';
	if (id !== 'sorties') return null;
	const without = findRow(page, 'sorties', 'motif_sortie', 'non_renseigne')?.valeur ?? null;
	const exits = findRow(page, 'sorties')?.valeur ?? 0;
	if (without === null || exits === 0) return null;
	return without === 0
		? 'Le motif est renseigné partout'
		: `${formatPlain(without)} sans motif renseigné`;
}
