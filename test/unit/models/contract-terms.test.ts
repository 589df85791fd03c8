import { beforeAll, describe, expect, it } from 'vitest';
import { listContractTerms } from '../../../src/lib/models/contract-terms.ts';
import { parsePeriod } from '../../../src/lib/indicators/periods.ts';
import { openReportFigures, type OpenedFigures } from '../../support/report-context.ts';

let small: OpenedFigures;
beforeAll(async () => {
	small = await openReportFigures('small');
}, 60_000);

const addDays = (iso: string, days: number): string =>
	new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

describe('contracts by due date and number', () => {
	it.each(['2020', '2020-S1', '2020-S2', '2020-05'])(
		'agree with the figure of %s, by pôle',
		(id) => {
			const { scope, details, lookup } = small.figures;
			const parsed = parsePeriod(id, scope.convention, scope.dateExtraction);
			if (!parsed.ok || details === null) throw new Error('case');
			const { period } = parsed;
			const last = addDays(period.effectif, 90);
			for (const pole of ['ENSEMBLE', ...scope.poles.map(({ code }) => code)]) {
				const terms = listContractTerms(details.contracts[period.exercice] ?? [], { period, pole });
				const soon = terms.filter(({ fin }) => fin > period.effectif && fin <= last);
				const row = lookup.get({ indicateur: 'cer_a_echeance', periode: id, pole });
				expect(soon, pole).toHaveLength(row?.valeur ?? -1);
				const keys = terms.map((one) => `${one.fin} ${one.id}`);
				expect(keys).toEqual([...keys].sort());
			}
		},
	);
});
