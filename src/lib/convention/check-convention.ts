import type { Finding } from '../extracts/finding.ts';
import { indicators, isIndicatorId } from '../indicators/registry.ts';
import type { Convention } from '../schemas/schemas.ts';

const FILE = 'convention.json';

/** What the schema of `convention.json` cannot see: unknown indicators, motives, dates in the wrong order. */
export function checkConvention(convention: Convention): readonly Finding[] {
	return [...checkIds(convention), ...checkExercices(convention)];
}

function toFinding(code: string, message: string, advice: string): Finding {
	return { code, severity: 'erreur', file: FILE, count: 1, message, advice };
}

function checkIds(convention: Convention): readonly Finding[] {
	return convention.exercices.flatMap(({ annee, objectifs }) =>
		Object.keys(objectifs)
			.filter((id) => !isIndicatorId(id))
			.map((id) =>
				toFinding(
					'objectif-inconnu',
					`L’objectif « ${id.slice(0, 60)} » de l’exercice ${annee} ne correspond à aucun indicateur.`,
					`Écrire l’identifiant d’un indicateur, par exemple ${indicators[0]?.id ?? ''} ou seances_realisees.`,
				),
			),
	);
}

function checkExercices(convention: Convention): readonly Finding[] {
	const sorted = [...convention.exercices].sort((a, b) => a.date_debut.localeCompare(b.date_debut));
	return sorted.flatMap((exercice, index) => {
		const findings: Finding[] = [];
		const next = sorted[index + 1];
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
					'Corriger leurs dates : un jour n’appartient qu’à un exercice, une année qu’à un exercice.',
				),
			);
		}
		return findings;
	});
}
