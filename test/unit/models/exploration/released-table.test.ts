import { beforeAll, describe, expect, it } from 'vitest';
import { getIndicator } from '../../../../src/lib/indicators/registry.ts';
import { listStandardPeriods } from '../../../../src/lib/indicators/periods.ts';
import {
	BY_POLE,
	listCuts,
	toReleasedTable,
} from '../../../../src/lib/models/exploration/released-table.ts';
import {
	openReportFigures,
	withhold,
	type OpenedFigures,
} from '../../../support/report-context.ts';

let opened: OpenedFigures;

beforeAll(async () => {
	opened = await openReportFigures('small');
});

function lay(id: string, by: string, withheld: readonly string[] = []) {
	const { convention, dateExtraction, poles } = opened.figures.scope;
	const { lookup } = withhold(opened, (one) => withheld.includes(one)).figures;
	const periods = listStandardPeriods(convention, 2020, dateExtraction).filter((period) =>
		lookup.hasPeriod(period.id),
	);
	const choice = { indicator: getIndicator(id), by, pole: 'ENSEMBLE' };
	return {
		periods,
		lookup,
		poles,
		table: toReleasedTable(lookup, choice, periods, poles, convention),
	};
}

describe('the released table, laid out', () => {
	it('has the whole then the pôles, and a column for each period', () => {
		const { table, periods, lookup, poles } = lay('personnes_orientees', BY_POLE);
		expect(table.columns.slice(1).map(({ id }) => id)).toEqual(periods.map(({ id }) => id));
		expect(table.rows.map(({ id }) => id)).toEqual(['ENSEMBLE', ...poles.map(({ code }) => code)]);
		for (const { id, cells } of table.rows) {
			expect(cells.map(({ number }) => number)).toEqual(
				periods.map(
					(period) =>
						lookup.get({ indicateur: 'personnes_orientees', periode: period.id, pole: id })?.valeur,
				),
			);
		}
	});

	it('has the values of a breakdown', () => {
		const indicator = getIndicator('freins_identifies');
		const cut = listCuts(indicator)[1];
		const { table, lookup } = lay('freins_identifies', cut?.id ?? '');
		const row = table.rows[1];
		expect(row?.cells[0]?.number).toBe(
			lookup.get({
				indicateur: 'freins_identifies',
				periode: '2020',
				ventilation: cut?.id ?? '',
				modalite: row?.id ?? '',
			})?.valeur,
		);
	});

	it('shows the mark of what is withheld, and no number', () => {
		const { table } = lay('personnes_orientees', BY_POLE, ['personnes_orientees']);
		expect(table.rows.flatMap(({ cells }) => cells.map(({ number }) => number))).toEqual(
			table.rows.flatMap(({ cells }) => cells.map(() => null)),
		);
		expect(table.rows[0]?.cells[0]).toMatchObject({ text: 's.', state: 'secret' });
	});
});
