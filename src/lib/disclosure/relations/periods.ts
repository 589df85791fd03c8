import { listPartitions } from '../spans.ts';
import type { Term } from '../model.ts';
import { baseOf, isRest, type Family, type Frame } from './frame.ts';

/** Counts of events dated in the period: they add up from one period to the next. */
const EVENTS = new Set([
	'orientations',
	'accompagnements',
	'contrats',
	'dus',
	'freins',
	'etapes',
	'sorties',
	'actions',
	'presences',
	'invitations',
	'notes',
	'somme',
]);

/** Counts under the same names that depend on the end of the period besides. */
const NOT_EVENTS = [
	'contrats.attente',
	'contrats.echeance',
	'contrats.horizon',
	'contrats.bilan',
	'freins.ouverts',
	'freins.leves',
	'etapes.realisees',
];

const NEARLY = ['orientes', 'cer_signe'];

/** What is done late counts in the longer period alone: done, planned, given up. */
const LATE = [
	['etapes.realisees', 'etapes', 'etapes.abandonnees'],
	['contrats.bilan', 'contrats.echus', null],
] as const;

/** Whether the counts of that name add up over periods that follow one another. */
export function isOfEvents(name: string): boolean {
	return (
		EVENTS.has(baseOf(name)) && !isRest(name) && !NOT_EVENTS.some((other) => name.startsWith(other))
	);
}

export const periodsAddUp: Family = {
	id: 'periodes',
	label: 'une période est la somme de celles qui la composent (événements)',
	relate: (frame) => {
		for (const name of frame.builder.names.filter(isOfEvents)) {
			forEachPartition(frame, name, (terms) => {
				frame.builder.equal('periodes', terms);
			});
		}
		for (const [done, planned, givenUp] of LATE) {
			for (const name of listModalities(frame, done)) {
				const like = (other: string): string => name.replace(done, other);
				relateLate(frame, name, like(planned), givenUp === null ? null : like(givenUp));
			}
		}
	},
};

export const periodsNearlyAddUp: Family = {
	id: 'periodes_personnes',
	label: 'une période est la somme de celles qui la composent, à quelques personnes près',
	relate: (frame) => {
		const { builder } = frame;
		for (const name of builder.names.filter((n) => NEARLY.includes(baseOf(n)) && !isRest(n))) {
			forEachPartition(frame, name, (terms) => {
				builder.near('periodes_personnes', terms);
			});
		}
	},
};

function listModalities({ builder }: Frame, name: string): readonly string[] {
	return builder.names.filter((n) => (n === name || n.startsWith(`${name}:`)) && !isRest(n));
}

function forEachPartition(
	{ builder, places, spans }: Frame,
	name: string,
	visit: (terms: readonly Term[]) => void,
): void {
	for (const { whole, parts } of listPartitions(spans)) {
		for (const pole of places) {
			const total = builder.find(name, pole, whole);
			if (total === undefined) continue;
			const terms = parts.map((part): Term => [builder.find(name, pole, part), -1]);
			visit([[total, 1], ...terms]);
		}
	}
}

/** Done over the whole ≥ done in each part; what was done late had been planned before, and not given up. */
function relateLate(frame: Frame, done: string, planned: string, givenUp: string | null): void {
	const { builder, places, sequences } = frame;
	for (const { before, after, whole } of sequences) {
		if (whole === undefined) continue;
		for (const pole of places) {
			const at = (name: string, span: typeof before): number | undefined =>
				builder.find(name, pole, span);
			if (at(done, whole) === undefined) continue;
			builder.positive('periodes', [
				[at(done, whole), 1],
				[at(done, before), -1],
				[at(done, after), -1],
			]);
			builder.positive('periodes', [
				[at(planned, before), 1],
				[at(done, after), 1],
				[at(done, whole), -1],
				...(givenUp === null ? [] : [[at(givenUp, before), -1] as const]),
			]);
		}
	}
}
