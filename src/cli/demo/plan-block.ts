import { nextWorkday, previousWorkday, toDay } from './calendar.ts';
import { createJourney, type Journey } from './journey.ts';
import { isIn2020, planCohort } from './plan-cohort.ts';
import { dealPoles, type Pole } from './poles.ts';
import type { Random, Streams } from './random.ts';
import { cohorts, exitMotives, poleShares } from './story.ts';

/**
 * Journeys of a block of persons: those oriented in 2020 (`persons` of them) and those of the years
 * before; the first block of a set holds the seeded anomalies.
 */
export function planBlock(
	persons: number,
	poles: readonly Pole[],
	streams: Streams,
	isFirst: boolean,
): readonly Journey[] {
	const journeys = cohorts.flatMap((story) => planCohort(story, persons, poles, streams));
	dealPolesOf2020(journeys, poles, streams('poles'));
	planExits(journeys, streams('exits'));
	if (isFirst) seedAnomalies(journeys, streams('anomalies'));
	return journeys;
}

function dealPolesOf2020(
	journeys: readonly Journey[],
	poles: readonly Pole[],
	random: Random,
): void {
	const accompanied = journeys.filter(({ fate }) => isIn2020(fate));
	for (const shares of ['contracted', 'accompanied'] as const) {
		const isContracted = shares === 'contracted';
		const group = accompanied.filter(({ fate }) => (fate?.contract === 'running') === isContracted);
		const dealt = dealPoles(poles, poleShares[shares], group.length, random);
		group.forEach((journey, index) => {
			journey.pole = dealt[index] ?? journey.pole;
		});
	}
}

function planExits(journeys: readonly Journey[], random: Random): void {
	for (const year of [2019, 2020] as const) {
		const leaving = journeys.filter(({ fate }) => fate?.exit === year);
		const motives = random.deal(exitMotives[year], leaving.length);
		leaving.forEach((journey, index) => {
			journey.exit = drawExit(journey, year, random);
			journey.motive = motives[index] ?? null;
		});
	}
}

/** Forty days after the start and 25 after the signature at the soonest; old accompaniments leave first. */
function drawExit(journey: Journey, year: number, random: Random): number {
	const start = journey.start ?? journey.orientation;
	const signed = journey.contractDelay === null ? 0 : journey.orientation + journey.contractDelay;
	const soonest = Math.max(start + 40, signed + 25, toDay(`${year}-01-06`));
	const latest = toDay(`${year}-12-18`);
	const skew = journey.cohort === year ? 0.8 : 1.4;
	const day = soonest + Math.floor(Math.max(0, latest - soonest) * random.next() ** skew);
	return day > latest ? previousWorkday(Math.max(day, start)) : nextWorkday(day);
}

/** A child over three, a CER of five months and a person with two referents, each once. */
function seedAnomalies(journeys: readonly Journey[], random: Random): void {
	const candidates = random.shuffle(
		journeys.filter(
			({ cohort, fate, defect, orientation }) =>
				cohort === 2020 &&
				fate?.contract === 'running' &&
				fate.exit === null &&
				defect === null &&
				orientation <= toDay('2020-08-31'),
		),
	);
	const twice = candidates.find(({ pole }) => pole.referents > 1) ?? candidates[0];
	const [older, short] = candidates.filter((journey) => journey !== twice);
	if (older === undefined || short === undefined || twice === undefined) {
		throw new Error('too few persons: anomalies');
	}
	older.defect = 'child_over_three';
	short.isShortContract = true;
	twice.again = planSecondOrientation(twice, random);
}

function planSecondOrientation(first: Journey, random: Random): Journey {
	const orientation = nextWorkday(first.orientation + random.integer(55, 80));
	const again = createJourney(first.cohort, orientation, first.pole);
	again.start = nextWorkday(orientation + random.integer(6, 14));
	again.appointment = again.start;
	again.presence = 'present';
	return again;
}
