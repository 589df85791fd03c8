import type { Convention } from '../../../src/lib/schemas/schemas.ts';
import type { FilterScope } from '../../../src/lib/state/filter.ts';

const exercice = (annee: number): Convention['exercices'][number] => ({
	annee,
	date_debut: `${annee}-01-01`,
	date_fin: `${annee}-12-31`,
	date_arrete: `${annee}-12-31`,
	objectifs: {},
	budget: { accompagnement: 27_500, information: 3_614 },
	taux_acompte: 0.8,
	regles: {
		delai_premier_cer_mois: 2,
		tolerance_renouvellement_jours: 0,
		duree_cer_mois_min: 6,
		duree_cer_mois_max: 12,
		mois_ouverts_seances: [1, 2, 3],
		motifs_positifs: ['formation'],
		jours_remise_tableau_mensuel: 10,
		seuil_confidentialite: 5,
	},
});

/** Two exercises, 2019 and 2020, and two pôles. */
export const scope: FilterScope = {
	convention: {
		titre: 'Convention',
		departement: 'Département',
		caf: 'CAF',
		mention_communication: 'avec la participation du Département',
		actions: [],
		exercices: [exercice(2020), exercice(2019)],
	},
	dateExtraction: '2021-01-08',
	poles: [
		{ code: 'GV', label: 'Grand Valentinois' },
		{ code: 'CO', label: 'Collines (fictif)' },
	],
};
