import type { Term } from '../model.ts';
import { contains, type Span } from '../spans.ts';
import { listNames, type Family, type Frame } from './frame.ts';

/** Stages that come after the accompaniment started. */
export const LATER_STAGES = [
	'diagnostic',
	'plan_accompagnement',
	'cer',
	'bilan',
	'sortie_positive',
];

/** `stage ≤ count`, over the same period. */
const BOUNDS = [
	['accompagne', 'accompagnes'],
	['accompagne', 'accompagnements'],
	['accompagne', 'orientations.avec'],
	['rendez_vous', 'orientations.presence:present'],
	['cer', 'contrats'],
	['sortie_positive', 'sorties.positives'],
] as const;

/** How far the persons oriented came, and what that owes to the other counts. */
export const stages: Family = {
	id: 'stades',
	label: 'étapes des personnes orientées : chacune contient les suivantes',
	relate: (frame) => {
		const { builder, places, spans } = frame;
		for (const pole of places) {
			for (const span of spans) {
				const at = (name: string): number | undefined => builder.find(name, pole, span);
				relateStages(frame, at);
				if (span.isToCutOff) relateAtCutOff(frame, at);
				for (const inner of spans.filter((other) => contains(span, other))) {
					relateShorter(frame, pole, span, inner);
				}
			}
		}
		relateSequences(frame);
	},
};

type At = (name: string) => number | undefined;

function relateStages({ builder }: Frame, at: At): void {
	for (const [stage, bound] of BOUNDS) {
		builder.positive('stades', [
			[at(bound), 1],
			[at(`stade:${stage}`), -1],
		]);
	}
}

/** At the cut-off the orientations and the persons look at the same accompaniments. */
function relateAtCutOff({ builder }: Frame, at: At): void {
	const followed = at('orientations.avec');
	builder.positive('stades', [
		[at('accompagnements'), 1],
		[followed, -1],
	]);
	const twice: readonly Term[] = [
		[at('orientations'), 1],
		[at('orientes'), -1],
	];
	builder.positive('stades', [...twice, [followed, -1], [at('stade:accompagne'), 1]]);
	builder.positive('stades', [
		...twice,
		[at('orientations.presence:present'), -1],
		[at('stade:rendez_vous'), 1],
	]);
}

function relateShorter(frame: Frame, pole: string, outer: Span, inner: Span): void {
	const { builder } = frame;
	for (const name of listNames(frame, 'stade:')) {
		builder.positive('stades', [
			[builder.find(name, pole, outer), 1],
			[builder.find(name, pole, inner), -1],
		]);
	}
}

function relateSequences(frame: Frame): void {
	const { builder, places, sequences } = frame;
	for (const { before, after, whole } of sequences) {
		if (whole === undefined) continue;
		for (const pole of places) {
			const at = (name: string, span: Span): number | undefined => builder.find(name, pole, span);
			const both = (sign: number): readonly Term[] => [
				[at('orientes', before), sign],
				[at('orientes', after), sign],
				[at('orientes', whole), -sign],
			];
			for (const name of listNames(frame, 'stade:')) {
				builder.positive('stades', [
					[at(name, whole), 1],
					[at(name, before), -1],
					[at(name, after), -1],
					...both(1),
				]);
				builder.positive('stades', [
					[at(name, after), 1],
					[at('orientes', before), 1],
					[at(name, whole), -1],
				]);
			}
		}
	}
}
