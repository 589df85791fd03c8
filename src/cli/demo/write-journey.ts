import { toIso, toIsoOrNull } from './calendar.ts';
import { drawContracts, writeContracts } from './contracts.ts';
import { writeFreins } from './freins.ts';
import type { FollowUp, Journey } from './journey.ts';
import { writePartnerActions } from './partners.ts';
import { drawReferent } from './poles.ts';
import type { Random, Streams } from './random.ts';
import type { Sequences, WriteRow } from './sink.ts';
import { writeSteps } from './steps.ts';
import { EXTRACTION } from './story.ts';

export interface Output {
	readonly write: WriteRow;
	readonly ids: Sequences;
	/** Random identifier of the next person. */
	readonly nextPerson: () => string;
}

/** Writes all the rows of a person: orientations, accompaniments and what hangs on them. */
export function writeJourney(journey: Journey, streams: Streams, output: Output): void {
	const person = output.nextPerson();
	const age = drawAge(streams('orientations'));
	const referent = writeOrientation(journey, { person, age }, streams, output);
	if (journey.again !== null) {
		writeOrientation(journey.again, { person, age, referent }, streams, output);
	}
}

type Age = 'moins_25' | '25_34' | '35_44' | '45_plus';

function drawAge(random: Random): Age {
	const ages: readonly (readonly [Age, number])[] = [
		['moins_25', 24],
		['25_34', 49],
		['35_44', 23],
		['45_plus', 4],
	];
	return random.weighted(ages);
}

interface Person {
	readonly person: string;
	readonly age: Age;
	/** Referent of the accompaniment before. */
	readonly referent?: string | undefined;
}

function writeOrientation(
	journey: Journey,
	{ person, age, referent }: Person,
	streams: Streams,
	output: Output,
): string | undefined {
	const random = streams('orientations');
	const id = output.ids.next('O');
	const isPregnant = random.chance(0.16);
	const hasYoungChild = random.chance(0.88);
	const { defect } = journey;
	const isOlder = defect === 'child_over_three';
	output.write('orientations', {
		id_orientation: id,
		id_beneficiaire: person,
		code_pole: journey.pole.row.code_pole,
		date_entree_rsa: drawEntry(journey.orientation, random),
		date_orientation: toIso(journey.orientation),
		rsa_majore: defect !== 'not_lone_parent',
		parent_isole: defect !== 'not_lone_parent',
		enfant_moins_3_ans: !isOlder && (hasYoungChild || !isPregnant),
		grossesse_declaree: !isOlder && isPregnant,
		nouvel_entrant: defect !== 'not_new',
		motif_exclusion: getExclusion(defect),
		tranche_age: age,
		date_premier_rendez_vous: toIsoOrNull(journey.appointment),
		presence_premier_rendez_vous: journey.presence,
	});
	return journey.start === null
		? undefined
		: writeFollowUp(journey, journey.start, id, referent, streams, output);
}

function getExclusion(
	defect: Journey['defect'],
): 'parcours_professionnel' | 'suivi_service_social_departemental' | null {
	if (defect === 'professional_path') return 'parcours_professionnel';
	return defect === 'departmental_follow_up' ? 'suivi_service_social_departemental' : null;
}

/** Rights open on the first of a month, about three months before; a few entries are not known. */
function drawEntry(orientation: number, random: Random): string | null {
	const delay = 25 + Math.round((random.next() + random.next() + random.next()) * 34);
	const isKnown = random.chance(0.97);
	const day = orientation - delay;
	return isKnown ? toIso(day - Number(toIso(day).slice(8)) + 1) : null;
}

function writeFollowUp(
	journey: Journey,
	start: number,
	orientation: string,
	referent: string | undefined,
	streams: Streams,
	output: Output,
): string {
	const code = drawReferent(journey.pole, streams('accompagnements'), referent);
	const { exit } = journey;
	const followUp: FollowUp = {
		id: output.ids.next('A'),
		journey,
		start,
		exit,
		until: exit ?? EXTRACTION,
		contracts: drawContracts(journey, streams('contrats')),
	};
	output.write('accompagnements', {
		id_accompagnement: followUp.id,
		id_orientation: orientation,
		code_referent: code,
		date_debut: toIso(start),
		date_fin: toIsoOrNull(exit),
		motif_sortie: journey.motive,
	});
	writeContracts(followUp, streams('contrats'), output);
	writeFreins(followUp, streams('freins'), output);
	writeSteps(followUp, streams('etapes'), output);
	writePartnerActions(followUp, streams('actions_partenariales'), output);
	return code;
}
