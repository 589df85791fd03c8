import type { ChapterDefinition } from './chapter.ts';
import type { Aggregate, Breakdown, Indicator } from './indicator.ts';

const COMPTES = 'comptes_de_l_exercice';
const DROITS = 'droits_simules';

/** What each action is paid for: the objective that the simulated participation is measured against. */
export const ACHIEVED_BY = [
	['accompagnement', 'personnes_accompagnees'],
	['information', 'seances_realisees'],
] as const;

/** The actions of the agreement: their codes are those of `convention.json`. */
const ACTION: Breakdown = {
	id: 'action',
	label: 'Action',
	by: 'action',
	modalities: [
		{ id: 'accompagnement', label: 'Accompagnement social' },
		{ id: 'information', label: 'Information collective' },
	],
};

const RATE = { unit: 'taux', measure: 'taux' } as const;
const DEPENSES = 'sum(depense)';
const RECETTES = 'sum(recette)';

export const finances: ChapterDefinition = {
	id: 'finances',
	relations: [
		{
			id: COMPTES,
			dimensions: ['action'],
			totals: 'ensemble',
			sql: `SELECT p.periode, c.action, c.budget, CAST(c.budget AS DOUBLE) * x.taux_acompte AS acompte_du, c.depense, c.depense_prevue,
  c.recette, c.recette_departement, c.en_nature, c.acompte, c.solde
FROM (
  SELECT annee, action, montant AS budget, 0 AS depense, 0 AS depense_prevue, 0 AS recette, 0 AS recette_departement,
    0 AS en_nature, 0 AS acompte, 0 AS solde
  FROM budgets
  UNION ALL
  SELECT exercice, action, 0,
    CASE WHEN sens = 'depense' AND NOT nature THEN montant_realise ELSE 0 END,
    CASE WHEN sens = 'depense' AND NOT nature THEN montant_prevu ELSE 0 END,
    CASE WHEN sens = 'recette' AND NOT nature THEN montant_realise ELSE 0 END,
    CASE WHEN sens = 'recette' AND NOT nature AND financeur = 'departement' THEN montant_realise ELSE 0 END,
    CASE WHEN compte LIKE '86%' THEN montant_realise ELSE 0 END, 0, 0
  FROM (
    SELECT exercice, action, sens, compte, financeur, montant_prevu, montant_realise,
      compte LIKE '86%' OR compte LIKE '87%' AS nature
    FROM finances
  ) AS lignes
  UNION ALL
  SELECT v.exercice, v.action, 0, 0, 0, 0, 0, 0,
    CASE WHEN v.nature = 'acompte' THEN v.montant ELSE 0 END, CASE WHEN v.nature = 'solde' THEN v.montant ELSE 0 END
  FROM versements v
  JOIN exercices y ON y.annee = v.exercice AND v.date_versement <= y.k
) AS c
JOIN exercices x ON x.annee = c.annee
JOIN periodes p ON p.annee = c.annee`,
		},
		{
			id: DROITS,
			dimensions: ['action'],
			totals: 'ensemble',
			sql: `SELECT p.periode, b.action, r.realise, d.depenses, d.acompte,
  CASE WHEN x.clos AND r.cible > 0 AND r.realise IS NOT NULL THEN least(
    CAST(b.montant AS DOUBLE), CAST(b.montant AS DOUBLE) * least(CAST(1 AS DOUBLE), r.realise / r.cible), COALESCE(d.depenses, 0)
  ) END AS droit
FROM budgets b
JOIN exercices x ON x.annee = b.annee
JOIN periodes p ON p.annee = b.annee
LEFT JOIN realises r ON r.annee = b.annee AND r.action = b.action
LEFT JOIN (
  SELECT annee, action, CAST(sum(depense) AS DOUBLE) AS depenses, CAST(sum(acompte) AS DOUBLE) AS acompte
  FROM (
    SELECT exercice AS annee, action, montant_realise AS depense, 0 AS acompte
    FROM finances WHERE sens = 'depense' AND NOT (compte LIKE '86%' OR compte LIKE '87%')
    UNION ALL
    SELECT v.exercice, v.action, 0, v.montant
    FROM versements v JOIN exercices y ON y.annee = v.exercice AND v.date_versement <= y.k
    WHERE v.nature = 'acompte'
  ) AS montants
  GROUP BY annee, action
) AS d ON d.annee = b.annee AND d.action = b.action`,
		},
	],
	indicators: [
		amount({
			id: 'participation_prevue',
			label: 'Participation maximale du Département',
			definition: 'Montant maximal que la convention prévoit pour l’exercice.',
			numerator: 'budget de la convention',
			article: '5',
			aggregate: 'sum(budget)',
		}),
		amount({
			id: 'depenses_realisees',
			label: 'Dépenses réalisées',
			definition:
				'Somme des dépenses réalisées de l’exercice, contributions en nature (comptes 86 et 87) exclues.',
			numerator: 'dépenses réalisées',
			article: '6',
			aggregate: DEPENSES,
		}),
		amount({
			id: 'recettes_realisees',
			label: 'Recettes réalisées',
			definition:
				'Somme des recettes réalisées de l’exercice, contributions en nature (comptes 86 et 87) exclues.',
			numerator: 'recettes réalisées',
			article: '6',
			aggregate: RECETTES,
		}),
		amount({
			id: 'contributions_nature',
			label: 'Contributions en nature',
			definition: 'Somme des contributions en nature réalisées (comptes 86), montrées à part.',
			numerator: 'contributions en nature réalisées',
			article: '6',
			aggregate: 'sum(en_nature)',
		}),
		amount({
			id: 'resultat',
			label: 'Résultat',
			definition: 'Recettes réalisées moins dépenses réalisées de l’exercice.',
			numerator: 'recettes moins dépenses',
			article: '6',
			aggregate: `${RECETTES} - ${DEPENSES}`,
		}),
		{
			...amount({
				id: 'part_departement',
				label: 'Part du Département dans les recettes',
				definition: 'Part des recettes réalisées de l’exercice que verse le Département.',
				numerator: 'recettes versées par le Département',
				article: '5',
				aggregate: 'sum(recette_departement)',
				denominator: ['recettes réalisées', RECETTES],
			}),
			...RATE,
		},
		{
			...amount({
				id: 'taux_execution',
				label: 'Exécution des dépenses prévues',
				definition: 'Part des dépenses prévues de l’exercice qui ont été réalisées.',
				numerator: 'dépenses réalisées',
				article: '6',
				aggregate: DEPENSES,
				denominator: ['dépenses prévues', 'sum(depense_prevue)'],
			}),
			...RATE,
		},
		amount({
			id: 'acompte_du',
			label: 'Acompte dû',
			definition: 'Part du budget que la convention prévoit de verser à la signature.',
			numerator: 'taux d’acompte multiplié par le budget',
			article: '5',
			aggregate: 'sum(acompte_du)',
		}),
		amount({
			id: 'acompte_verse',
			label: 'Acompte versé',
			definition: 'Somme des acomptes versés pour l’exercice, tels qu’ils sont connus.',
			numerator: 'acomptes versés',
			article: '5',
			aggregate: 'sum(acompte)',
		}),
		amount({
			id: 'solde_verse',
			label: 'Solde versé',
			definition: 'Somme des soldes versés pour l’exercice, tels qu’ils sont connus.',
			numerator: 'soldes versés',
			article: '5',
			aggregate: 'sum(solde)',
		}),
		{
			...amount({
				id: 'cout_par_personne',
				label: 'Coût par personne accompagnée',
				definition:
					'Dépenses réalisées de l’accompagnement, par personne accompagnée au cours de l’exercice.',
				numerator: 'dépenses réalisées de l’accompagnement',
				article: '6',
				aggregate: `max(depenses) FILTER (WHERE action = 'accompagnement')`,
				denominator: [
					'personnes accompagnées au cours de l’exercice',
					`max(realise) FILTER (WHERE action = 'accompagnement')`,
				],
				from: DROITS,
			}),
			breakdowns: [],
		},
		{
			...amount({
				id: 'cout_par_seance',
				label: 'Coût par séance tenue',
				definition: 'Dépenses réalisées de l’information, par séance tenue au cours de l’exercice.',
				numerator: 'dépenses réalisées de l’information',
				article: '6',
				aggregate: `max(depenses) FILTER (WHERE action = 'information')`,
				denominator: [
					'séances tenues au cours de l’exercice',
					`max(realise) FILTER (WHERE action = 'information')`,
				],
				from: DROITS,
			}),
			breakdowns: [],
		},
		simulated({
			id: 'droit_simule',
			label: 'Participation acquise (simulation)',
			definition:
				'Simulation que la convention ne définit pas : pour chaque action, le plus petit du budget, du budget au prorata de ce qui est réalisé par rapport à l’objectif, et des dépenses réalisées.',
			numerator: 'participation acquise selon la règle retenue',
			value: 'CASE WHEN count(droit) = count(*) THEN sum(droit) END',
		}),
		simulated({
			id: 'solde_simule',
			label: 'Solde (simulation)',
			definition:
				'Simulation que la convention ne définit pas : participation acquise moins acompte versé ; un montant négatif est un trop-perçu.',
			numerator: 'participation acquise moins acompte versé',
			value: 'CASE WHEN count(droit) = count(*) THEN sum(droit) - sum(COALESCE(acompte, 0)) END',
		}),
	],
};

