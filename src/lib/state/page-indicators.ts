import { indicators } from '../indicators/registry.ts';
import type { Chapter } from '../indicators/indicator.ts';

/** A page that shows figures, as an address of this site. */
export type FigurePage =
	| '/orientations'
	| '/contrats'
	| '/freins-et-parcours'
	| '/sorties'
	| '/seances'
	| '/budget'
	| '/echeances';

/** The page that shows each indicator, its breakdowns included. */
export const PAGE_INDICATORS: Readonly<Record<FigurePage, readonly string[]>> = {
	'/orientations': [
		'personnes_orientees',
		'orientations_conformes',
		'delai_moyen_orientation',
		'presence_premier_rendez_vous',
		'delai_moyen_premier_rendez_vous',
		'taux_accueil',
		'orientations_sans_accompagnement',
		'accompagnements_debutes',
		'personnes_accompagnees',
		'file_active',
		'personnes_par_referent',
	],
	'/contrats': [
		'personnes_contractualisees',
		'taux_contractualisation',
		'taux_cer_en_cours',
		'cer_signes',
		'delai_premier_cer_respecte',
		'part_cer_signe',
		'delai_median_premier_cer',
		'delai_moyen_premier_cer',
		'delai_moyen_validation',
		'cer_en_attente_validation',
		'renouvellement_a_temps',
		'duree_cer_conforme',
		'diagnostics_annexes',
		'cer_a_echeance',
	],
	'/freins-et-parcours': [
		'freins_identifies',
		'freins_solutionnes',
		'taux_resolution_freins',
		'personnes_ayant_progresse',
		'personnes_avec_frein',
		'parcours',
		'etapes_realisees',
		'etapes_abandonnees',
		'etapes_dans_cer',
		'bilans_finaux',
		'actions_partenariales',
		'orientations_partenaires_engagees',
	],
	'/sorties': [
		'sorties',
		'sorties_motif_renseigne',
		'sorties_positives',
		'duree_mediane_accompagnement',
	],
	'/seances': listChapter('B'),
	'/budget': listChapter('C'),
	'/echeances': listChapter('D'),
};

function listChapter(chapter: Chapter): readonly string[] {
	return indicators.filter((one) => one.chapter === chapter).map(({ id }) => id);
}

const LABELS: Readonly<Record<FigurePage, string>> = {
	'/orientations': 'Orientations',
	'/contrats': 'Contrats (CER)',
	'/freins-et-parcours': 'Freins et parcours',
	'/sorties': 'Sorties',
	'/seances': 'Séances d’information',
	'/budget': 'Budget',
	'/echeances': 'Échéances et livrables',
};

const SHORT_LABELS: Readonly<Record<FigurePage, string>> = {
	'/orientations': 'Orientations',
	'/contrats': 'Contrats',
	'/freins-et-parcours': 'Parcours',
	'/sorties': 'Sorties',
	'/seances': 'Séances',
	'/budget': 'Budget',
	'/echeances': 'Échéances',
};

/** Whether an address is that of a page that shows figures. */
export function isFigurePage(path: string): path is FigurePage {
	return Object.hasOwn(PAGE_INDICATORS, path);
}

/** The page that shows an indicator; throws where none does. */
export function findIndicatorPage(id: string): FigurePage {
	const found = Object.entries(PAGE_INDICATORS).find(([, ids]) => ids.includes(id))?.[0];
	if (found === undefined || !isFigurePage(found)) throw new Error(`indicator on no page: ${id}`);
	return found;
}

/** « Contrats »: the name of a page at the end of a line. */
export function getShortLabel(path: FigurePage): string {
	return SHORT_LABELS[path];
}

/** « Contrats (CER) »: the name of a page that shows figures, as in the rail. */
export function getPageLabel(path: FigurePage): string {
	return LABELS[path];
}
