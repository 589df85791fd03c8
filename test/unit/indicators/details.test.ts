import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { readDetails, type Details } from '../../../src/lib/indicators/details.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { readLists } from '../../../src/lib/indicators/lists.ts';
import { acceptExtracts, openCase } from '../../support/cases.ts';
import { findRow, getPeriod } from '../../support/dataset.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';

let engine: Engine;
let details: Details;
let rows: readonly LongRow[];

beforeAll(async () => {
	const set = await acceptExtracts(await openCase('small'));
	engine = await openNodeEngine();
	await loadSet(engine, set);
	const periods = ['2020', '2020-S1'].map((id) =>
		getPeriod(id, set.convention, set.dateExtraction),
	);
	details = await readDetails(engine, periods);
	rows = await computeLongTable(engine, set.convention, periods);
});
afterAll(() => engine.close());

it('the lists are the same from both engines', async () => {
	const wasm = await openWasmEngineInNode();
	try {
		await loadSet(wasm, await acceptExtracts(await openCase('small')));
		const lists = await readLists(wasm, [2020]);
		const followUps = [...(details.followUps[2020] ?? [])];
		const contracts = [...(details.contracts[2020] ?? [])];
		expect(followUps.length).toBeGreaterThan(20);
		expect(followUps.some(({ fin }) => fin === null)).toBe(true);
		expect(contracts.length).toBeGreaterThan(20);
		expect([...(lists.followUps[2020] ?? [])]).toEqual(followUps);
		expect([...(lists.contracts[2020] ?? [])]).toEqual(contracts);
	} finally {
		await wasm.close();
	}
});

describe('the details agree with the long table', () => {
	it.each([
		['2020', 'ENSEMBLE'],
		['2020', 'GV'],
		['2020-S1', 'ENSEMBLE'],
	])('the curve of %s, %s passes through the shares at 30, 60 and 90 days', (periode, pole) => {
		const curve = details.signatures.filter(
			(point) => point.periode === periode && point.code_pole === pole,
		);
		for (const days of [30, 60, 90]) {
			const share = findRow(rows, 'part_cer_signe', `jours/${days}`, pole, periode);
			const last = curve.filter(({ jour }) => jour <= days).at(-1);
			expect(last?.part ?? 0).toBeCloseTo(share.valeur ?? Number.NaN, 12);
			if (share.ic_bas !== null) expect(last?.bas).toBeCloseTo(share.ic_bas, 12);
		}
		const total = findRow(rows, 'part_cer_signe', '', pole, periode).denominateur;
		expect(curve[0]?.enAttente).toBe(total);
		const observed = curve.reduce((sum, point) => sum + point.signatures + point.censures, 0);
		expect(observed).toBe(total);
	});

	it('sessions, deliverables, accounts and accompaniments count as the figures do', () => {
		const inYear = (date: string): boolean => date.startsWith('2020');
		expect(
			details.sessions.filter(({ statut, date }) => statut === 'realisee' && inYear(date)),
		).toHaveLength(findRow(rows, 'seances_realisees').valeur ?? -1);
		expect(details.deliverables.filter(({ remise, echu }) => echu && remise === null)).toHaveLength(
			findRow(rows, 'livrables_en_retard').valeur ?? -1,
		);
		const expenses = details.accounts.filter(
			({ sens, enNature }) => sens === 'depense' && !enNature,
		);
		expect(expenses.reduce((sum, { realise }) => sum + realise, 0)).toBeCloseTo(
			findRow(rows, 'depenses_realisees').valeur ?? -1,
			6,
		);
		const exits = [...(details.followUps[2020] ?? [])].filter(
			({ fin }) => fin !== null && inYear(fin),
		);
		expect(exits).toHaveLength(findRow(rows, 'sorties').valeur ?? -1);
	});
});
