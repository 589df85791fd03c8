import type { Drawing } from '../../charts/drawing.ts';
import type { Indicator } from '../../indicators/indicator.ts';

/** A kind of chart as a report names it: those of a drawing, and the cumulated line. */
export type FigureType = Drawing['kind'] | 'cumul';

/** A chart of an indicator: its kind, and the breakdown whose values it draws (null: pôles, months, or its own). */
export interface FigureChoice {
	readonly type: FigureType;
	readonly ventilation: string | null;
}

/** Kinds that belong to one indicator, the first one drawn unless a report says otherwise. */
const OWN: Readonly<Partial<Record<string, readonly FigureChoice[]>>> = {
	part_cer_signe: [
		{ type: 'survie', ventilation: null },
		{ type: 'points', ventilation: 'jours' },
	],
	parcours: [{ type: 'etapes', ventilation: null }],
	sorties: [
		{ type: 'sorties', ventilation: null },
		{ type: 'motifs', ventilation: null },
	],
	sorties_positives: [{ type: 'parties', ventilation: null }],
	freins_identifies: [{ type: 'parties', ventilation: 'famille' }],
	actions_partenariales: [{ type: 'parties', ventilation: 'type_partenaire' }],
	cer_a_echeance: [{ type: 'barres', ventilation: 'horizon' }],
	seances_realisees: [{ type: 'calendrier', ventilation: null }],
	taux_presence: [{ type: 'halteres', ventilation: null }],
	themes_couverts: [{ type: 'points', ventilation: 'theme' }],
	satisfaction_moyenne: [{ type: 'notes', ventilation: null }],
	participation_prevue: [{ type: 'budget', ventilation: null }],
	solde_simule: [{ type: 'cascade', ventilation: null }],
	livrables_a_temps: [{ type: 'echeancier', ventilation: null }],
	personnes_accompagnees: [{ type: 'cumul', ventilation: null }],
	personnes_contractualisees: [{ type: 'cumul', ventilation: null }],
};

/** Indicators that only their own kinds tell. */
const ONLY_OWN = new Set(['parcours', 'themes_couverts', 'satisfaction_moyenne']);
/** Pôles × families are drawn for the obstacles. */
const STEPPED = new Set(['freins_identifies', 'freins_solutionnes', 'taux_resolution_freins']);
/** Rates whose denominators are counts of the same things, one by one: a funnel tells chance apart. */
const hasFunnel = ({ wilson }: Indicator): boolean => wilson;

/** The charts that an indicator has, the default one first; empty where it has none. */
export function listFigureChoices(indicator: Indicator): readonly FigureChoice[] {
	const own = OWN[indicator.id] ?? [];
	if (ONLY_OWN.has(indicator.id) || indicator.chapter === 'C' || indicator.chapter === 'D') {
		return own;
	}
	return distinct([
		...own,
		...listByPole(indicator),
		...(hasFunnel(indicator) ? [{ type: 'entonnoir' as const, ventilation: null }] : []),
		...listByMonth(indicator),
		...indicator.breakdowns.flatMap(({ id }) => listByBreakdown(indicator, id)),
	]);
}

function listByPole({ unit, chapter }: Indicator): readonly FigureChoice[] {
	if (chapter === 'B') return [];
	return [{ type: unit === 'taux' ? 'points' : 'barres', ventilation: null }];
}

/** What happened in a month, or stood at its end; shares of curves are not read month by month. */
function listByMonth({ measure }: Indicator): readonly FigureChoice[] {
	return measure === 'part' || measure === 'mediane' ? [] : [{ type: 'serie', ventilation: null }];
}

function listByBreakdown(indicator: Indicator, ventilation: string): readonly FigureChoice[] {
	const whole: FigureChoice[] =
		indicator.unit === 'taux'
			? [{ type: 'points', ventilation }]
			: ['compte', 'stock'].includes(indicator.measure)
				? [{ type: 'barres', ventilation }]
				: [];
	return STEPPED.has(indicator.id) ? [...whole, { type: 'damier', ventilation }] : whole;
}

function distinct(choices: readonly FigureChoice[]): readonly FigureChoice[] {
	return choices.filter(
		({ type, ventilation }, index) =>
			choices.findIndex((one) => one.type === type && one.ventilation === ventilation) === index,
	);
}

/** The chart that a report asks for: the first that fits what it says; undefined where none does. */
export function findFigureChoice(
	indicator: Indicator,
	wanted: { readonly type?: string | undefined; readonly ventilation?: string | undefined },
): FigureChoice | undefined {
	return listFigureChoices(indicator).find(
		({ type, ventilation }) =>
			(wanted.type === undefined || type === wanted.type) &&
			(wanted.ventilation === undefined || ventilation === wanted.ventilation),
	);
}
