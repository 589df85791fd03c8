import type { LongRow } from '../indicators/indicator.ts';
import { releaseAudited, type Released } from './release.ts';

/** TEMPORARY: small counts alone, to build pages on until the whole protection is there. */
export function protectPrimary(rows: readonly LongRow[], threshold: number): Released {
	return releaseAudited(
		rows.filter(isInScope).map((row) => (isSmall(row, threshold) ? withhold(row) : row)),
	);
}

const NEVER = new Set(['personnes_par_referent']);
const YEAR_ONLY = new Set(['part_cer_signe', 'cout_par_personne', 'droit_simule', 'solde_simule']);
const BY_POLE = new Set(['groupe_sortie', 'stade']);

function isInScope({ indicateur, ventilation, code_pole, periode }: LongRow): boolean {
	const isYear = /^\d{4}$/.test(periode);
	if (NEVER.has(indicateur)) return false;
	if (YEAR_ONLY.has(indicateur) || ventilation === 'motif_sortie') {
		return isYear && code_pole === 'ENSEMBLE';
	}
	if (ventilation === '' || code_pole === 'ENSEMBLE') return true;
	return isYear && BY_POLE.has(ventilation);
}

const FREE = new Set(['seances', 'euros', 'livrables']);

function isSmall({ unite, numerateur, denominateur, indicateur }: LongRow, n: number): boolean {
	if (
		FREE.has(unite) ||
		/^(mois|livr|table|reun|mention|jour|part_dep|taux_exec|themes)/.test(indicateur)
	) {
		return false;
	}
	const counts = [numerateur, denominateur, (denominateur ?? 0) - (numerateur ?? 0)];
	return counts.some((count) => count !== null && count > 0 && count < n);
}

function withhold(row: LongRow): LongRow {
	return {
		...row,
		numerateur: null,
		denominateur: null,
		valeur: null,
		cible: null,
		ic_bas: null,
		ic_haut: null,
		statut: 'sans_objet',
		secret: 'oui',
	};
}
