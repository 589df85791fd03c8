import type { Finding } from '../extracts/finding.ts';
import { indicators, isIndicatorId } from '../indicators/registry.ts';
import { typeset } from '../extracts/messages/message.ts';
import { findNearest } from '../schemas/nearest.ts';
import type { Clause } from '../schemas/schemas.ts';

/** What the schema of `clauses.json` cannot see: an identifier given twice, unknown indicators, no evidence. */
export function checkClauses(clauses: readonly Clause[]): readonly Finding[] {
	return [
		...findRepeated(clauses),
		...clauses.flatMap(checkIndicators),
		...clauses.flatMap(checkEvidence),
	];
}

function toFinding(code: string, message: string, advice: string): Finding {
	return {
		code,
		severity: 'erreur',
		file: 'clauses.json',
		count: 1,
		message: typeset(message),
		advice: typeset(advice),
	};
}

function findRepeated(clauses: readonly Clause[]): readonly Finding[] {
	const ids = clauses.map(({ id }) => id);
	const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
	return [...repeated].map((id) =>
		toFinding(
			'clause-en-double',
			`L’identifiant « ${id} » est donné à plusieurs clauses.`,
			'Donner à chaque clause un identifiant qui n’appartient qu’à elle.',
		),
	);
}

function checkIndicators({ id, indicateurs = [] }: Clause): readonly Finding[] {
	const known = indicators.map((indicator) => indicator.id);
	return indicateurs
		.filter((indicateur) => !isIndicatorId(indicateur))
		.map((indicateur) => {
			const nearest = findNearest(indicateur, known);
			return toFinding(
				'clause-indicateur-inconnu',
				`La clause « ${id} » nomme un indicateur qui n’existe pas : « ${indicateur.slice(0, 60)} ».`,
				nearest === null
					? 'Écrire l’identifiant d’un indicateur de la page Méthode.'
					: `Écrire l’identifiant d’un indicateur : peut-être ${nearest}.`,
			);
		});
}

function checkEvidence({
	id,
	preuve,
	indicateurs = [],
	livrables = [],
}: Clause): readonly Finding[] {
	const isMissing =
		(preuve === 'indicateur' && indicateurs.length === 0) ||
		(preuve === 'livrable' && livrables.length === 0);
	if (!isMissing) return [];
	const wanted = preuve === 'indicateur' ? 'indicateurs' : 'livrables';
	return [
		toFinding(
			'clause-sans-preuve',
			`La clause « ${id} » a pour preuve « ${preuve} », mais sa liste « ${wanted} » est vide.`,
			`Compléter « ${wanted} », ou écrire « attestation » comme preuve.`,
		),
	];
}
