import { DEFAULT_RULE } from '../../convention/settlement.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { getIndicator } from '../../indicators/registry.ts';
import { toAttendance } from '../../models/attendance.ts';
import { toModalityBars } from '../../models/bars.ts';
import { toBudgetStrip } from '../../models/budget-strip.ts';
import { selectDeadlines } from '../../models/deadlines.ts';
import { toDueContracts } from '../../models/due-contracts.ts';
import { toFunnel } from '../../models/funnel.ts';
import { formatPole } from '../../models/index-rows.ts';
import { toMarks } from '../../models/marks.ts';
import { toModalityDots } from '../../models/modality-dots.ts';
import { toSeries } from '../../models/series.ts';
import { toSessionStrip } from '../../models/session-strip.ts';
import { selectSessions } from '../../models/sessions.ts';
import { toStages } from '../../models/stages.ts';
import { toStepped } from '../../models/stepped.ts';
import { toTimeline } from '../../models/timeline.ts';
import type { FigureChoice, FigureType } from '../../reports/figures/figure-types.ts';
import type { Absence } from '../../reports/report-context.ts';
import { toCurve } from '../contrats.ts';
import { toFamilies, toPartners } from '../freins-figures.ts';
import { withEarlierExercice, type PageContext } from '../page.ts';
import { toBarsByPole, toFigure, toMonths, toPoleDots, type PageFigure } from '../page-figures.ts';
import { listActions, toSettlementView } from '../settlement.ts';
import { toByPole, toExitsModel, toMotives } from '../sorties.ts';
import { notPublished, readDetails } from './scoped-page.ts';

type Drawn = PageFigure | Absence;
type Draw = (page: PageContext, indicator: Indicator, ventilation: string | null) => Drawn;

/** The chart that a report places, made as the page of its indicator makes it. */
export function drawFigure(
	page: PageContext,
	id: string,
	{ type, ventilation }: FigureChoice,
): Drawn {
	return DRAW[type](page, getIndicator(id), ventilation);
}

const DRAW: Readonly<Record<FigureType, Draw>> = {
	points: (page, indicator, ventilation) =>
		ventilation === null ? toPoleDots(page, indicator.id) : drawDots(page, indicator, ventilation),
	barres: (page, indicator, ventilation) =>
		ventilation === null
			? toBarsByPole(page, indicator.id, { title: indicator.label })
			: drawBars(page, indicator, ventilation),
	serie: (page, { id }) => orAbsent(toMonths(page, id), 'Série mois par mois'),
	cumul: drawCumulated,
	survie: (page) =>
		readDetails(page) === null
			? notPublished('Courbe des premiers contrats')
			: orAbsent(toCurve(page), 'Courbe des premiers contrats'),
	entonnoir: drawFunnel,
	etapes: (page, indicator) =>
		toFigure(page, indicator.id, { kind: 'etapes', model: toStages(page.lookup, indicator, page) }),
	parties: drawParts,
	damier: drawStepped,
	sorties: (page, { id }) =>
		toFigure(page, id, {
			kind: 'sorties',
			model: toExitsModel(page, 'Où vont les personnes à la sortie'),
		}),
	motifs: (page, { id }) => toFigure(page, id, { kind: 'motifs', model: toMotives(page) }),
	calendrier: drawCalendar,
	halteres: drawAttendance,
	notes: (page, indicator) =>
		toFigure(page, indicator.id, {
			kind: 'notes',
			model: toMarks(page.lookup, indicator, { ...toPlace(page), pole: page.pole }),
		}),
	cascade: (page, { id }) =>
		toFigure(page, id, {
			kind: 'cascade',
			model: toSettlementView(page, DEFAULT_RULE).waterfall,
		}),
	echeancier: drawTimeline,
	budget: (page, { id }) =>
		toFigure(page, id, {
			kind: 'budget',
			model: toBudgetStrip(page.lookup, getIndicator, { period: page.period }),
		}),
};

function orAbsent(figure: PageFigure | null, what: string): Drawn {
	return figure ?? notPublished(what);
}

/** « Étapes réalisées, par type d’étape ». */
function nameBreakdown(indicator: Indicator, ventilation: string): string {
	const found = indicator.breakdowns.find(({ id }) => id === ventilation);
	if (found === undefined) throw new Error(`breakdown: ${indicator.id}, ${ventilation}`);
	return `${indicator.label}, par ${found.label.toLowerCase()}`;
}

