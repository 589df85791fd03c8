import { shown } from './shown.ts';
import type { Drawing } from '../../src/lib/charts/drawing.ts';
import type { FrameContext } from '../../src/lib/charts/export-frame.ts';
import type { Kpi } from '../../src/lib/models/kpi.ts';
import type { Block, ReportDocument, Section, Words } from '../../src/lib/reports/blocks.ts';
import { toBudgetPage } from '../../src/lib/state/budget.ts';
import { toContrats } from '../../src/lib/state/contrats.ts';
import { toDeadlinesPage } from '../../src/lib/state/echeances.ts';
import { toFreins } from '../../src/lib/state/freins.ts';
import { toOrientations } from '../../src/lib/state/orientations.ts';
import { describeDates, toPageCard, type PageContext } from '../../src/lib/state/page.ts';
import { toSessionsPage } from '../../src/lib/state/seances.ts';
import { toSorties } from '../../src/lib/state/sorties.ts';
import { toSynthese } from '../../src/lib/state/synthese.ts';

const words = (text: string): readonly Words[] => [{ text }];
const paragraph = (text: string): Block => ({ kind: 'paragraphe', words: words(text) });
const list = (...items: readonly string[]): Block => ({
	kind: 'liste',
	isOrdered: false,
	items: items.map((item) => [paragraph(item)]),
});
const chart = (drawing: Drawing, kpi: Kpi | null = null): Block => ({
	kind: 'graphique',
	caption: {
		id: `figure-${drawing.model.title}`,
		kind: 'figure',
		number: null,
		text: drawing.model.title,
	},
	drawing,
	kpi,
});
const table = (model: Extract<Block, { kind: 'tableau' }>['table']): Block => ({
	kind: 'tableau',
	caption: { id: `tableau-${model.caption}`, kind: 'tableau', number: null, text: model.caption },
	table: model,
});

function section(
	id: string,
	title: string,
	blocks: readonly Block[],
	more: Partial<Section> = {},
): Section {
	return {
		id,
		title: words(title),
		kicker: 'Accompagnement social, exercice 2020',
		layout: 'texte',
		blocks,
		notes: [paragraph(`Notes de « ${title} ».`), list('Un point à dire.', 'Un autre.')],
		page: null,
		...more,
	};
}

/** A meeting's slides made by hand, one of each layout and of each kind of drawing. */
export function toSlidesFixture(page: PageContext, frame: FrameContext): ReportDocument {
	const cards = (...ids: readonly string[]): Block => ({
		kind: 'kpi',
		kpis: ids.map((id) => toPageCard(page, id).kpi),
	});
	const synthese = toSynthese(page);
	const contrats = toContrats(page);
	const budget = toBudgetPage(page);
	const sessions = toSessionsPage(page);
	const figures = [
		toOrientations(page),
		toFreins(page),
		toSorties(page),
		contrats,
		{ kind: 'calendrier', model: shown(sessions.oneByOne).strip },
		{ kind: 'halteres', model: shown(sessions.oneByOne).attendance },
		{ kind: 'notes', model: sessions.marks.model },
		{ kind: 'echeancier', model: shown(toDeadlinesPage(page).oneByOne).timeline },
		{ kind: 'budget', model: budget.strip },
	].flatMap((value: unknown) => findDrawings(value));
	const kinds = [...new Map(figures.map((drawing) => [drawing.kind, drawing])).values()];
	return {
		id: 'essai',
		form: 'diapositives',
		title: 'Comité de pilotage',
		subtitle: 'Accompagnement social des bénéficiaires du RSA',
		dates: describeDates(page.period),
		period: page.period.id,
		facts: ['Définitions version 1.0', 'Extraction du 8 janvier 2021'],
		frame,
		sections: [
			section('titre', 'Comité de pilotage', [paragraph('Rappel de la convention.')], {
				layout: 'titre',
				kicker: null,
			}),
			section('objectifs', 'Les objectifs de la convention', [
				cards(
					'personnes_accompagnees',
					'taux_accueil',
					'seances_realisees',
					'tableaux_mensuels_transmis',
				),
				cards(
					'journees_intervention',
					'reunions_tenues',
					'delai_median_premier_cer',
					'taux_contractualisation',
				),
			]),
			section(
				'accompagnement',
				'98 personnes accompagnées : l’objectif d’environ 100 est atteint',
				[
					cards('personnes_accompagnees', 'personnes_orientees', 'taux_contractualisation'),
					chart({ kind: 'serie', model: shown(synthese.series) }),
				],
				{ layout: 'nombre', page: '/' },
			),
			section(
				'contrats',
				'La moitié des premiers contrats sont signés en 48 jours, et les autres attendent parfois cinq mois de plus',
				[cards('delai_median_premier_cer'), chart(shown(contrats.curve).drawing)],
				{ layout: 'nombre', page: '/contrats' },
			),
			section('deux', 'Deux graphiques côte à côte', [
				chart(contrats.delayByPole.drawing),
				chart(
					synthese.dots.state === 'trace'
						? { kind: 'points', model: synthese.dots }
						: shown(contrats.curve).drawing,
				),
			]),
			section('texte', 'Des mots et un graphique', [
				paragraph('Un constat en une phrase, qui tient sur plusieurs lignes de la colonne.'),
				list(
					'Un premier point',
					'Un deuxième',
					'Un troisième, plus long que les autres, qui passe à la ligne',
				),
				chart({ kind: 'etapes', model: synthese.stages }),
			]),
			...kinds.map((drawing) =>
				section(`dessin-${drawing.kind}`, drawing.model.title, [chart(drawing)], {
					page: '/freins-et-parcours',
				}),
			),
			section('comptes', 'Les comptes', [
				{
					kind: 'etat-financier',
					caption: {
						id: 'etat',
						kind: 'tableau',
						number: null,
						text: shown(budget.statement).table.caption,
					},
					statement: shown(budget.statement),
					notes: ['Part du Département dans les recettes : 100 %.'],
				},
			]),
			section('tableau', 'Un tableau long', [table(budget.actions)]),
			section('decisions', 'Points à décider', [
				list(...synthese.alerts.map(({ text }) => text), 'À compléter.'),
			]),
		],
	};
}

/** The drawings in a value of a page, at any depth of its lists. */
function findDrawings(value: unknown): readonly Drawing[] {
	if (typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value)) return value.flatMap((one: unknown) => findDrawings(one));
	if ('kind' in value && 'model' in value) return [value as Drawing];
	return Object.values(value).flatMap((one: unknown) => findDrawings(one));
}
