import { writeDeliverables } from './deliverables.ts';
import { writeFinances, writePayments } from './finances.ts';
import { planBlock } from './plan-block.ts';
import { createPoles } from './poles.ts';
import { createStreams, Random, scramble } from './random.ts';
import { writeSessions } from './sessions.ts';
import { Sequences, type WriteRow } from './sink.ts';
import { BLOCK_SIZE } from './story.ts';
import { writeJourney, type Output } from './write-journey.ts';

export interface DemoSize {
	readonly seed: number;
	/** Persons oriented in 2020. */
	readonly persons: number;
}

/**
 * Writes the rows of all twelve tables, person by person: the same seed and size give the same
 * rows. Persons come in blocks of about 122 whose counts follow the story, so memory stays the same.
 */
export function generateRows({ seed, persons }: DemoSize, write: WriteRow): void {
	const poles = createPoles(persons);
	for (const { row } of poles) write('poles', row);
	const output: Output = { write, ids: new Sequences(), nextPerson: createPersons(seed) };
	const blocks = Math.max(1, Math.round(persons / BLOCK_SIZE));
	for (let block = 0; block < blocks; block++) {
		const streams = createStreams(seed, block);
		const from = Math.floor((block * persons) / blocks);
		const to = Math.floor(((block + 1) * persons) / blocks);
		const journeys = planBlock(to - from, poles, streams, block === 0);
		for (const journey of journeys) writeJourney(journey, streams, output);
	}
	const streams = createStreams(seed, -1);
	writeSessions(poles[0]?.row.code_pole ?? '', streams, write);
	writeFinances(streams, write);
	writePayments(write);
	writeDeliverables(streams, write);
}

/** Identifiers that say nothing: the scrambled rank, never twice the same. */
function createPersons(seed: number): () => string {
	const key = Math.floor(new Random(`${seed}/persons`).next() * 4_294_967_296);
	let rank = 0;
	return () => {
		rank += 1;
		return `B${scramble(rank, key).toString(16).toUpperCase().padStart(8, '0')}`;
	};
}
