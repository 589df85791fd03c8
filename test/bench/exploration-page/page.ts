import { flushSync, mount } from 'svelte';
import { openBrowserEngine } from '../../../src/lib/engine/browser.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { Cube, type DayWindow, type Distribution } from '../../../src/lib/exploration/cube.ts';
import type { Facts } from '../../../src/lib/exploration/facts.ts';
import {
	NO_FILTER,
	setFacet,
	type ExplorationFilter,
	type Facet,
	type FacetId,
} from '../../../src/lib/exploration/filter.ts';
import { toFacetRows, toWeekBars } from '../../../src/lib/models/exploration/facet-rows.ts';
import Charts from './Charts.svelte';
import { toShownState, type Shown } from './shown-state.svelte.ts';

/** Milliseconds of one choice: until the charts hold its counts, and until the frame that shows them. */
export interface Step {
	readonly held: number;
	readonly painted: number;
}

/** The runs of one size. */
export interface Runs {
	readonly rows: number;
	readonly menu: readonly Step[];
	readonly brush: readonly Step[];
	readonly directMenu: readonly Step[];
	readonly directBrush: readonly Step[];
}

const DAYS = 366;
const SIZES: Readonly<Partial<Record<FacetId, number>>> = {
	pole: 6,
	tranche_age: 4,
	conforme: 2,
	groupe_sortie: 7,
	motif_sortie: 15,
	code_referent: 40,
};

const facets: readonly Facet[] = Object.entries(SIZES).map(([id, size]) => ({
	id: id as FacetId,
	label: id,
	isMultiple: false,
	values: Array.from({ length: size }, (_, rank) => ({
		id: String(rank + 1),
		label: `${id} ${rank + 1}`,
	})),
}));

interface Choice {
	readonly filter: ExplorationFilter;
	readonly days: DayWindow;
}

const WHOLE: DayWindow = { from: 0, to: DAYS - 1 };

/**
 * Six linked charts and a brush over rows drawn by the engine, one in ten of a person who has two: the cube of the page,
 * then one query a chart.
 */
export async function run(rows: number, steps: number): Promise<Runs> {
	const engine = await openBrowserEngine();
	await makeRows(engine, rows);
	const facts = await readRows(engine);
	const cube = new Cube(facts);
	const all = cube.count(NO_FILTER, WHOLE);
	const state = toShownState();
	mount(Charts, {
		target: document.querySelector('main') ?? document.body,
		props: {
			get shown() {
				return state.shown;
			},
			dayCount: DAYS,
		},
	});

	const show = (
		{ filter, days }: Choice,
		counts: readonly Distribution[],
		byDay: Distribution,
	): void => {
		const charts: Shown['charts'] = facets.map((facet, index) => ({
			facet,
			rows: toFacetRows(
				facet,
				take(counts, index),
				take(all.facets, index),
				filter.facets[facet.id] ?? [],
			),
		}));
		state.shown = { charts, weeks: toWeekBars(byDay, all.days), days };
		flushSync();
	};
	const byCube = (choice: Choice): Promise<void> => {
		const counts = cube.count(choice.filter, choice.days);
		show(choice, counts.facets, counts.days);
		return Promise.resolve();
	};
	const byQueries = async (choice: Choice): Promise<void> => {
		const [byDay, ...counts] = await Promise.all([
			askDays(engine, choice),
			...facets.map((facet) => ask(engine, facet, choice)),
		]);
		show(choice, counts, byDay);
	};

	const menus = Array.from({ length: steps }, (_, step): Choice => {
		const value = String(1 + (step % 4));
		return { filter: setFacet(NO_FILTER, 'tranche_age', [value]), days: WHOLE };
	});
	const brushes = Array.from({ length: steps }, (_, step): Choice => {
		const from = (7 * step) % 280;
		return { filter: NO_FILTER, days: { from, to: from + 60 } };
	});
	const result = {
		rows,
		menu: await timeSteps(menus, byCube),
		brush: await timeSteps(brushes, byCube),
		directMenu: await timeSteps(menus, byQueries),
		directBrush: await timeSteps(brushes, byQueries),
	};
	// Both must say the same, or there is nothing to compare.
	for (const choice of [...menus.slice(0, 2), ...brushes.slice(0, 2)]) {
		const counts = cube.count(choice.filter, choice.days);
		for (const [index, facet] of facets.entries()) {
			const direct = await ask(engine, facet, choice);
			const own = take(counts.facets, index);
			if (own.persons.join() !== direct.persons.join() || own.rows.join() !== direct.rows.join())
				throw new Error(`counts of ${facet.id} differ`);
		}
	}
	await engine.close();
	return result;
}

