import { computeLongTable } from '../convention/long-table.ts';
import { planPublication } from '../disclosure/plan.ts';
import { describeExtraction } from '../disclosure/prepare-input.ts';
import type { ReadEdition } from '../disclosure/previous.ts';
import type { PreviousEdition, ProtectInput } from '../disclosure/publication.ts';
import type { Engine } from '../engine/engine.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import type { Period } from '../indicators/periods.ts';

/** Opens an engine that holds a set, to be closed by who asked. */
export type OpenWith = (set: ExtractSet) => Promise<Engine>;

/**
 * What a publication of some periods is made from, with the exact rows behind earlier editions, as the extracts knew
 * them on their day. `engine` holds the set. Throws a `ProtectionError` where an edition is of another agreement, and
 * `EngineError`.
 */
export async function gatherInput(
	engine: Engine,
	set: ExtractSet,
	periods: readonly Period[],
	editions: readonly ReadEdition[],
	openWith: OpenWith,
): Promise<ProtectInput> {
	const { convention } = set;
	const extraction = describeExtraction(set.dateExtraction, set.files);
	const plan = planPublication({ convention, periods, extraction, editions });
	const rows = await computeLongTable(engine, convention, plan.periods);
	const previous: PreviousEdition[] = [];
	for (const { edition, periods: own, computed, date } of plan.earlier) {
		const then =
			computed.length === 0 ? [] : await computeAt({ ...set, dateExtraction: date }, computed);
		previous.push({ ...edition, periods: own, rows: then });
	}
	return { convention, periods, rows, extraction, previous };

	async function computeAt(earlier: ExtractSet, wanted: readonly Period[]) {
		const apart = await openWith(earlier);
		try {
			return await computeLongTable(apart, convention, wanted);
		} finally {
			await apart.close();
		}
	}
}
