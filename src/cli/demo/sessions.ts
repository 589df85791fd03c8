import type { EvaluationsCritere, SeancesStatut } from '../../lib/schemas/schemas.ts';
import { isWorkday, nextWorkday, toDay, toIso } from './calendar.ts';
import type { Random, Streams } from './random.ts';
import type { WriteRow } from './sink.ts';

/** Earliest days of the planned sessions and what became of those that were not held. */
const PLANNED: readonly (readonly [string, SeancesStatut])[] = [
	['2019-01-15', 'realisee'],
	['2019-02-05', 'realisee'],
	['2019-03-05', 'realisee'],
	['2019-04-02', 'realisee'],
	['2019-05-14', 'realisee'],
	['2019-06-04', 'realisee'],
	['2019-06-18', 'reportee'],
	// Seeded anomaly: the agreement leaves July and August out.
	['2019-08-20', 'realisee'],
	['2019-09-10', 'realisee'],
	['2019-09-24', 'realisee'],
	['2019-10-08', 'realisee'],
	['2019-11-12', 'realisee'],
	['2019-12-03', 'realisee'],
	['2020-01-14', 'realisee'],
	['2020-02-04', 'realisee'],
	['2020-03-03', 'realisee'],
	['2020-04-07', 'annulee_force_majeure'],
	['2020-05-05', 'annulee_force_majeure'],
	['2020-06-09', 'realisee'],
	['2020-06-23', 'realisee'],
	['2020-09-08', 'realisee'],
	['2020-09-22', 'realisee'],
	['2020-10-06', 'realisee'],
	['2020-10-20', 'realisee'],
	['2020-11-10', 'annulee_force_majeure'],
	['2020-12-08', 'realisee'],
];

const CRITERIA: readonly EvaluationsCritere[] = ['contenu', 'clarte', 'utilite', 'organisation'];

/** Writes the information sessions of both years, all at the first pôle, and the marks they got. */
export function writeSessions(pole: string, streams: Streams, write: WriteRow): void {
	const random = streams('seances');
	const marks = streams('evaluations');
	const nextMark = createCounter('V', 4);
	PLANNED.forEach(([earliest, statut], index) => {
		const id = `S${String(index + 1).padStart(3, '0')}`;
		const isHeld = statut === 'realisee';
		const presents = random.integer(8, 15);
		const invited = presents + random.integer(3, 9);
		write('seances', {
			id_seance: id,
			code_pole: pole,
			date_seance: toIso(drawDay(toDay(earliest), random)),
			statut,
			nb_invites: invited,
			nb_presents: isHeld ? presents : 0,
			demi_journees_information: isHeld ? 1 : 0,
			// A session cancelled at short notice had been prepared.
			demi_journees_preparation: statut === 'reportee' ? 0 : 1,
			theme_droits: isHeld,
			theme_changements_situation: isHeld && random.chance(0.95),
			theme_declarations: isHeld && random.chance(0.92),
			theme_caf_fr: isHeld && random.chance(0.82),
		});
		if (isHeld) writeMarks(id, presents, marks, nextMark, write);
	});
}

/** A Tuesday or a Thursday of that week. */
function drawDay(tuesday: number, random: Random): number {
	const day = tuesday + (random.chance(0.5) ? 2 : 0);
	return isWorkday(day) ? day : nextWorkday(day);
}

function writeMarks(
	session: string,
	presents: number,
	random: Random,
	nextMark: () => string,
	write: WriteRow,
): void {
	const answers = Math.round(presents * (0.4 + 0.3 * random.next()));
	for (let answer = 0; answer <= answers; answer++) {
		const evaluateur = answer === 0 ? 'charge_developpement_territorial' : 'participant';
		for (const critere of CRITERIA) {
			const note = random.weighted([
				[5, critere === 'utilite' ? 44 : 34],
				[4, 42],
				[3, 17],
				[2, critere === 'clarte' ? 6 : 3],
				[1, 1],
			]);
			write('evaluations', {
				id_evaluation: nextMark(),
				id_seance: session,
				evaluateur,
				critere,
				note,
			});
		}
	}
}

/** Identifiers in order: a letter and so many digits. */
export function createCounter(letter: string, digits: number): () => string {
	let last = 0;
	return () => {
		last += 1;
		return `${letter}${String(last).padStart(digits, '0')}`;
	};
}
