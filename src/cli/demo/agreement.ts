import type { Exercice, Objectif, Regles } from '../../lib/schemas/schemas.ts';

const regles: Regles = {
	delai_premier_cer_mois: 2,
	tolerance_renouvellement_jours: 0,
	duree_cer_mois_min: 6,
	duree_cer_mois_max: 12,
	mois_ouverts_seances: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
	motifs_positifs: [
		'emploi_durable',
		'emploi_autre',
		'formation',
		'creation_activite',
		'reorientation_pro',
	],
	jours_remise_tableau_mensuel: 10,
	seuil_confidentialite: 5,
};

interface Terms {
	readonly annee: number;
	readonly personnes: number;
	readonly seances: number;
	readonly budget: Exercice['budget'];
	readonly taux_acompte: number;
}

/** What the agreement of each year promises; the first one of 2019 was a little smaller. */
export const terms: readonly Terms[] = [
	{
		annee: 2019,
		personnes: 95,
		seances: 12,
		budget: { accompagnement: 26_125, information: 3_336 },
		taux_acompte: 0.8,
	},
	{
		annee: 2020,
		personnes: 100,
		seances: 13,
		budget: { accompagnement: 27_500, information: 3_614 },
		taux_acompte: 0.8,
	},
];

/** The exercises of `convention.json`; the persons to accompany follow the size of the data. */
export function createExercices(scale: (count: number) => number): readonly Exercice[] {
	return terms.map(({ annee, personnes, seances, budget, taux_acompte }) => ({
		annee,
		date_debut: `${annee}-01-01`,
		date_fin: `${annee}-12-31`,
		date_arrete: `${annee}-12-31`,
		objectifs: createObjectifs(scale(personnes), seances),
		budget,
		taux_acompte,
		regles,
	}));
}

/** Articles 2 and 3, then the annexe; a whole is asked where the agreement allows no exception. */
function createObjectifs(personnes: number, seances: number): Readonly<Record<string, Objectif>> {
	const whole: Objectif = { cible: 1, sens: 'min', tolerance: 0.1, prorata: 'aucun' };
	const sessions: Objectif = { cible: seances, sens: 'min', tolerance: 0, prorata: 'mois_ouverts' };
	return {
		personnes_accompagnees: { cible: personnes, sens: 'egal', tolerance: 0.1, prorata: 'aucun' },
		taux_accueil: whole,
		seances_realisees: sessions,
		tableaux_mensuels_transmis: { cible: 12, sens: 'min', tolerance: 0.1, prorata: 'mois' },
		journees_intervention: sessions,
		reunions_tenues: { cible: 2, sens: 'min', tolerance: 0, prorata: 'semestre' },
		seances_hors_calendrier: { cible: 0, sens: 'max', tolerance: 0, prorata: 'aucun' },
		themes_couverts: whole,
		duree_cer_conforme: whole,
		diagnostics_annexes: whole,
		bilans_finaux: whole,
		mention_departement: { cible: 1, sens: 'min', tolerance: 0, prorata: 'aucun' },
	};
}
