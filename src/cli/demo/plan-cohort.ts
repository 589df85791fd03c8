import { addMonths, getMonthBounds, nextWorkday, previousWorkday, toDay } from './calendar.ts';
import { createJourney, getContractFate, type Defect, type Journey } from './journey.ts';
import { dealPoles, type Pole } from './poles.ts';
import type { Random, Streams } from './random.ts';
import { BLOCK_SIZE, poleShares, type CohortStory, type FateGroup } from './story.ts';

/** Days before the end of a year after which nothing is signed nor begun. */
const QUIET_DAYS = 10;

const DEFECTS: readonly (readonly [Defect, number])[] = [
	['not_new', 2],
	['professional_path', 1],
	['departmental_follow_up', 1],
	['not_lone_parent', 1],
];

/** A count of the story for a block of so many persons oriented in 2020. */
export function scale(count: number, persons: number): number {
	return Math.round((count * persons) / BLOCK_SIZE);
}

/** Journeys of one cohort of a block in order of orientation, with all that is decided in common. */
export function planCohort(
	story: CohortStory,
	persons: number,
	poles: readonly Pole[],
	streams: Streams,
): Journey[] {
	const random = streams(`cohort-${story.cohort}`);
	const firstPole = poles[0];
	if (firstPole === undefined) throw new Error('no pole: cohort');
	const journeys = drawOrientations(story, scale(story.size, persons), random).map((day) =>
		createJourney(story.cohort, day, firstPole),
	);
	const others = dealFates(story, journeys, persons, random);
	dealDelays(story, journeys, random);
	for (const journey of journeys) if (journey.fate !== null) planStart(journey, random);
	planAbsences(story, others, persons, random);
	dealDefects(story, journeys, persons, random);
	settlePoles(journeys, poles, random);
	return journeys;
}

function drawOrientations(story: CohortStory, count: number, random: Random): number[] {
	const months = random.deal(
		story.months.map((weight, index) => [index + 1, weight] as const),
		count,
	);
	return months
		.map((month) => {
			const [first, last] = getMonthBounds(story.cohort, month);
			const day = nextWorkday(random.integer(first, last));
			return day > last ? previousWorkday(last) : day;
		})
		.sort((one, other) => one - other);
}

/** Gives each group its persons, by lot among those who fit; returns the persons never taken on. */
function dealFates(
	story: CohortStory,
	journeys: readonly Journey[],
	persons: number,
	random: Random,
): Journey[] {
	for (const group of story.groups) {
		const [from, to] = [toDay(group.from), toDay(group.to)];
		const free = journeys.filter(
			({ fate, orientation }) => fate === null && orientation >= from && orientation <= to,
		);
		const chosen = random.shuffle(free).slice(0, scale(group.count, persons));
		for (const journey of chosen) journey.fate = group;
	}
	return journeys.filter(({ fate }) => fate === null);
}

/** Stratified delays, the longest first, each to somebody for whom it is not too long. */
function dealDelays(story: CohortStory, journeys: readonly Journey[], random: Random): void {
	let waiting = journeys.filter((journey) => getContractFate(journey) !== 'none');
	for (let left = waiting.length, count = left; left > 0; left--) {
		const delay = Math.round(readQuantile(story.delays, (left - random.next()) / count));
		const fitting = waiting.filter((journey) => getLongestDelay(journey) >= delay);
		const loosest = waiting.reduce<Journey | undefined>(
			(best, journey) =>
				best === undefined || getLongestDelay(journey) > getLongestDelay(best) ? journey : best,
			undefined,
		);
		const chosen = fitting[random.integer(0, fitting.length - 1)] ?? loosest;
		if (chosen === undefined) return;
		chosen.contractDelay = Math.min(delay, getLongestDelay(chosen));
		waiting = waiting.filter((journey) => journey !== chosen);
	}
}

