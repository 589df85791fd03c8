import { openFolder } from '../cli/read-folder.ts';
import { openNodeEngine } from '$lib/engine/node.ts';
import { readExtracts } from '$lib/extracts/read-extracts.ts';
import { computeFigures, extendFigures, listPeriods } from '$lib/state/figures.ts';
import { toSeed, toWholeSeed, type Seed } from '$lib/state/seed.ts';

const DEMONSTRATION = 'static/demo';

interface BuiltFigures {
	/** What every page carries. */
	readonly carried: Seed;
	/** Every period. */
	readonly whole: Seed;
}

let built: Promise<BuiltFigures> | null = null;

/** The figures of the demonstration, computed once for all the pages of a build. */
export function buildFigures(): Promise<BuiltFigures> {
	built ??= compute();
	return built;
}

async function compute(): Promise<BuiltFigures> {
	const result = await readExtracts(await openFolder(DEMONSTRATION));
	if (!result.ok) {
		throw new Error(result.findings.map(({ message }) => message).join('\n'));
	}
	const { set } = result;
	const engine = await openNodeEngine();
	try {
		const first = await computeFigures(engine, set);
		const whole = await extendFigures(engine, first, listPeriods(set));
		return { carried: toSeed(set, first), whole: toWholeSeed(set, whole) };
	} finally {
		await engine.close();
	}
}