function toPlace({ period, pole, poles }: PageContext) {
	return { period, where: formatPole(pole, poles).replace(/^E/, 'e') };
}

function drawDots(page: PageContext, indicator: Indicator, ventilation: string): Drawn {
	const { lookup, period, pole, poles } = page;
	const model = toModalityDots(lookup, indicator, {
		period,
		pole,
		poles,
		title: nameBreakdown(indicator, ventilation),
		total: 'Ensemble',
		breakdowns: [ventilation],
	});
	return toFigure(page, indicator.id, { kind: 'points', model });
}

function drawBars(page: PageContext, indicator: Indicator, ventilation: string): Drawn {
	const { lookup, period, pole, poles } = page;
	const model =
		ventilation === 'horizon'
			? toDueContracts(lookup, indicator, { period, pole, poles })
			: toModalityBars(lookup, indicator, {
					period,
					pole,
					poles,
					breakdown: ventilation,
					title: nameBreakdown(indicator, ventilation),
					subtitle: 'Nombre, et part du total',
				});
	return toFigure(page, indicator.id, { kind: 'barres', model });
}

function drawCumulated(page: PageContext, indicator: Indicator): Drawn {
	const { lookup, exercice, year, pole, poles } = page;
	const rule = exercice.objectifs[indicator.id];
	const model = toSeries(lookup, indicator, {
		exercice,
		period: year,
		kind: 'cumul',
		pole,
		poles,
		...withEarlierExercice(page),
		...(rule === undefined ? {} : { rule }),
	});
	return toFigure(page, indicator.id, { kind: 'serie', model });
}

function drawFunnel(page: PageContext, indicator: Indicator): Drawn {
	const { lookup, period, poles, figures } = page;
	const axis = indicator.denominator ?? '';
	const { groups } = figures.scope;
	const model = toFunnel(lookup, indicator, {
		period,
		poles,
		axis,
		...(groups === undefined ? {} : { groups }),
	});
	return model === null
		? {
				absent: `${indicator.label} : moins de quatre pôles ont un effectif, leurs écarts ne se comparent pas.`,
			}
		: toFigure(page, indicator.id, { kind: 'entonnoir', model });
}

function drawParts(page: PageContext, { id }: Indicator): Drawn {
	if (id === 'sorties_positives') return toByPole(page);
	return id === 'actions_partenariales' ? toPartners(page) : toFamilies(page);
}

function drawStepped(page: PageContext, indicator: Indicator, ventilation: string | null): Drawn {
	const { lookup, period, poles, figures } = page;
	const model = toStepped(lookup, indicator, {
		period,
		poles,
		convention: figures.scope.convention,
		breakdown: ventilation ?? '',
		order: getIndicator('freins_identifies'),
		title: `${indicator.label}, par famille et par pôle`,
		subtitle: indicator.unit === 'taux' ? 'En\u00A0% des freins ouverts' : 'Nombre de freins',
	});
	return toFigure(page, indicator.id, { kind: 'damier', model });
}

function drawCalendar(page: PageContext, { id }: Indicator): Drawn {
	const details = readDetails(page);
	if (details === null) return notPublished('Calendrier des séances');
	const model = toSessionStrip(selectSessions(details.sessions, page.period, page.pole), {
		...toPlace(page),
		openMonths: page.exercice.regles.mois_ouverts_seances,
	});
	return toFigure(page, id, { kind: 'calendrier', model });
}

function drawAttendance(page: PageContext, { id }: Indicator): Drawn {
	const details = readDetails(page);
	if (details === null) return notPublished('Présences séance par séance');
	const sessions = selectSessions(details.sessions, page.period, page.pole);
	return toFigure(page, id, { kind: 'halteres', model: toAttendance(sessions, toPlace(page)) });
}

function drawTimeline(page: PageContext, { id }: Indicator): Drawn {
	const details = readDetails(page);
	if (details === null) return notPublished('Échéancier des livrables');
	const { period, exercice } = page;
	const deadlines = selectDeadlines(details.deliverables, {
		period,
		exercice,
		actions: listActions(page),
	});
	return toFigure(page, id, { kind: 'echeancier', model: toTimeline(deadlines, period) });
}
