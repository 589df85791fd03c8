import type { FreinsFamille } from '../../lib/schemas/schemas.ts';
import { nextWorkday, toIso, toIsoOrNull } from './calendar.ts';
import type { FollowUp } from './journey.ts';
import type { Random } from './random.ts';
import { LAST_DAY } from './story.ts';
import type { Output } from './write-journey.ts';

/** How often each family is met, and how often it is lifted where time allows. */
const FAMILIES = [
	['logement', 18, 0.49],
	['garde_enfants', 17, 0.76],
	['acces_droits', 13, 0.84],
	['mobilite', 12, 0.62],
	['projet_pro', 11, 0.63],
	['sante', 10, 0.53],
	['parentalite_famille', 9, 0.62],
	['lien_social', 8, 0.67],
	['budget', 6, 0.63],
	['numerique', 4, 0.76],
	['langue', 3, 0.44],
	['autre', 1, 0.53],
] as const satisfies readonly (readonly [FreinsFamille, number, number])[];

const COUNTS: readonly (readonly [number, number])[] = [
	[0, 5],
	[1, 14],
	[2, 35],
	[3, 30],
	[4, 16],
];

/** Days before the last one within which a frein still open was identified. */
const RECENT_DAYS = 200;

/** Writes the freins of an accompaniment, each of another family. */
export function writeFreins(followUp: FollowUp, random: Random, output: Output): void {
	const until = Math.min(followUp.until, LAST_DAY);
	if (until < followUp.start) return;
	let left: readonly (readonly [FreinsFamille, number, number])[] = FAMILIES;
	for (let count = random.weighted(COUNTS); count > 0; count--) {
		const drawn = random.weighted(left.map((family) => [family, family[1]] as const));
		left = left.filter((family) => family !== drawn);
		const [famille, , share] = drawn;
		const { identified, solved } = drawDates(followUp, until, share, random);
		output.write('freins', {
			id_frein: output.ids.next('F'),
			id_accompagnement: followUp.id,
			famille,
			date_identification: toIso(identified),
			date_resolution: toIsoOrNull(solved),
		});
	}
}

interface FreinDates {
	readonly identified: number;
	readonly solved: number | null;
}

function drawDates(
	{ start, exit }: FollowUp,
	until: number,
	share: number,
	random: Random,
): FreinDates {
	const offset = random.chance(0.75) ? random.integer(0, 35) : random.integer(30, 150);
	const day = Math.min(start + offset, until);
	const identified = clampToWorkday(day, start, until);
	const solved = nextWorkday(identified + 14 + Math.floor(150 * random.next() ** 1.3));
	const recent = Math.max(start, until - random.integer(10, RECENT_DAYS));
	if (random.chance(share) && solved <= until) return { identified, solved };
	// An accompaniment that goes on meets new freins: what is still open is not old.
	const isOld = exit === null && identified < until - RECENT_DAYS;
	return { identified: isOld ? clampToWorkday(recent, start, until) : identified, solved: null };
}

/** The next open day within the accompaniment, or its first day. */
function clampToWorkday(day: number, start: number, until: number): number {
	const open = nextWorkday(day);
	return open <= until ? open : start;
}
