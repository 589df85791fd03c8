import { addMonths, nextWorkday, previousWorkday, toDay, toIso, toIsoOrNull } from './calendar.ts';
import type { Contract, FollowUp, Journey } from './journey.ts';
import type { Random } from './random.ts';
import { EXTRACTION } from './story.ts';
import type { Output } from './write-journey.ts';

/** Lengths of a CER in months; the agreement asks for six to twelve. */
const LENGTHS: readonly (readonly [number, number])[] = [
	[6, 55],
	[7, 3],
	[8, 4],
	[9, 14],
	[10, 4],
	[12, 20],
];

/** The CER of a journey in order of rank: the first one, then renewals as long as it goes on. */
export function drawContracts(journey: Journey, random: Random): readonly Contract[] {
	if (journey.contractDelay === null) return [];
	const until = journey.exit ?? EXTRACTION;
	const signed = previousOpenDay(
		journey.orientation + journey.contractDelay,
		journey.start ?? journey.orientation,
	);
	let contract = createContract(signed, signed, drawFirstLength(journey, signed, random));
	const contracts = [contract];
	while (journey.fate?.contract === 'running' && contract.end < until && random.chance(0.8)) {
		const renewal = drawRenewal(contract, random);
		if (renewal.signed > until) break;
		contracts.push(renewal);
		contract = renewal;
	}
	return contracts;
}

/** An open day, the one before where the accompaniment has begun by then. */
function previousOpenDay(day: number, start: number): number {
	const before = previousWorkday(day);
	return before >= start ? before : nextWorkday(day);
}

function createContract(signed: number, start: number, months: number): Contract {
	return { signed, start, end: addMonths(start, months) - 1 };
}

/** Long enough to run into the year after that of the cohort, or short enough to end before 2020. */
function drawFirstLength(journey: Journey, signed: number, random: Random): number {
	const drawn = random.weighted(LENGTHS);
	if (journey.isShortContract) return 5;
	if (journey.fate?.contract === 'ended') return 6;
	const mustReach = journey.cohort === 2019 && journey.fate?.isIn2020 === true;
	return mustReach && addMonths(signed, drawn) <= toDay('2020-01-01') ? 12 : drawn;
}

/** In time five times in six, else one to five weeks late; the new CER follows the one before. */
function drawRenewal(before: Contract, random: Random): Contract {
	const isInTime = random.chance(0.84);
	const days = random.integer(0, 18);
	const months = random.weighted(LENGTHS);
	if (isInTime) {
		const signed = previousWorkday(before.end - days);
		return createContract(signed, before.end + 1, months);
	}
	const signed = nextWorkday(before.end + 5 + days);
	return createContract(signed, signed, months);
}

/** Writes the CER of an accompaniment, with their validation by the pôle where it is known. */
export function writeContracts(followUp: FollowUp, random: Random, output: Output): void {
	followUp.contracts.forEach((contract, index) => {
		const validated = nextWorkday(contract.signed + random.integer(5, 26));
		const isValidated = random.chance(0.96) && validated <= followUp.until;
		output.write('contrats', {
			id_contrat: output.ids.next('C'),
			id_accompagnement: followUp.id,
			rang: index + 1,
			date_signature: toIso(contract.signed),
			date_debut: toIso(contract.start),
			date_fin: toIso(contract.end),
			date_validation: toIsoOrNull(isValidated ? validated : null),
			diagnostic_annexe: random.chance(0.93),
		});
	});
}
