import { forEachCount, listNames, termsAt, type Family, type Frame } from './frame.ts';

/** Totals, and the prefix of the counts that make them up. */
const EXACT = [
	['freins.identifies', 'freins.identifies:'],
	['freins.solutionnes', 'freins.solutionnes:'],
	['freins.ouverts', 'freins.ouverts:'],
	['freins.leves', 'freins.leves:'],
	['etapes', 'etapes:'],
	['etapes.realisees', 'etapes.realisees:'],
	['etapes.abandonnees', 'etapes.abandonnees:'],
	['orientations.presence', 'orientations.presence:'],
	['contrats', 'contrats.rang:'],
	['sorties', 'sorties.motif:'],
	['sorties', 'sorties.groupe:'],
	['actions', 'actions.partenaire:'],
	['actions', 'actions.nature:'],
	['actions.nature:orientation', 'actions.orientations:'],
	['actions.engagees', 'actions.engagees:'],
	['contrats.echeance', 'contrats.horizon:'],
	['notes', 'notes.critere:'],
	['somme', 'somme.critere:'],
] as const;

/** Breakdowns by age: a person may have had two ages. */
const AGES = [
	['orientes', 'orientes.age:'],
	['accompagnes', 'accompagnes.age:'],
] as const;

/** Two counts that differ by a few units, which the attacker is taken to know. */
const NEARLY_EQUAL = [
	[['orientations'], ['orientes']],
	[['freins.solutionnes'], ['freins.leves']],
	[['cer_signe:30', 'cer_signe:60'], ['cer_signe.champ:60']],
] as const;

export const breakdownsAddUp: Family = {
	id: 'ventilations',
	label: 'le total est la somme de sa ventilation',
	relate: (frame) => {
		for (const [total, prefix] of EXACT) {
			const parts = listParts(frame, prefix);
			if (parts.length === 0) continue;
			forEachCount(frame, total, (count, pole, span) => {
				frame.builder.equal('ventilations', [[count, 1], ...termsAt(frame, parts, pole, span, -1)]);
			});
		}
	},
};

export const breakdownsNearlyAddUp: Family = {
	id: 'ventilations_presque',
	label: 'le total est la somme de sa ventilation, à quelques unités près',
	relate: (frame) => {
		for (const [total, prefix] of AGES) {
			nearlyEqual(frame, [total], listNames(frame, prefix));
		}
		for (const [left, right] of NEARLY_EQUAL) nearlyEqual(frame, left, right);
		for (const solved of listNames(frame, 'freins.solutionnes:')) {
			nearlyEqual(frame, [solved], [solved.replace('solutionnes', 'leves')]);
		}
	},
};

/** The exits without a motive belong to both breakdowns of the exits under one name. */
function listParts(frame: Frame, prefix: string): readonly string[] {
	const names = listNames(frame, prefix);
	const missing = 'sorties.motif:non_renseigne';
	return prefix === 'sorties.groupe:' &&
		names.length > 0 &&
		!names.includes('sorties.groupe:non_renseigne')
		? [...names, missing]
		: names;
}

function nearlyEqual(frame: Frame, left: readonly string[], right: readonly string[]): void {
	const [first] = left;
	if (first === undefined || right.length === 0) return;
	forEachCount(frame, first, (_, pole, span) => {
		frame.builder.near('ventilations_presque', [
			...termsAt(frame, left, pole, span, 1),
			...termsAt(frame, right, pole, span, -1),
		]);
	});
}