/** Quantile of the delays given at the shares 0, ¼, ½, ¾, 0.9 and 1, straight between them. */
function readQuantile(delays: readonly number[], share: number): number {
	const shares = [0, 0.25, 0.5, 0.75, 0.9, 1];
	const above = Math.max(
		1,
		shares.findIndex((knot) => knot >= share),
	);
	const [low, high] = [shares[above - 1] ?? 0, shares[above] ?? 1];
	const [from, to] = [delays[above - 1] ?? 0, delays[above] ?? 0];
	return from + ((share - low) / (high - low)) * (to - from);
}

/** Days that may pass before the signature, so that the fate of the journey comes true. */
function getLongestDelay({ cohort, orientation, fate }: Journey): number {
	if (fate === null) return 0;
	if (fate.startsFrom !== undefined || cohort === 2018) return 150;
	if (fate.contract === 'ended') return addMonths(toDay('2020-01-01'), -6) - 10 - orientation;
	const exitsSoon = fate.exit === cohort;
	return toDay(`${cohort}-12-31`) - QUIET_DAYS - (exitsSoon ? 40 : 0) - orientation;
}

/** The accompaniment starts with the first appointment, before any signature. */
function planStart(journey: Journey, random: Random): void {
	const { orientation, contractDelay, fate } = journey;
	const latest = Math.min(24, contractDelay === null ? 24 : contractDelay - 4);
	const wished = orientation + random.integer(Math.min(4, latest), latest);
	const from = fate?.startsFrom === undefined ? 0 : toDay(fate.startsFrom);
	const yearEnd = toDay(`${journey.cohort}-12-31`) - QUIET_DAYS + 1;
	const day = fate?.startsFrom === undefined ? Math.min(wished, yearEnd) : Math.max(wished, from);
	journey.start = fate?.startsFrom === undefined ? previousWorkday(day) : nextWorkday(day);
	if (journey.start < orientation) journey.start = orientation;
	journey.appointment = journey.start;
	journey.presence = 'present';
	if (fate?.contract !== 'none' && contractDelay !== null) {
		journey.contractDelay = Math.max(contractDelay, journey.start + 1 - orientation);
	}
}

/** Those never taken on: no news yet, absent, or present and sent elsewhere. */
function planAbsences(
	story: CohortStory,
	journeys: readonly Journey[],
	persons: number,
	random: Random,
): void {
	const lastDay = toDay(`${story.cohort}-12-31`) - QUIET_DAYS;
	const known = random.shuffle(journeys.filter(({ orientation }) => orientation < lastDay - 10));
	const refused = scale(story.refused, persons);
	known.forEach((journey, index) => {
		const day = nextWorkday(journey.orientation + random.integer(5, 24));
		journey.appointment = Math.min(day, previousWorkday(lastDay));
		if (index < refused) journey.presence = 'present';
		else journey.presence = random.chance(0.35) ? 'absent_excuse' : 'absent';
	});
}

/** Two in five of those outside the agreed public were received, then sent elsewhere. */
function dealDefects(
	story: CohortStory,
	journeys: readonly Journey[],
	persons: number,
	random: Random,
): void {
	const defects = random.deal(DEFECTS, scale(story.defects, persons));
	const elsewhere = random.shuffle(journeys.filter(({ presence }) => presence === 'absent'));
	const received = random.shuffle(journeys.filter(({ fate }) => fate !== null));
	defects.forEach((defect, index) => {
		const isElsewhere = index < defects.length * 0.4;
		const journey = (isElsewhere ? elsewhere : received)[index];
		if (journey === undefined) return;
		journey.defect = defect;
		if (isElsewhere) journey.presence = 'present';
	});
}

function settlePoles(journeys: readonly Journey[], poles: readonly Pole[], random: Random): void {
	const others = journeys.filter(({ fate }) => !isIn2020(fate));
	const dealt = dealPoles(poles, poleShares.others, others.length, random);
	others.forEach((journey, index) => {
		journey.pole = dealt[index] ?? journey.pole;
	});
}

/** Whether the person is among those accompanied in 2020, whose pôles are dealt together. */
export function isIn2020(fate: FateGroup | null): boolean {
	return fate?.isIn2020 === true;
}
