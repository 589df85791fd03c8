import { contains, countDays, type Span } from '../spans.ts';
import type { Term } from '../model.ts';
import { listNames, type Family, type Frame } from './frame.ts';

type At = (name: string, span: Span | undefined) => number | undefined;

/** Calls back for each place and each pair of periods that follow one another. */
function forEachSequence(
	{ builder, places, sequences }: Frame,
	visit: (at: At, before: Span, after: Span, whole: Span | undefined) => void,
): void {
	for (const { before, after, whole } of sequences) {
		for (const pole of places) {
			const at: At = (name, span) =>
				span === undefined ? undefined : builder.find(name, pole, span);
			visit(at, before, after, whole);
		}
	}
}

/** Freins open over A then B: those of A and those identified since; none comes back once solved. */
export const openFreins: Family = {
	id: 'freins_ouverts',
	label: 'freins ouverts : ceux d’avant, plus ceux qui sont identifiés, moins ceux qui sont levés',
	relate: (frame) => {
		const { builder } = frame;
		const modalities = ['', ...listNames(frame, 'freins.ouverts:').map((n) => n.slice(14))];
		forEachSequence(frame, (at, before, after, whole) => {
			for (const modality of modalities) {
				const open = `freins.ouverts${modality}`;
				const found: Term = [at(`freins.identifies${modality}`, after), 1];
				const earlier: Term = [at(open, before), 1];
				if (whole !== undefined) {
					builder.equal('freins_ouverts', [earlier, found, [at(open, whole), -1]]);
				}
				const solved: Term = [at(`freins.solutionnes${modality}`, before), -1];
				builder.positive('freins_ouverts', [earlier, found, solved, [at(open, after), -1]]);
			}
		});
	},
};

export const activePersons: Family = {
	id: 'file_active',
	label: 'file active : celle d’avant, plus les accompagnements débutés, moins les sorties',
	relate: (frame) => {
		const { builder } = frame;
		forEachSequence(frame, (at, before, after, whole) => {
			builder.near('file_active', [
				[at('actifs', after), 1],
				[at('sorties', after), 1],
				[at('actifs', before), -1],
				[at('accompagnements', after), -1],
			]);
			if (whole === undefined) return;
			builder.near('file_active', [
				[at('accompagnes', whole), 1],
				[at('accompagnes', before), -1],
				[at('accompagnes', after), -1],
				[at('actifs', before), 1],
			]);
		});
	},
};

/** Persons of a longer period: at least those of each shorter one, at most their sum. */
export const longerPeriods: Family = {
	id: 'durees',
	label: 'une période plus longue compte au moins les personnes d’une plus courte',
	relate: (frame) => {
		const { builder, places, spans } = frame;
		const names = [
			'accompagnes',
			...listNames(frame, 'accompagnes.age:'),
			'accompagnes.frein',
			'contractualises',
			'suivis',
		];
		for (const outer of spans) {
			for (const inner of spans.filter((span) => contains(outer, span))) {
				for (const pole of places) {
					for (const name of names) {
						builder.positive('durees', [
							[builder.find(name, pole, outer), 1],
							[builder.find(name, pole, inner), -1],
						]);
					}
				}
			}
		}
		forEachSequence(frame, (at, before, after, whole) => {
			if (whole === undefined) return;
			for (const name of names) {
				builder.positive('durees', [
					[at(name, before), 1],
					[at(name, after), 1],
					[at(name, whole), -1],
				]);
			}
		});
	},
};

/** What the end of a period leaves to the next. */
export const nextPeriods: Family = {
	id: 'suites',
	label: 'ce qui est en cours à la fin d’une période se retrouve dans la suivante',
	relate: (frame) => {
		const { builder } = frame;
		forEachSequence(frame, (at, before, after) => {
			const active: Term = [at('actifs', before), 1];
			const followed = at('accompagnes', after);
			builder.positive('suites', [
				[followed, 1],
				[at('actifs', before), -1],
			]);
			builder.positive('suites', [active, [at('accompagnements', after), 1], [followed, -1]]);
			builder.positive('suites', [
				[at('contrats.attente', before), 1],
				[at('contrats', after), 1],
				[at('contrats.attente', after), -1],
			]);
			if (countDays(after.first, after.last) < 90) return;
			builder.positive('suites', [
				[at('contrats.echus', after), 1],
				[at('sorties', after), 1],
				[at('contrats.echeance', before), -1],
			]);
		});
	},
};
