import { beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../../../../src/lib/indicators/registry.ts';
import { listFigureChoices } from '../../../../src/lib/reports/figures/figure-types.ts';
import { DIRECTIVES } from '../../../../src/lib/reports/markdown/directives.ts';
import { fillReport } from '../../../../src/lib/reports/markdown/fill-report.ts';
import { parseReport } from '../../../../src/lib/reports/markdown/parse-report.ts';
import type { ReportDocument } from '../../../../src/lib/reports/blocks.ts';
import {
	openReportFigures,
	toTestContext,
	type OpenedFigures,
} from '../../../support/report-context.ts';

let small: OpenedFigures;
beforeAll(async () => {
	small = await openReportFigures('small');
}, 60_000);

const HEAD = '---\ntitre: Essai\nforme: rapport\n---\n\n# Partie\n\n';
const fill = (body: string, query = 'periode=2020'): ReportDocument => {
	const parsed = parseReport('essai.md', HEAD + body);
	expect(parsed.findings).toEqual([]);
	return fillReport(parsed, toTestContext(small, query));
};

describe('directives', () => {
	it.each(DIRECTIVES)('$name: its example is accepted', ({ example }) => {
		expect(parseReport('essai.md', HEAD + example).findings).toEqual([]);
	});

	it('draws every chart of every indicator', () => {
		for (const indicator of indicators) {
			for (const { type, ventilation } of listFigureChoices(indicator)) {
				const by = ventilation === null ? '' : ` ventilation=${ventilation}`;
				const document = fill(`::graphique{indicateur=${indicator.id} type=${type}${by}}`);
				const [block] = document.sections[0]?.blocks ?? [];
				if (type === 'entonnoir') continue;
				expect(block?.kind, `${indicator.id} ${type} ${by}`).toBe('graphique');
			}
		}
	});
});