interface AmountWords {
	readonly id: string;
	readonly label: string;
	readonly definition: string;
	readonly numerator: string;
	readonly article: string;
	readonly aggregate: string;
	readonly denominator?: readonly [words: string, sql: string];
	readonly from?: string;
}

function amount(words: AmountWords): Indicator {
	const { aggregate, denominator, from = COMPTES, ...rest } = words;
	return common({
		...rest,
		...(denominator === undefined ? {} : { denominator: denominator[0] }),
		sql: {
			from,
			numerator: aggregate,
			...(denominator === undefined ? {} : { denominator: denominator[1] }),
		},
	});
}

function simulated(
	words: Omit<AmountWords, 'aggregate' | 'article'> & Required<Pick<Aggregate, 'value'>>,
): Indicator {
	const { value, ...rest } = words;
	return common({ ...rest, denominator: undefined, article: '', sql: { from: DROITS, value } });
}

function common(
	own: Pick<Indicator, 'id' | 'label' | 'definition' | 'numerator' | 'article' | 'sql'> & {
		readonly denominator?: string | undefined;
	},
): Indicator {
	const { denominator, ...rest } = own;
	return {
		chapter: 'C',
		unit: 'euros',
		measure: 'montant',
		goodWhen: 'neutre',
		chart: 'accounts',
		wilson: false,
		breakdowns: [ACTION],
		...rest,
		...(denominator === undefined ? {} : { denominator }),
	};
}
