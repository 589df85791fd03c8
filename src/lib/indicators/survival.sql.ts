/**
 * Kaplan–Meier estimate of the time from the orientation to the signature of the first CER, for each period, pôle
 * and cohort (`tous`: every orientation of the period; otherwise those with an accompaniment). One row per day t
 * with a signature or an end of observation: n at risk, d signatures, s = S(t), v = Greenwood's sum. See
 * indicators.md, « S(t) ».
 */
export const CURVE_SQL = `SELECT periode, code_pole, tous, t, n, d, observes - d AS c,
  CASE WHEN max(CASE WHEN d = n THEN 1 ELSE 0 END) OVER avant = 1 THEN 0.0
    ELSE exp(sum(CASE WHEN d = n THEN 0.0 ELSE ln(1 - CAST(d AS DOUBLE) / n) END) OVER avant) END AS s,
  sum(CASE WHEN d = n THEN 0.0 ELSE CAST(d AS DOUBLE) / (CAST(n AS DOUBLE) * (n - d)) END) OVER avant AS v
FROM (
  SELECT periode, code_pole, tous, t, d, observes,
    sum(observes) OVER (PARTITION BY periode, code_pole, tous ORDER BY t DESC ROWS UNBOUNDED PRECEDING) AS n
  FROM (
    SELECT periode, CASE WHEN GROUPING(code_pole) = 1 THEN 'ENSEMBLE' ELSE code_pole END AS code_pole,
      GROUPING(accompagnee) = 1 AS tous, t, count(*) AS observes, count(*) FILTER (WHERE signe) AS d
    FROM (
      SELECT p.periode, o.code_pole, o.accompagnee,
        COALESCE(o.date_premier_cer <= COALESCE(o.date_fin, o.c), FALSE) AS signe,
        CASE WHEN NOT COALESCE(o.date_premier_cer <= COALESCE(o.date_fin, o.c), FALSE)
            THEN date_diff('day', o.date_orientation, o.c)
          WHEN o.date_premier_cer < o.date_orientation THEN 0
          ELSE date_diff('day', o.date_orientation, o.date_premier_cer) END AS t
      FROM orientations_connues o
      JOIN periodes p ON p.annee = o.annee AND o.date_orientation BETWEEN p.d AND p.e
    ) AS durees
    GROUP BY GROUPING SETS ((periode, t), (periode, code_pole, t), (periode, accompagnee, t), (periode, code_pole, accompagnee, t))
    HAVING GROUPING(accompagnee) = 1 OR accompagnee
  ) AS comptes
) AS risques
WINDOW avant AS (PARTITION BY periode, code_pole, tous ORDER BY t ROWS UNBOUNDED PRECEDING)`;

/**
 * One row a period, pôle and cohort: n, the shares 1 − S(t) at 30, 60 and 90 days with their 95 % interval (log-log
 * transform, Greenwood's variance), and the median; the 10⁻⁹ absorbs the rounding of exp(Σ ln).
 */
export const SURVIVAL_SQL = `SELECT periode, code_pole, tous, effectif, mediane,
  1 - s30 AS part30, 1 - s60 AS part60, 1 - s90 AS part90,
  ${interval(30)}, ${interval(60)}, ${interval(90)}
FROM (
  SELECT periode, code_pole, tous, max(n) AS effectif, min(t) FILTER (WHERE s <= 0.5 + 1e-9) AS mediane,
    COALESCE(min(s) FILTER (WHERE t <= 30), 1) AS s30, COALESCE(max(v) FILTER (WHERE t <= 30), 0) AS v30,
    COALESCE(min(s) FILTER (WHERE t <= 60), 1) AS s60, COALESCE(max(v) FILTER (WHERE t <= 60), 0) AS v60,
    COALESCE(min(s) FILTER (WHERE t <= 90), 1) AS s90, COALESCE(max(v) FILTER (WHERE t <= 90), 0) AS v90
  FROM (${CURVE_SQL}) AS courbe
  GROUP BY periode, code_pole, tous
) AS resume`;

/** Bounds of the share signed, 1 − s with the Greenwood sum v: `bas` and `haut`, empty where s is 0 or 1. */
export function curveBounds(s: string, v: string): readonly [low: string, high: string] {
	const bound = (sign: '-' | ''): string =>
		`CASE WHEN ${s} > 1e-9 AND ${s} < 1 - 1e-9 THEN 1 - power(${s}, exp(${sign}1.959963984540054 * sqrt(${v}) / ln(${s}))) END`;
	return [bound(''), bound('-')];
}

function interval(days: number): string {
	const [low, high] = curveBounds(`s${days}`, `v${days}`);
	return `${low} AS bas${days}, ${high} AS haut${days}`;
}
