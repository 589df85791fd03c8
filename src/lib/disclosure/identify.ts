import type { LongRow } from '../indicators/indicator.ts';

/**
 * Names of the counts behind a row: its numerator and its denominator, the rest of a rate, and the sum of marks of a
 * mean. `{m}` stands for the modality. Two rows that name the same count show the same count (confidentiality.md, §4).
 */
export interface CountNames {
	readonly numerator?: string;
	readonly denominator?: string;
	/** Denominator − numerator; named only where another row shows it too. */
	readonly rest?: string;
}

interface Naming extends CountNames {
	/** Names by breakdown; a breakdown left out has the names of the main row. */
	readonly by?: Readonly<Record<string, CountNames>>;
}

const ORIENTATIONS = 'orientations';
const SORTIES: CountNames = { denominator: 'sorties' };

const NAMINGS: Readonly<Record<string, Naming>> = {
	personnes_orientees: {
		numerator: 'orientes',
		by: { tranche_age: { numerator: 'orientes.age:{m}' } },
	},
	orientations_conformes: {
		numerator: 'orientations.conformes',
		denominator: ORIENTATIONS,
		by: { critere: { numerator: 'orientations.critere:{m}', denominator: ORIENTATIONS } },
	},
	delai_moyen_orientation: { denominator: 'orientations.entree' },
	presence_premier_rendez_vous: {
		numerator: 'orientations.presence:present',
		denominator: 'orientations.presence',
		by: {
			presence: {
				numerator: 'orientations.presence:{m}',
				denominator: 'orientations.presence',
			},
		},
	},
	delai_moyen_premier_rendez_vous: { denominator: 'orientations.rendez_vous' },
	taux_accueil: {
		numerator: 'orientations.accueillies',
		denominator: 'orientations.conformes_presentes',
	},
	orientations_sans_accompagnement: {
		numerator: 'orientations.sans',
		denominator: ORIENTATIONS,
		rest: 'orientations.avec',
	},
	accompagnements_debutes: { numerator: 'accompagnements' },
	personnes_accompagnees: {
		numerator: 'accompagnes',
		by: { tranche_age: { numerator: 'accompagnes.age:{m}' } },
	},
	file_active: { numerator: 'actifs' },
	personnes_par_referent: { numerator: 'actifs' },
	personnes_contractualisees: { numerator: 'contractualises' },
	taux_contractualisation: { numerator: 'contractualises', denominator: 'accompagnes' },
	taux_cer_en_cours: { numerator: 'actifs.contrat', denominator: 'actifs' },
	cer_signes: { numerator: 'contrats', by: { rang: { numerator: 'contrats.rang:{m}' } } },
	delai_premier_cer_respecte: {
		numerator: 'dus.respectes',
		denominator: 'dus',
		by: { champ: { numerator: 'dus.respectes', denominator: 'dus.accompagnes' } },
	},
	part_cer_signe: {
		denominator: ORIENTATIONS,
		by: {
			jours: { denominator: ORIENTATIONS },
			champ: { denominator: 'orientations.avec' },
		},
	},
	delai_median_premier_cer: {
		denominator: ORIENTATIONS,
		by: { champ: { denominator: 'orientations.avec' } },
	},
	delai_moyen_premier_cer: { denominator: 'contrats.rang:premier' },
	delai_moyen_validation: { denominator: 'contrats.valides' },
	cer_en_attente_validation: { numerator: 'contrats.attente' },
	renouvellement_a_temps: {
		numerator: 'contrats.renouveles',
		denominator: 'contrats.a_renouveler',
	},
	duree_cer_conforme: { numerator: 'contrats.duree', denominator: 'contrats' },
	diagnostics_annexes: { numerator: 'contrats.diagnostic', denominator: 'contrats' },
	cer_a_echeance: {
		numerator: 'contrats.echeance',
		by: { horizon: { numerator: 'contrats.horizon:{m}' } },
	},
	bilans_finaux: { numerator: 'contrats.bilan', denominator: 'contrats.echus' },
	personnes_ayant_progresse: { numerator: 'suivis.progres', denominator: 'suivis' },
	personnes_avec_frein: { numerator: 'accompagnes.frein', denominator: 'accompagnes' },
	freins_identifies: {
		numerator: 'freins.identifies',
		by: { famille: { numerator: 'freins.identifies:{m}' } },
	},
	freins_solutionnes: {
		numerator: 'freins.solutionnes',
		by: { famille: { numerator: 'freins.solutionnes:{m}' } },
	},
	taux_resolution_freins: {
		numerator: 'freins.leves',
		denominator: 'freins.ouverts',
		by: { famille: { numerator: 'freins.leves:{m}', denominator: 'freins.ouverts:{m}' } },
	},
	etapes_realisees: {
		numerator: 'etapes.realisees',
		denominator: 'etapes',
		by: { type_etape: { numerator: 'etapes.realisees:{m}', denominator: 'etapes:{m}' } },
	},
	etapes_abandonnees: {
		numerator: 'etapes.abandonnees',
		denominator: 'etapes',
		by: { type_etape: { numerator: 'etapes.abandonnees:{m}', denominator: 'etapes:{m}' } },
	},
	etapes_dans_cer: { numerator: 'etapes.dans_cer', denominator: 'etapes:action' },
	sorties: {
		numerator: 'sorties',
		by: {
			motif_sortie: { numerator: 'sorties.motif:{m}' },
			groupe_sortie: { numerator: 'sorties.groupe:{m}' },
		},
	},
	sorties_motif_renseigne: {
		numerator: 'sorties.motivees',
		...SORTIES,
		rest: 'sorties.motif:non_renseigne',
	},
	sorties_positives: {
		numerator: 'sorties.positives',
		denominator: 'sorties.motivees',
		by: {
			champ: {
				numerator: 'sorties.positives_hors_fin_droit',
				denominator: 'sorties.motivees_hors_fin_droit',
			},
		},
	},
	duree_mediane_accompagnement: SORTIES,
	actions_partenariales: {
		numerator: 'actions',
		by: {
			type_partenaire: { numerator: 'actions.partenaire:{m}' },
			nature: { numerator: 'actions.nature:{m}' },
		},
	},
	orientations_partenaires_engagees: {
		numerator: 'actions.engagees',
		denominator: 'actions.nature:orientation',
		by: {
			type_partenaire: {
				numerator: 'actions.engagees:{m}',
				denominator: 'actions.orientations:{m}',
			},
		},
	},
	parcours: { numerator: 'orientes', by: { stade: { numerator: 'stade:{m}' } } },
	beneficiaires_accueillis: { numerator: 'presences' },
	beneficiaires_par_seance: { numerator: 'presences' },
	taux_presence: { numerator: 'presences', denominator: 'invitations' },
	satisfaction_moyenne: {
		numerator: 'somme',
		denominator: 'notes',
		by: {
			critere: { numerator: 'somme.critere:{m}', denominator: 'notes.critere:{m}' },
			evaluateur: { numerator: 'somme.evaluateur:{m}', denominator: 'notes.evaluateur:{m}' },
		},
	},
};

