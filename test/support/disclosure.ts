import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openData } from '../../src/cli/open-data.ts';
import { writeDemo } from '../../src/cli/demo/write-demo.ts';
import { computeLongTable } from '../../src/lib/convention/long-table.ts';
import { loadSet } from '../../src/lib/convention/load-set.ts';
import type { ModelSource } from '../../src/lib/disclosure/build-model.ts';
import { describeExtraction } from '../../src/lib/disclosure/prepare-input.ts';
import type { ProtectInput } from '../../src/lib/disclosure/publication.ts';
import { sortRows } from '../../src/lib/disclosure/sort-rows.ts';
import { listPublicationPeriods } from '../../src/lib/disclosure/spans.ts';
import { openNodeEngine } from '../../src/lib/engine/node.ts';
import type { ExtractSet } from '../../src/lib/extracts/read-extracts.ts';
import type { LongRow } from '../../src/lib/indicators/indicator.ts';
import type { Period } from '../../src/lib/indicators/periods.ts';
import type { Convention } from '../../src/lib/schemas/schemas.ts';
import { getPeriod } from './dataset.ts';

export const YEAR_AND_SEMESTERS = ['2020', '2020-S1', '2020-S2'] as const;

/** Fictitious extracts of a seed and a size; with a `date`, they know nothing after that day. */
export async function makeExtracts(
	seed: number,
	persons: number,
	date?: string,
): Promise<ExtractSet> {
	const out = await mkdtemp(join(tmpdir(), 'jalons-disclosure-'));
	try {
		await writeDemo({ seed, persons, out, format: 'csv' });
		if (date !== undefined) {
			const path = join(out, 'datapackage.json');
			const text = await readFile(path, 'utf8');
			await writeFile(path, text.replace(/("date_extraction": ")[^"]+/, `$1${date}`));
		}
		return await openData(out);
	} finally {
		await rm(out, { recursive: true });
	}
}

/** The convention of a set with another threshold. */
export function withThreshold(convention: Convention, threshold: number): Convention {
	return {
		...convention,
		exercices: convention.exercices.map((exercice) => ({
			...exercice,
			regles: { ...exercice.regles, seuil_confidentialite: threshold },
		})),
	};
}

/** The exact rows of some periods, as a set knows them on a day (its own by default). */
export async function computeRows(
	set: ExtractSet,
	periods: readonly Period[],
	date: string | null = set.dateExtraction,
): Promise<readonly LongRow[]> {
	const engine = await openNodeEngine();
	try {
		await loadSet(engine, { ...set, dateExtraction: date });
		return await computeLongTable(engine, set.convention, periods);
	} finally {
		await engine.close();
	}
}

/** The periods of those texts in a set. */
export function listPeriods(set: ExtractSet, texts: readonly string[]): readonly Period[] {
	return texts.map((text) => getPeriod(text, set.convention, set.dateExtraction));
}

/** What a publication of a set is made from. */
export async function toInput(
	set: ExtractSet,
	texts: readonly string[],
	threshold = 5,
): Promise<ProtectInput> {
	const periods = listPeriods(set, texts);
	return {
		convention: withThreshold(set.convention, threshold),
		periods,
		rows: await computeRows(set, listPublicationPeriods(periods)),
		extraction: describeExtraction(set.dateExtraction, set.files),
	};
}

/** What the model of a publication is built from. */
export function toSource({ convention, periods, rows }: ProtectInput, threshold = 5): ModelSource {
	const needed = listPublicationPeriods(periods);
	return {
		convention,
		declared: periods,
		periods: needed,
		rows: sortRows(rows, convention, needed),
		threshold,
	};
}