async function timeSteps(
	choices: readonly Choice[],
	answer: (choice: Choice) => Promise<void>,
): Promise<readonly Step[]> {
	const steps: Step[] = [];
	for (const choice of choices) {
		await nextPaint();
		const start = performance.now();
		await answer(choice);
		const held = performance.now() - start;
		await nextPaint();
		steps.push({ held, painted: performance.now() - start });
	}
	return steps;
}

/** Until the frame that comes next was given to the screen. */
function nextPaint(): Promise<void> {
	return new Promise((done) => {
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				done();
			};
			port2.postMessage(null);
		});
	});
}

async function makeRows(engine: Engine, rows: number): Promise<void> {
	const columns = facets.map(
		({ id, values }, index) => `1 + hash(i, ${index + 1}) % ${values.length} AS ${id}`,
	);
	await engine.query(
		`CREATE TABLE faits AS SELECT (i * 19 // 20)::INTEGER AS personne, (hash(i, 0) % ${DAYS})::INTEGER AS jour, ${columns
			.map((text) => text.replace(/^(.*) AS (.*)$/, '($1)::INTEGER AS $2'))
			.join(', ')} FROM range(${rows}) AS t(i)`,
	);
}

async function readRows(engine: Engine): Promise<Facts> {
	const read = await engine.queryIntegers('SELECT * FROM faits ORDER BY personne');
	const column = (name: string): Int32Array => {
		const found = read.get(name);
		if (found === undefined) throw new Error(`column: ${name}`);
		return found;
	};
	return {
		facets,
		debut: '2020-01-01',
		dayCount: DAYS,
		days: column('jour'),
		persons: column('personne'),
		columns: facets.map(({ id }) => ({ kind: 'simple', codes: column(id) })),
	};
}

function toWhere({ filter, days }: Choice, except: FacetId | 'jour'): string {
	const parts = Object.entries(filter.facets)
		.filter(([id]) => id !== except)
		.map(([id, values]) => `${id} IN (${values.join(', ')})`);
	if (except !== 'jour') parts.push(`jour BETWEEN ${days.from} AND ${days.to}`);
	return parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`;
}

async function ask(engine: Engine, { id, values }: Facet, choice: Choice): Promise<Distribution> {
	return toDistribution(
		await engine.queryIntegers(
			`SELECT ${id} - 1 AS rang, count(*)::INTEGER AS lignes, count(DISTINCT personne)::INTEGER AS personnes FROM faits ${toWhere(choice, id)} GROUP BY ALL`,
		),
		values.length,
	);
}

async function askDays(engine: Engine, choice: Choice): Promise<Distribution> {
	return toDistribution(
		await engine.queryIntegers(
			`SELECT jour AS rang, count(*)::INTEGER AS lignes, count(DISTINCT personne)::INTEGER AS personnes FROM faits ${toWhere(choice, 'jour')} GROUP BY ALL`,
		),
		DAYS,
	);
}

function toDistribution(read: ReadonlyMap<string, Int32Array>, size: number): Distribution {
	const [rows, persons] = [new Int32Array(size), new Int32Array(size)];
	const ranks = read.get('rang') ?? new Int32Array(0);
	for (let at = 0; at < ranks.length; at += 1) {
		const rank = ranks[at] ?? 0;
		rows[rank] = read.get('lignes')?.[at] ?? 0;
		persons[rank] = read.get('personnes')?.[at] ?? 0;
	}
	return { rows, persons };
}

function take(counts: readonly Distribution[], index: number): Distribution {
	const found = counts[index];
	if (found === undefined) throw new Error(`facet: ${index}`);
	return found;
}

Object.assign(globalThis, { run });
