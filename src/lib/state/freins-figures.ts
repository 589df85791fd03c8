import { getIndicator } from '../indicators/registry.ts';
import { toCell, type Cell } from '../models/cell.ts';
import { NBSP } from '../models/format.ts';
import { ENSEMBLE, formatPole } from '../models/index-rows.ts';
import { toSplitBars, type SplitRow } from '../models/split-bars.ts';
import { listVocabulary, sortByValue } from '../models/vocabulary.ts';
import { findRow, type PageContext } from './page.ts';
import { readCount } from './page-counts.ts';
import { toFigure, type PageFigure } from './page-figures.ts';

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

/** « 1 frein », « 36 freins ». */
function agree({ text, number }: Cell, one: string, many: string): string {
	return `${text} ${number !== null && number < 2 ? one : many}`;
}

/** Obstacles by family: identified, solved, and the share solved of those open. */
export function toFamilies(page: PageContext): PageFigure {
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
					: `${NBSP}; parmi les freins ouverts sur la période, ${rate.fraction} levés, soit ${rate.text}`;
			return `«${NBSP}${label}${NBSP}»${NBSP}: ${agree(whole, 'frein identifié', 'freins identifiés')}, ${agree(part, 'levé', 'levés')}${share}.`;
		},
		nothing: 'Aucun frein sur la période.',
		hasTotalBar: false,
	});
	return toFigure(page, 'taux_resolution_freins', { kind: 'parties', model });
}

/** Bars of the actions; the dark part counts the orientations that were taken up. */
export function toPartners(page: PageContext): PageFigure {
	const engaged = 'orientations_partenaires_engagees';
	const rows = toRows(
		page,
		'actions_partenariales',
		'type_partenaire',
		(modalite, ventilation) => ({
			whole: readCell(page, 'actions_partenariales', ventilation, modalite),
			part: readCount(page, engaged, 'orientations', page.pole, ventilation, modalite),
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
					: `${NBSP}; suite engagée pour ${rate.fraction} orientations vers lui`;
			return `«${NBSP}${label}${NBSP}»${NBSP}: ${agree(whole, 'action', 'actions')}${share}.`;
		},
		nothing: 'Aucune action sur la période.',
		hasTotalBar: false,
	});
	return toFigure(page, engaged, { kind: 'parties', model });
}