/** Names under which rows show a count that has another name already. */
const ALIASES: Readonly<Record<string, string>> = {
	'stade:oriente': 'orientes',
	'sorties.groupe:non_renseigne': 'sorties.motif:non_renseigne',
	'notes.evaluateur:participant': 'notes',
	'somme.evaluateur:participant': 'somme',
};

/** The names of the counts that a row shows or lets work out; null where it shows none (sessions, euros…). */
export function nameCounts(row: LongRow): CountNames | null {
	const naming = NAMINGS[row.indicateur];
	if (naming === undefined) return null;
	const names = row.ventilation === '' ? naming : (naming.by?.[row.ventilation] ?? naming);
	const fill = (name: string): string => {
		const filled = name.replace('{m}', row.modalite);
		return ALIASES[filled] ?? filled;
	};
	const { numerator, denominator, rest } = names;
	return {
		...(numerator === undefined ? {} : { numerator: fill(numerator) }),
		...(denominator === undefined ? {} : { denominator: fill(denominator) }),
		...(rest === undefined ? {} : { rest: fill(rest) }),
	};
}

/** The name of denominator − numerator, where no row shows it under another name. */
export function nameRest(numerator: string, denominator: string): string {
	return `${numerator}/${denominator}`;
}

/** Whether a name is that of a sum of marks: no count by itself, but it bounds the number of marks. */
export function isSum(name: string): boolean {
	return name.startsWith('somme');
}

const STOCKS = new Set([
	'actifs',
	'actifs.contrat',
	'contrats.attente',
	'contrats.echeance',
	'contrats.horizon',
]);

/** Whether a count is that of the last day alone: two periods with the same end have the same one. */
export function isStock(name: string): boolean {
	return STOCKS.has(name.split(/[:′/]/)[0] ?? name);
}
