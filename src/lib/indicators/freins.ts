import { breakdown, PERSONS, personsWhere, rowsWhere, type ChapterDefinition } from './chapter.ts';

const FREINS = 'freins_de_la_periode';
const SUIVIES = 'personnes_suivies';
const FAMILLE = breakdown('famille', 'Famille de frein', 'freins');

const IDENTIFIED = rowsWhere('identifie');
const SOLVED = rowsWhere('solutionne');

export const freins: ChapterDefinition = {
	id: 'freins',
	relations: [
		{
			id: FREINS,
			dimensions: ['famille'],
			totals: 'groupes',
			sql: `SELECT p.periode, f.id_frein, f.code_pole, f.famille,
  f.date_identification BETWEEN p.d AND p.e AS identifie,
  COALESCE(f.date_resolution BETWEEN p.d AND p.e, FALSE) AS solutionne,
  f.date_identification <= p.e AND (f.date_resolution IS NULL OR f.date_resolution >= p.d)
    AND f.date_debut <= p.e AND (f.date_fin IS NULL OR f.date_fin >= p.d) AS ouvert
FROM freins_connus f
JOIN periodes p ON p.annee = f.annee
WHERE (f.date_identification <= p.e OR f.date_resolution <= p.e)
  AND (f.date_identification >= p.d OR f.date_resolution >= p.d OR f.date_resolution IS NULL)`,
		},
		// `bilan`: twice the rank of a review, one more where it tells progress; the greatest tells what the latest one does.
		{
			id: SUIVIES,
			dimensions: [],
			totals: 'prets',
			alone: 'TRUE',
			sql: `SELECT q.periode, t.code_pole, q.personne, max(q.resolu) AS resolu, COALESCE(max(q.bilan) % 2, 0) AS progres
FROM (
  SELECT periode, code_pole, personne, max(resolu) AS resolu, max(bilan) AS bilan
  FROM (
    SELECT p.periode, f.code_pole, f.personne, CASE WHEN f.date_resolution BETWEEN p.d AND p.e THEN 1 ELSE 0 END AS resolu,
      NULL AS bilan
    FROM freins_connus f
    JOIN periodes p ON p.annee = f.annee AND f.date_identification <= p.e AND (f.date_resolution IS NULL OR f.date_resolution >= p.d)
      AND f.date_debut <= p.e AND (f.date_fin IS NULL OR f.date_fin >= p.d)
    UNION ALL
    SELECT p.periode, s.code_pole, s.personne, 0 AS resolu,
      2 * s.bilan + CASE WHEN s.progression = 'progres' THEN 1 ELSE 0 END AS bilan
    FROM etapes_connues s
    JOIN periodes p ON p.annee = s.annee AND s.date_realisation BETWEEN p.d AND p.e
      AND s.date_debut <= p.e AND (s.date_fin IS NULL OR s.date_fin >= p.d)
    WHERE s.bilan IS NOT NULL
  ) AS faits
  GROUP BY periode, code_pole, personne
) AS q
JOIN totaux t ON t.pole = q.code_pole
GROUP BY q.periode, t.code_pole, q.personne`,
		},
	],
	indicators: [
		{
			id: 'personnes_ayant_progresse',
			chapter: 'A',
			label: 'Personnes qui ont progressé',
			definition:
				'Part des personnes accompagnées qui ont un frein ouvert ou un bilan réalisé pendant la période, dont au moins un frein a été levé ou dont le dernier bilan constate un progrès.',
			numerator: 'personnes dont un frein est levé ou dont le dernier bilan constate un progrès',
			denominator: 'personnes qui ont un frein ouvert ou un bilan réalisé pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: {
				from: SUIVIES,
				numerator: personsWhere('resolu = 1 OR progres = 1'),
				denominator: PERSONS,
			},
		},
		{
			id: 'freins_identifies',
			chapter: 'A',
			label: 'Freins identifiés',
			definition:
				'Nombre de freins dont la date d’identification est dans la période, quelle que soit la suite de l’accompagnement.',
			numerator: 'freins identifiés pendant la période',
			unit: 'freins',
			measure: 'compte',
			goodWhen: 'neutre',
			article: '4',
			chart: 'bars',
			wilson: false,
			breakdowns: [FAMILLE],
			sql: { from: FREINS, numerator: IDENTIFIED },
		},
		{
			id: 'freins_solutionnes',
			chapter: 'A',
			label: 'Freins levés',
			definition:
				'Nombre de freins dont la date de résolution est dans la période, quelle que soit la suite de l’accompagnement.',
			numerator: 'freins levés pendant la période',
			unit: 'freins',
			measure: 'compte',
			goodWhen: 'haut',
			article: '4',
			chart: 'bars',
			wilson: false,
			breakdowns: [FAMILLE],
			sql: { from: FREINS, numerator: SOLVED },
		},
		{
			id: 'taux_resolution_freins',
			chapter: 'A',
			label: 'Part des freins levés',
			definition:
				'Part des freins ouverts pendant la période, pour des accompagnements de la période, qui ont été levés pendant celle-ci.',
			numerator: 'freins levés pendant la période',
			denominator: 'freins ouverts pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: false,
			breakdowns: [FAMILLE],
			sql: {
				from: FREINS,
				numerator: rowsWhere('ouvert AND solutionne'),
				denominator: rowsWhere('ouvert'),
			},
		},
	],
};
