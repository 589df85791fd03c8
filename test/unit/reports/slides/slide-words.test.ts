import { beforeAll, describe, expect, it } from 'vitest';
import { getHeight } from '../../../../src/lib/charts/drawing.ts';
import type { Kpi } from '../../../../src/lib/models/kpi.ts';
import { toFrameContext } from '../../../../src/lib/state/facts.ts';
import { readFilter } from '../../../../src/lib/state/filter.ts';
import { toPageCard, toPageContext, type PageContext } from '../../../../src/lib/state/page.ts';
import type { ReportDocument } from '../../../../src/lib/reports/blocks.ts';
import { fitDrawing, fitNumber } from '../../../../src/lib/reports/slides/fit.ts';
import { formatElapsed } from '../../../../src/lib/ui/slides/messages.ts';
import {
	announceSlide,
	captionKpi,
	describeSource,
	toSlideStatement,
} from '../../../../src/lib/reports/slides/slide-words.ts';
import { openSlides, readSlides } from '../../../../src/lib/state/presentation.ts';
import { openReportFigures } from '../../../support/report-context.ts';
import { acceptExtracts, openCase } from '../../../support/cases.ts';

const NBSP = '\u00A0';
/** A slide for each kind of drawing that a report may ask for. */
const EVERY_KIND = `---
titre: Comité de pilotage
sous-titre: Essai
forme: diapositives
---

# Comité de pilotage

---

## Dessins

${[
	'personnes_accompagnees type=cumul',
	'personnes_orientees type=serie',
	'taux_contractualisation type=points',
	'personnes_orientees type=barres',
	'part_cer_signe type=survie',
	'parcours type=etapes',
	'freins_identifies type=parties',
	'sorties type=sorties',
	'sorties type=motifs',
	'seances_realisees type=calendrier',
	'taux_presence type=halteres',
	'satisfaction_moyenne type=notes',
	'participation_prevue type=budget',
	'livrables_a_temps type=echeancier',
	'taux_resolution_freins type=damier',
]
	.map((choice) => `::graphique{indicateur=${choice}}`)
	.join('\n\n')}

---

## Comptes

::etat-financier
`;

let page: PageContext;
let document: ReportDocument;

beforeAll(async () => {
	const { figures, clauses } = await openReportFigures('small');
	const set = await acceptExtracts(await openCase('small'));
	page = toPageContext(figures, readFilter(new URLSearchParams('periode=2020'), figures.scope));
	const opened = openSlides(readSlides({ name: 'essai.md', text: EVERY_KIND }), page, {
		frame: toFrameContext(set, page.period, 'pilotage', '2021-01-12'),
		facts: [],
		clauses,
		attestations: [],
		drawView: null,
		quality: null,
	});
	expect(opened.findings).toEqual([]);
	document = opened.document;
}, 60_000);

describe('the words of a slide', () => {
	it('tell a count with its target, and a rate with its fraction and its interval', () => {
		const kpi = (id: string): Kpi => toPageCard(page, id).kpi;
		expect(captionKpi(kpi('personnes_accompagnees')).details).toEqual([
			kpi('personnes_accompagnees').target,
		]);
		const rate = { ...kpi('taux_contractualisation'), value: `75,5${NBSP}%`, unit: '74 sur 98' };
		const told = captionKpi({
			...rate,
			rateText: `75,5${NBSP}% (66 à 83${NBSP}%)`,
			intervalNote: `de 66 à 83${NBSP}%, intervalle de confiance à 95${NBSP}%`,
			target: null,
		});
		expect(told).toEqual({
			unit: null,
			title: 'taux de contractualisation',
			details: [`74 sur 98, de 66 à 83${NBSP}%`],
		});
	});

	it('tell why there is no number, and nothing of what it could have been', () => {
		const { kpi } = toPageCard(page, 'personnes_accompagnees');
		const withheld: Kpi = {
			...kpi,
			state: 'secret',
			value: 's.',
			note: 'Secret statistique. Ce n’est pas zéro.',
		};
		expect(captionKpi(withheld)).toEqual({
			unit: null,
			title: 'personnes accompagnées',
			details: ['Secret statistique. Ce n’est pas zéro.'],
		});
	});

	it('name the slide, its place and its source', () => {
		const [cover] = document.sections;
		if (cover === undefined) throw new Error('fixture: no slide');
		expect(announceSlide(cover, 1, 12)).toBe(`Diapositive 1 sur 12${NBSP}: Comité de pilotage`);
		expect(describeSource(document)).toContain(`Source${NBSP}: extraits CAF, arrêtés au`);
	});

	it('sum a statement up without any account', () => {
		const [statement] = document.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) => (block.kind === 'etat-financier' ? [block.statement] : [])),
		);
		if (statement === undefined) throw new Error('case: no accounts');
		const table = toSlideStatement(statement);
		const [group] = statement.groups;
		expect(table.rows.length).toBeLessThan(statement.table.rows.length);
		expect(table.rows[0]?.cells[1]?.text).toBe(group?.sections[0]?.total?.texts.realise);
		expect(table.rows.filter(({ isTotal }) => isTotal)).toHaveLength(statement.groups.length);
	});

	it('count the time of a meeting', () => {
		expect(formatElapsed(-5)).toBe(`00${NBSP}s`);
		expect(formatElapsed(65_000)).toBe(`1${NBSP}min 05${NBSP}s`);
		expect(formatElapsed(3_725_400)).toBe(`1${NBSP}h 02${NBSP}min 05${NBSP}s`);
	});
});

describe('what fits on a slide', () => {
	it('keeps a number of two figures at its full size, and a long amount in its column', () => {
		expect(fitNumber('98', 520)).toBe(208);
		const long = fitNumber(`24${NBSP}891,20${NBSP}€`, 520);
		expect(long).toBeLessThan(208);
		expect(long).toBeGreaterThanOrEqual(84);
	});

	it('draws every kind in a half slide without passing its box', () => {
		const box = { width: 828, height: 640 };
		const drawings = document.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) => (block.kind === 'graphique' ? [block.drawing] : [])),
		);
		expect(new Set(drawings.map(({ kind }) => kind)).size).toBeGreaterThan(10);
		for (const drawing of drawings) {
			const { width, height, fontSize, scale } = fitDrawing(drawing, box);
			expect(fontSize).toBeGreaterThanOrEqual(22);
			expect(width * scale).toBeLessThanOrEqual(box.width + 1);
			expect(height * scale).toBeLessThanOrEqual(box.height + 1);
			expect(height).toBeGreaterThanOrEqual(Math.min(box.height, getHeight(drawing, width, 22)));
		}
	});

	it('may be given whole to another window', () => {
		expect(structuredClone(document)).toEqual(document);
	});
});
