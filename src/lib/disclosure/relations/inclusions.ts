import type { Term } from '../model.ts';
import type { Span } from '../spans.ts';
import { listNames, type Family, type Frame } from './frame.ts';

/** `lesser ≤ Σ greater`, at the same place and over the same period. */
const INCLUSIONS: readonly (readonly [lesser: string, greater: readonly string[]])[] = [
	['dus.accompagnes', ['dus']],
	['contractualises', ['accompagnes']],
	['actifs', ['accompagnes']],
	['suivis', ['accompagnes']],
	['accompagnes', ['actifs', 'sorties']],
	['accompagnements', ['actifs', 'sorties']],
	['actifs.contrat', ['contractualises']],
	['orientes', ['orientations']],
	['orientations.conformes', ['orientations']],
	['orientations.presence', ['orientations']],
	['orientations.rendez_vous', ['orientations']],
	['orientations.entree', ['orientes']],
	['orientations.conformes_presentes', ['orientations.conformes']],
	['orientations.conformes_presentes', ['orientations.presence:present']],
	['orientations.accueillies', ['orientations.avec']],
	['orientations.accueillies/orientations.conformes_presentes', ['orientations.sans']],
	['contrats.a_renouveler', ['contrats.echus']],
];

/** The same by modality: `{m}` runs over the modalities of the lesser. */
const BY_MODALITY: readonly (readonly [prefix: string, greater: string])[] = [
	['freins.identifies', 'freins.ouverts'],
	['freins.leves', 'freins.solutionnes'],
	['actions.orientations', 'actions.partenaire'],
];

/** Marks go from 1 to 5. */
const HIGHEST_MARK = 5;

export const inclusions: Family = {
	id: 'inclusions',
	label: 'une partie ne dépasse pas le tout',
	relate: (frame) => {
		forEachPlace(frame, (at) => {
			for (const [lesser, greater] of INCLUSIONS) include(frame, at, lesser, greater);
			includeModalities(frame, at);
			relateCriteria(frame, at);
			relateMarks(frame, at);
		});
	},
};

type At = (name: string) => number | undefined;

function forEachPlace({ builder, places, spans }: Frame, visit: (at: At) => void): void {
	for (const span of spans) {
		for (const pole of places) visit((name) => find(builder, name, pole, span));
	}
}

function find(builder: Frame['builder'], name: string, pole: string, span: Span) {
	return builder.find(name, pole, span);
}

function include({ builder }: Frame, at: At, lesser: string, greater: readonly string[]): void {
	const small = at(lesser);
	if (small === undefined) return;
	builder.positive('inclusions', [[small, -1], ...greater.map((name): Term => [at(name), 1])]);
}

function includeModalities(frame: Frame, at: At): void {
	for (const [prefix, greater] of BY_MODALITY) {
		for (const name of [prefix, ...listNames(frame, `${prefix}:`)]) {
			const other = name.replace(prefix, greater);
			if (at(other) !== undefined) include(frame, at, name, [other]);
		}
	}
	for (const planned of ['etapes', ...listNames(frame, 'etapes:')]) {
		frame.builder.positive('inclusions', [
			[at(planned), 1],
			[at(planned.replace('etapes', 'etapes.realisees')), -1],
			[at(planned.replace('etapes', 'etapes.abandonnees')), -1],
		]);
	}
}

/** An orientation conforms when every criterion holds; those that came are counted from both sides. */
function relateCriteria(frame: Frame, at: At): void {
	const { builder } = frame;
	const criteria = listNames(frame, 'orientations.critere:');
	const whole = at('orientations');
	const conform = at('orientations.conformes');
	for (const name of criteria) include(frame, at, 'orientations.conformes', [name]);
	if (criteria.length > 0) {
		builder.positive('inclusions', [
			[whole, criteria.length - 1],
			[conform, 1],
			...criteria.map((name): Term => [at(name), -1]),
		]);
	}
	builder.positive('inclusions', [
		[at('orientations.conformes_presentes'), 1],
		[conform, -1],
		[at('orientations.presence:present'), -1],
		[whole, 1],
	]);
}

function relateMarks(frame: Frame, at: At): void {
	const { builder } = frame;
	for (const name of ['notes', ...listNames(frame, 'notes.')]) {
		const marks = at(name);
		const sum = at(name.replace('notes', 'somme'));
		if (marks === undefined || sum === undefined) continue;
		builder.positive('inclusions', [
			[sum, 1],
			[marks, -1],
		]);
		builder.positive('inclusions', [
			[marks, HIGHEST_MARK],
			[sum, -1],
		]);
	}
}
