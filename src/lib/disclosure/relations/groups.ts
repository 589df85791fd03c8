import { forEachCount, termsAt, type Family, type Frame } from './frame.ts';

const END_OF_RIGHT = 'fin_droit';

/** What the vocabulary of the motives and the agreement say of the exits. */
export const groupsOfMotives: Family = {
	id: 'groupes',
	label: 'un groupe de sorties est la somme de ses motifs',
	relate: (frame) => {
		const { motives } = frame;
		const groups = new Set(motives.map(({ group }) => group));
		for (const group of groups) {
			const own = motives.filter((motive) => motive.group === group);
			addUp(frame, `sorties.groupe:${group}`, own.map(toName));
		}
		const positive = motives.filter(({ isPositive }) => isPositive);
		const outside = positive.filter(({ group }) => group !== END_OF_RIGHT);
		addUp(frame, 'sorties.positives', positive.map(toName));
		addUp(frame, 'sorties.positives_hors_fin_droit', outside.map(toName));
		addUp(frame, 'sorties.motivees', [
			'sorties.motivees_hors_fin_droit',
			`sorties.groupe:${END_OF_RIGHT}`,
		]);
	},
};

function toName({ code }: { readonly code: string }): string {
	return `sorties.motif:${code}`;
}

function addUp(frame: Frame, total: string, parts: readonly string[]): void {
	forEachCount(frame, total, (count, pole, span) => {
		frame.builder.equal('groupes', [[count, 1], ...termsAt(frame, parts, pole, span, -1)]);
	});
}
