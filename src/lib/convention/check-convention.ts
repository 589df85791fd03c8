import type { Finding } from '../extracts/finding.ts';
import { indicators, isIndicatorId } from '../indicators/registry.ts';
import { listCategories } from '../indicators/known-tables.ts';
import { findNearest } from '../schemas/nearest.ts';
import type { Convention, Exercice } from '../schemas/schemas.ts';

const FILE = 'convention.json';

/** What the schema of `convention.json` cannot see: unknown indicators and motives, dates in the wrong order. */
export function checkConvention(convention: Convention): readonly Finding[] {
	return [
		...convention.exercices.flatMap(checkObjectives),
		...convention.exercices.flatMap((exercice) => checkMotives(convention, exercice)),
		...checkExercices(convention),
	];
}

function toFinding(code: string, message: string, advice: string): Finding {
	return { code, severity: 'erreur', file: FILE, count: 1, message, advice };
}

function checkObjectives({ annee, objectifs }: Exercice): readonly Finding[] {
	return Object.entries(objectifs).flatMap(([id, objectif]) => {
		const findings: Finding[] = [];
		if (!isIndicatorId(id)) {
			const nearest = findNearest(
				id,
				indicators.map((indicator) => indicator.id),
			);
			findings.push(
				toFinding(
					'objectif-inconnu',
					`L’objectif « ${id.slice(0, 60)} » de l’exercice ${annee} ne correspond à aucun indicateur.`,
					nearest === null
						? 'Écrire l’identifiant d’un indicateur, par exemple seances_realisees.'
						: `Écrire l’identifiant d’un indicateur : peut-être ${nearest}.`,
				),
			);
		}
		if (objectif.cible === undefined && objectif.par_pole === undefined) {
			findings.push(
				toFinding(
					'objectif-sans-cible',
					`L’objectif « ${id.slice(0, 60)} » de l’exercice ${annee} n’a ni cible ni par_pole.`,
					'Ajouter la valeur à atteindre (cible), ou celles de certains pôles (par_pole).',
				),
			);
		}
		return findings;
	});
}

function checkMotives(convention: Convention, exercice: Exercice): readonly Finding[] {
	const known = listCategories(convention, 'accompagnements', 'motif_sortie').map(
		({ value }) => value,
	);
	return exercice.regles.motifs_positifs
		.filter((motive) => !known.includes(motive))
		.map((motive) => {
			const nearest = findNearest(motive, known);
			return toFinding(
				'motif-inconnu',
				`Le motif positif « ${motive.slice(0, 60)} » de l’exercice ${exercice.annee} n’est pas dans la liste des motifs de sortie.`,
				`Écrire un motif de la liste${nearest === null ? '' : ` : peut-être ${nearest}`}.`,
			);
		});
}

function checkExercices(convention: Convention): readonly Finding[] {
	const sorted = [...convention.exercices].sort((a, b) => a.date_debut.localeCompare(b.date_debut));
	return sorted.flatMap((exercice, index) => {
		const findings: Finding[] = [];
		const next = sorted[index + 1];
		const { regles } = exercice;
		if (exercice.date_debut > exercice.date_fin) {
			findings.push(
				toFinding(
					'exercice-dates',
					`L’exercice ${exercice.annee} finit avant de commencer.`,
					'Corriger date_debut ou date_fin.',
				),
			);
		}
		if (
			next !== undefined &&
			(next.date_debut <= exercice.date_fin || next.annee === exercice.annee)
		) {
			findings.push(
				toFinding(
					'exercices-superposes',
					`Les exercices ${exercice.annee} et ${next.annee} se superposent.`,
					'Corriger leurs dates et leurs années : un jour et une année n’appartiennent qu’à un exercice.',
				),
			);
		}
		if (regles.duree_cer_mois_min > regles.duree_cer_mois_max) {
			findings.push(
				toFinding(
					'durees-cer',
					`La durée minimale des contrats de l’exercice ${exercice.annee} dépasse leur durée maximale.`,
					'Corriger duree_cer_mois_min ou duree_cer_mois_max.',
				),
			);
		}
		return findings;
	});
}
