import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toCumulated, toRow } from './rows.ts';

/** Persons accompanied from the first of January to the end of each month. */
export const CUMULATED = [38, 46, 52, 55, 60, 71, 76, 80, 86, 91, 95, 98] as const;

const CONTRACTS: readonly (readonly [pole: string, numerator: number, denominator: number])[] = [
	['ENSEMBLE', 74, 98],
	['GV', 31, 39],
	['CO', 14, 20],
	['RI', 14, 18],
	['PL', 9, 12],
	['HP', 6, 9],
];

const STAGES = [122, 103, 95, 91, 84, 68, 47, 24] as const;

function toStages(): readonly LongRow[] {
	const stages = getIndicator('parcours').breakdowns[0]?.modalities ?? [];
	return stages.map(({ id }, index) =>
		toRow({
			indicateur: 'parcours',
			ventilation: 'stade',
			modalite: id,
			numerateur: STAGES[index] ?? 0,
		}),
	);
}

const MONEY: readonly LongRow[] = [
	toRow({ indicateur: 'participation_prevue', numerateur: 31114 }),
	toRow({
		indicateur: 'participation_prevue',
		ventilation: 'action',
		modalite: 'accompagnement',
		numerateur: 27500,
	}),
	toRow({
		indicateur: 'participation_prevue',
		ventilation: 'action',
		modalite: 'information',
		numerateur: 3614,
	}),
	toRow({ indicateur: 'acompte_verse', numerateur: 24891.2 }),
	toRow({ indicateur: 'solde_simule', numerateur: 4950 }),
];

const SESSIONS: readonly LongRow[] = [
	toRow({ indicateur: 'seances_realisees', numerateur: 10, cible: 13, statut: 'non_atteint' }),
	toRow({ indicateur: 'seances_non_tenues', numerateur: 3 }),
	toRow({
		indicateur: 'seances_non_tenues',
		ventilation: 'statut',
		modalite: 'annulee_force_majeure',
		numerateur: 3,
	}),
	...['2020-04', '2020-05', '2020-11'].flatMap((periode) => [
		toRow({ indicateur: 'seances_non_tenues', periode, numerateur: 1 }),
		toRow({ indicateur: 'mois_ouverts_couverts', periode, numerateur: 0, denominateur: 1 }),
	]),
];

const DELIVERABLES: readonly LongRow[] = [
	toRow({ indicateur: 'tableaux_mensuels_transmis', numerateur: 11, cible: 12, statut: 'proche' }),
	toRow({ indicateur: 'livrables_en_retard', numerateur: 1 }),
	toRow({
		indicateur: 'livrables_en_retard',
		periode: '2020-04',
		ventilation: 'type_livrable',
		modalite: 'tableau_mensuel',
		numerateur: 1,
	}),
];

const CONTRACTS_ENDING: readonly LongRow[] = [
	toRow({ indicateur: 'cer_a_echeance', numerateur: 28 }),
	...[9, 7, 12].map((numerateur, index) =>
		toRow({
			indicateur: 'cer_a_echeance',
			ventilation: 'horizon',
			modalite: String(30 * (index + 1)),
			numerateur,
		}),
	),
];

/** Fictitious rows of 2020 that hold what the Synthèse shows. */
export const SYNTHESE: readonly LongRow[] = [
	toRow({ indicateur: 'personnes_accompagnees', numerateur: 98, cible: 100, statut: 'atteint' }),
	...toCumulated('personnes_accompagnees', CUMULATED),
	toRow({ indicateur: 'personnes_orientees', numerateur: 122 }),
	toRow({
		indicateur: 'taux_accueil',
		numerateur: 93,
		denominateur: 97,
		cible: 1,
		statut: 'proche',
	}),
	...CONTRACTS.map(([code_pole, numerateur, denominateur]) =>
		toRow({ indicateur: 'taux_contractualisation', code_pole, numerateur, denominateur }),
	),
	toRow({ indicateur: 'delai_median_premier_cer', valeur: 48, denominateur: 122 }),
	toRow({ indicateur: 'orientations_conformes', numerateur: 116, denominateur: 122 }),
	toRow({ indicateur: 'sorties_motif_renseigne', numerateur: 49, denominateur: 54 }),
	...toStages(),
	...MONEY,
	...SESSIONS,
	...DELIVERABLES,
	...CONTRACTS_ENDING,
];
