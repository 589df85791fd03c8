import type {
	ActionsPartenarialesNature,
	ActionsPartenarialesSuite,
	ActionsPartenarialesTypePartenaire,
} from '../../lib/schemas/schemas.ts';
import { nextWorkday, toIso } from './calendar.ts';
import type { FollowUp } from './journey.ts';
import type { Random } from './random.ts';
import { LAST_DAY } from './story.ts';
import type { Output } from './write-journey.ts';

const PARTNERS: readonly (readonly [ActionsPartenarialesTypePartenaire, number])[] = [
	['departement', 18],
	['pole_emploi', 14],
	['petite_enfance', 14],
	['association', 13],
	['logement', 12],
	['sante', 9],
	['mission_locale', 8],
	['organisme_formation', 6],
	['collectivite', 4],
	['autre', 2],
];

const NATURES: readonly (readonly [ActionsPartenarialesNature, number])[] = [
	['orientation', 60],
	['concertation', 29],
	['aide_financiere', 11],
];

const COUNTS: readonly (readonly [number, number])[] = [
	[0, 16],
	[1, 28],
	[2, 28],
	[3, 18],
	[4, 10],
];

/** Writes the works done with partners during an accompaniment, in order of date. */
export function writePartnerActions(followUp: FollowUp, random: Random, output: Output): void {
	const until = Math.min(followUp.until, LAST_DAY);
	const count = random.weighted(COUNTS);
	const days = Array.from({ length: count }, () =>
		nextWorkday(followUp.start + 5 + Math.floor((until - followUp.start) * random.next())),
	).sort((one, other) => one - other);
	for (const day of days) {
		const partner = random.weighted(PARTNERS);
		const nature = random.weighted(NATURES);
		const suite = drawOutcome(day, random);
		if (day > until) continue;
		output.write('actions_partenariales', {
			id_action: output.ids.next('P'),
			id_accompagnement: followUp.id,
			type_partenaire: partner,
			nature,
			date_action: toIso(day),
			suite,
		});
	}
}

/** What came of it; a recent one may still be waiting. */
function drawOutcome(day: number, random: Random): ActionsPartenarialesSuite {
	const waiting = day > LAST_DAY - 90 ? 35 : 5;
	return random.weighted<ActionsPartenarialesSuite>([
		['engagee', 64],
		['en_attente', waiting],
		['sans_suite', 24],
	]);
}
