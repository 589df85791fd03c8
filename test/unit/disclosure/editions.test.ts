import highs from 'highs';
import { expect, it } from 'vitest';
import { parseLongCsv } from '../../../src/lib/disclosure/long-table-csv.ts';
import { planPublication } from '../../../src/lib/disclosure/plan.ts';
import { describeExtraction } from '../../../src/lib/disclosure/prepare-input.ts';
import { readEdition } from '../../../src/lib/disclosure/previous.ts';
import { protect } from '../../../src/lib/disclosure/protect.ts';
import type { ProtectInput, Publication } from '../../../src/lib/disclosure/publication.ts';
import { toPlace } from '../../../src/lib/disclosure/read-publication.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { computeRows, listPeriods, makeExtracts, toInput } from '../../support/disclosure.ts';

const solver = await highs();

async function publishAfter(
	set: ExtractSet,
	texts: readonly string[],
	before: Publication,
): Promise<Publication> {
	const { convention } = set;
	const periods = listPeriods(set, texts);
	const extraction = describeExtraction(set.dateExtraction, set.files);
	const edition = await readEdition(before.files);
	const plan = planPublication({ convention, periods, extraction, editions: [edition] });
	const rows = await computeRows(set, plan.periods);
	const [own] = plan.earlier;
	if (own === undefined) throw new Error('no earlier edition');
	const then = own.computed.length === 0 ? [] : await computeRows(set, own.computed, own.date);
	const previous: ProtectInput['previous'] = [{ ...edition, periods: own.periods, rows: then }];
	return protect({ convention, periods, rows, extraction, previous }, { solver });
}

function readAll({ files }: Publication): ReadonlyMap<string, LongRow> {
	const rows = files
		.filter(({ name }) => name.endsWith('.csv'))
		.flatMap(({ bytes }) => parseLongCsv(new TextDecoder().decode(bytes)) ?? []);
	return new Map(rows.map((row) => [toPlace(row), row]));
}

it('of the same extracts are protected together: what is out stays, what was withheld is not shown', async () => {
	const set = await makeExtracts(7, 60);
	const before = await protect(await toInput(set, ['2020']), { solver });
	const after = await publishAfter(set, ['2020', '2020-S1'], before);
	expect(after.manifest.precedents).toHaveLength(1);
	const then = readAll(before);
	const now = readAll(after);
	for (const [place, row] of then) expect(now.get(place), place).toEqual(row);
	const alone = await protect(await toInput(set, ['2020-S1']), { solver });
	// Alone, the semester could show more than beside the year that is out already.
	expect(after.manifest.lignes.retenues - before.manifest.lignes.retenues).toBeGreaterThanOrEqual(
		alone.manifest.lignes.primaires,
	);
}, 600_000);

it('of other extracts: a small difference between two values of a count is not shown', async () => {
	const early = await makeExtracts(7, 60, '2020-10-31');
	const before = await protect(await toInput(early, ['2020']), { solver });
	const after = await publishAfter(await makeExtracts(7, 60), ['2020'], before);
	const then = readAll(before);
	let both = 0;
	for (const [place, row] of readAll(after)) {
		const known = then.get(place);
		if (row.secret === 'oui' || known?.secret !== '') continue;
		if (!['personnes', 'orientations', 'freins', 'sorties', 'contrats'].includes(row.unite))
			continue;
		if (row.indicateur === 'file_active' || row.indicateur.startsWith('cer_')) continue;
		both += 1;
		const difference = Math.abs((row.numerateur ?? 0) - (known.numerateur ?? 0));
		expect([1, 2, 3, 4], place).not.toContain(difference);
	}
	expect(both).toBeGreaterThan(0);
}, 600_000);
