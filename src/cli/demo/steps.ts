import type { EtapesProgression, EtapesTypeEtape } from '../../lib/schemas/schemas.ts';
import { nextWorkday, previousWorkday, toDay, toIso, toIsoOrNull } from './calendar.ts';
import type { FollowUp } from './journey.ts';
import type { Random } from './random.ts';
import { EXTRACTION } from './story.ts';
import type { Output } from './write-journey.ts';

interface Step {
	readonly type: EtapesTypeEtape;
	readonly planned: number;
}

/** Chance that a step of each type is carried out once its day has come. */
const DONE: Readonly<Record<EtapesTypeEtape, number>> = {
	premier_rendez_vous: 1,
	diagnostic: 0.97,
	plan_accompagnement: 0.93,
	action: 0.85,
	bilan_intermediaire: 0.88,
	bilan_final: 0.82,
	securisation: 0.85,
};

const PROGRESS: readonly (readonly [EtapesProgression, number])[] = [
	['progres', 55],
	['stable', 34],
	['recul', 11],
];

const LEADS_TO_WORK = new Set<string | null>([
	'emploi_durable',
	'emploi_autre',
	'formation',
	'creation_activite',
]);

const LOCKDOWN = [toDay('2020-03-17'), toDay('2020-05-11')] as const;

/** How long a step may still be waited for, and how far ahead steps are planned, in days. */
const PATIENCE = 30;
const HORIZON = 75;

/** Writes the steps of an accompaniment in the order in which they were planned. */
export function writeSteps(followUp: FollowUp, random: Random, output: Output): void {
	const latest = followUp.exit ?? EXTRACTION + HORIZON;
	const steps = drawSteps(followUp, latest, random).sort(
		(one, other) => one.planned - other.planned,
	);
	for (const step of steps) writeStep(step, followUp, random, output);
}

function drawSteps(followUp: FollowUp, latest: number, random: Random): Step[] {
	const { start, exit, contracts, journey } = followUp;
	const steps: Step[] = [
		{ type: 'premier_rendez_vous', planned: start },
		{ type: 'diagnostic', planned: start + random.integer(5, 18) },
		{ type: 'plan_accompagnement', planned: start + random.integer(16, 38) },
	];
	for (let day = start + random.integer(25, 60); day < latest; day += random.integer(50, 110)) {
		steps.push({ type: 'action', planned: day });
	}
	for (let day = start + random.integer(90, 125); day < latest; day += random.integer(95, 130)) {
		steps.push({ type: 'bilan_intermediaire', planned: day });
	}
	for (const { start: from, end } of contracts) {
		// A CER that outlives the accompaniment is reviewed at the exit.
		const last = exit === null ? end : Math.min(end, exit);
		const day = Math.max(last - random.integer(2, 16), from, start);
		if (exit === null || exit > from) steps.push({ type: 'bilan_final', planned: day });
	}
	if (exit !== null && LEADS_TO_WORK.has(journey.motive) && random.chance(0.7)) {
		steps.push({ type: 'securisation', planned: exit - random.integer(1, 20) });
	}
	return steps
		.filter(({ planned }) => planned <= latest)
		.map(({ type, planned }) => ({ type, planned: moveToWorkday(planned, start, latest) }));
}

/** The next open day, or the last one before where that is too late. */
function moveToWorkday(day: number, start: number, latest: number): number {
	const open = nextWorkday(day);
	return open <= latest ? open : Math.max(start, previousWorkday(latest));
}

function writeStep(
	{ type, planned }: Step,
	followUp: FollowUp,
	random: Random,
	output: Output,
): void {
	const { until, exit, contracts } = followUp;
	const isLocked = planned >= LOCKDOWN[0] && planned < LOCKDOWN[1];
	const isDone = random.chance(
		DONE[type] * (isLocked && type !== 'premier_rendez_vous' ? 0.75 : 1),
	);
	const late = type === 'premier_rendez_vous' || random.chance(0.55) ? 0 : random.integer(1, 12);
	const wished = nextWorkday(planned + late);
	const realised = isDone && planned <= until ? (wished <= until ? wished : planned) : null;
	const isWaiting = exit === null && planned > until - PATIENCE;
	const isReview = type === 'bilan_intermediaire' || type === 'bilan_final';
	const progress = random.weighted(PROGRESS);
	const isInContract = contracts.some(({ signed }) => signed <= planned) && random.chance(0.88);
	output.write('etapes', {
		id_etape: output.ids.next('E'),
		id_accompagnement: followUp.id,
		type_etape: type,
		dans_cer: isInContract && (isReview || type === 'action' || type === 'securisation'),
		date_prevue: toIso(planned),
		date_realisation: toIsoOrNull(realised),
		abandonnee: realised === null && !isWaiting,
		progression: isReview && realised !== null ? progress : null,
	});
}
