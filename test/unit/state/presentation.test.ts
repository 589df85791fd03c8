import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { toFrameContext } from '../../../src/lib/state/facts.ts';
import { readFilter } from '../../../src/lib/state/filter.ts';
import { toPageContext, type PageContext } from '../../../src/lib/state/page.ts';
import {
	openSlides,
	readSlides,
	toProjected,
	type OpenedSlides,
} from '../../../src/lib/state/presentation.ts';
import { acceptExtracts, openCase } from '../../support/cases.ts';
import { openReportFigures } from '../../support/report-context.ts';

const COMITE = readFileSync(
	new URL('../../../reports/comite-de-pilotage.md', import.meta.url),
	'utf8',
);

let page: PageContext;
let open: (text: string) => OpenedSlides;

beforeAll(async () => {
	const { figures, clauses } = await openReportFigures('small');
	const set = await acceptExtracts(await openCase('small'));
	page = toPageContext(figures, readFilter(new URLSearchParams('periode=2020'), figures.scope));
	open = (text) =>
		openSlides(readSlides({ name: 'essai.md', text }), page, {
			frame: toFrameContext(set, page.period, 'pilotage', '2021-01-12'),
			facts: [],
			clauses,
			attestations: [],
			drawView: null,
			quality: null,
		});
}, 60_000);

describe('the slides of a report', () => {
	it('are those of the steering meeting, without a fault, each with an anchor and a way to its figures', () => {
		const { document, findings } = open(COMITE);
		expect(findings).toEqual([]);
		expect(document.form).toBe('diapositives');
		const ids = document.sections.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.length).toBeGreaterThan(11);
		expect(document.sections.flatMap(({ page }) => page ?? [])).toContain('/contrats');
		expect(structuredClone(document)).toEqual(document);
	});

	it('keep the same anchors from a period to another, so that an order kept on a device holds', () => {
		const ids = open(COMITE).document.sections.map(({ id }) => id);
		const whole = page;
		page = toPageContext(
			whole.figures,
			readFilter(new URLSearchParams('periode=2020-S1'), whole.figures.scope),
		);
		expect(open(COMITE).document.sections.map(({ id }) => id)).toEqual(ids);
		page = whole;
	});

	it('say by line what is wrong in a file that is dropped', () => {
		const { document, findings } = open(
			'---\ntitre: Essai\nforme: diapositives\n---\n\n## Un\n\n::kpi{indicateur=personne_accompagnees}\n\n---\n\n## Deux\n',
		);
		expect(findings.map(({ line, severity }) => [line, severity])).toEqual([[8, 'erreur']]);
		expect(findings[0]?.message).toContain('personnes_accompagnees');
		expect(document.sections.map(({ title }) => title[0]?.text)).toEqual(['Un', 'Deux']);
	});

	it('are refused to a report that is not made of slides', () => {
		const { findings } = open('---\ntitre: Essai\nforme: rapport\n---\n\n# Un\n');
		expect(findings[0]?.message).toContain('forme: diapositives');
	});

	it('are projected without those left out, in the order wanted', () => {
		const { document } = open(COMITE);
		const [first, second, third] = document.sections.map(({ id }) => id);
		const projected = toProjected(document, {
			order: [third ?? '', first ?? ''],
			hidden: [second ?? ''],
		});
		expect(projected.sections).toHaveLength(document.sections.length - 1);
		const order = projected.sections.map(({ id }) => id);
		expect(order[0]).toBe(third);
		expect(order).not.toContain(second);
		expect(order).toContain(first);
	});
});
