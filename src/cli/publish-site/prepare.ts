import { loadSet } from '../../lib/convention/load-set.ts';
import { ProtectionError, type Publication } from '../../lib/disclosure/publication.ts';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { ExtractSet } from '../../lib/extracts/read-extracts.ts';
import type { Period } from '../../lib/indicators/periods.ts';
import { listPoles, type Figures } from '../../lib/state/figures.ts';
import { listDeclaredPeriods, toPublishedFigures } from '../../lib/state/published.ts';
import { refusedData } from '../arguments.ts';
import { preparePublication, readEditions } from '../diffusion.ts';
import { readPeriod } from '../read-period.ts';

/** A publication, ready to be written and to be shown. */
export interface PreparedSite {
	readonly publication: Publication;
	readonly figures: Figures;
}

/** Protects the periods asked for, together with the editions in the folders of `previous`; throws a `CommandError` that says why nothing can be published. */
export async function prepareSite(
	set: ExtractSet,
	wanted: readonly string[],
	previous: readonly string[],
): Promise<PreparedSite> {
	const periods = readPeriods(wanted, set);
	const engine = await openNodeEngine();
	try {
		await loadSet(engine, set);
		const publication = await preparePublication(
			engine,
			set,
			periods,
			await readEditions(previous),
		);
		const { convention, dateExtraction } = set;
		const scope = { convention, dateExtraction, poles: await listPoles(engine) };
		return { publication, figures: toPublishedFigures(scope, publication) };
	} catch (cause) {
		throw cause instanceof ProtectionError ? refusedData(cause.message) : cause;
	} finally {
		await engine.close();
	}
}

/** The periods to publish; an exercise alone is published with its semesters. */
function readPeriods(wanted: readonly string[], set: ExtractSet): readonly Period[] {
	const periods = wanted.map((text) => readPeriod(text, set));
	const [only] = periods;
	return only !== undefined && periods.length === 1 && only.id === String(only.exercice)
		? listDeclaredPeriods(set, only.exercice)
		: periods;
}
