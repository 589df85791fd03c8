import { ENSEMBLE } from '../../indicators/run.ts';
import type { Term } from '../model.ts';
import type { Span } from '../spans.ts';
import { baseOf, forEachCount, isRest, type Family, type Frame } from './frame.ts';

/** Counts of distinct persons: somebody who appears in two pôles is one person in the whole. */
const PERSONS = new Set([
	'orientes',
	'accompagnes',
	'actifs',
	'contractualises',
	'suivis',
	'stade',
	'cer_signe',
]);

/** Events belong to one pôle each. */
export const polesAddUp: Family = {
	id: 'poles',
	label: 'l’ensemble est la somme des pôles (événements)',
	relate: (frame) => {
		forEachWhole(frame, false, (whole, name, span) => {
			frame.builder.equal('poles', [[whole, 1], ...eachPole(frame, name, span, -1)]);
		});
	},
};

export const polesNearlyAddUp: Family = {
	id: 'poles_personnes',
	label: 'l’ensemble est la somme des pôles, aux personnes près qui en ont deux',
	relate: (frame) => {
		forEachWhole(frame, true, (whole, name, span) => {
			const parts = eachPole(frame, name, span, -1);
			frame.builder.near('poles_personnes', [[whole, 1], ...parts]);
			for (const part of parts) frame.builder.positive('poles_personnes', [[whole, 1], part]);
		});
	},
};

function forEachWhole(
	frame: Frame,
	isOfPersons: boolean,
	visit: (whole: number, name: string, span: Span) => void,
): void {
	for (const name of frame.builder.names) {
		if (isRest(name) || PERSONS.has(baseOf(name)) !== isOfPersons) continue;
		forEachCount(frame, name, (count, pole, span) => {
			if (pole === ENSEMBLE) visit(count, name, span);
		});
	}
}

function eachPole({ builder, poles }: Frame, name: string, span: Span, sign: number): Term[] {
	return poles.flatMap((pole) => {
		const count = builder.find(name, pole, span);
		return count === undefined ? [] : [[count, sign]];
	});
}
