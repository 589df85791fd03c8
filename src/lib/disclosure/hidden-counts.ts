import { nameRest } from './identify.ts';
import type { Term } from './model.ts';
import { forEachCount, listNames, type Frame } from './relations/frame.ts';
import { isOfEvents } from './relations/periods.ts';
import { LATER_STAGES } from './relations/stages.ts';
import { contains, type Span } from './spans.ts';

/** Cells of which one that equals its total says something of everybody; totals by prefix of the cells. */
const TELLING: readonly (readonly [total: string, prefix: string])[] = [
	['sorties', 'sorties.motif:'],
	['sorties', 'sorties.groupe:'],
	['freins.identifies', 'freins.identifies:'],
	['freins.solutionnes', 'freins.solutionnes:'],
	['freins.ouverts', 'freins.ouverts:'],
	['freins.leves', 'freins.leves:'],
	['orientes', 'orientes.age:'],
	['accompagnes', 'accompagnes.age:'],
];

/** Defines the gaps between the stages, and the orientations due that have no accompaniment. */
export function defineGaps(frame: Frame): void {
	const stages = listNames(frame, 'stade:');
	for (const stage of stages) defineRest(frame, 'orientes', stage);
	for (const stage of LATER_STAGES) defineRest(frame, 'stade:accompagne', `stade:${stage}`);
	defineRest(frame, 'dus', 'dus.accompagnes');
}

function defineRest(frame: Frame, whole: string, part: string): void {
	forEachCount(frame, part, (count, pole, span) => {
		const total = frame.builder.find(whole, pole, span);
		if (total !== undefined) addRest(frame, nameRest(part, whole), total, count, pole, span);
	});
}

function addRest(
	{ builder }: Frame,
	name: string,
	total: number,
	part: number,
	pole: string,
	span: Span,
): number {
	const rest = builder.define(name, pole, span, builder.valueOf(total) - builder.valueOf(part));
	builder.equal('reste', [
		[total, 1],
		[part, -1],
		[rest, -1],
	]);
	return rest;
}

/** A cell that holds its whole total, and what is left of the total: nothing, which is to stay unknown. */
export interface FullCell {
	readonly cell: number;
	readonly rest: number;
}

/** Defines the rests of the full cells (at least `threshold`). */
export function defineFullCells(frame: Frame, threshold: number): readonly FullCell[] {
	const found: FullCell[] = [];
	const { builder } = frame;
	const missing = 'sorties.motif:non_renseigne';
	for (const [total, prefix] of TELLING) {
		const cells = [...listNames(frame, prefix), ...(prefix === 'sorties.groupe:' ? [missing] : [])];
		for (const name of cells) {
			forEachCount(frame, name, (cell, pole, span) => {
				const whole = builder.find(total, pole, span);
				if (whole === undefined || builder.valueOf(whole) < threshold) return;
				if (builder.valueOf(whole) !== builder.valueOf(cell)) return;
				const rest = addRest(frame, nameRest(name, `autres.${total}`), whole, cell, pole, span);
				found.push({ cell, rest });
			});
		}
	}
	return found;
}

/** Defines, for a period inside another but at neither end, the counts of what remains on both sides together. */
export function defineRemainders(frame: Frame): void {
	const { builder, places, spans } = frame;
	const names = builder.names.filter((name) => name.split('/').every(isOfEvents));
	for (const outer of spans) {
		for (const inner of spans.filter((span) => isInTheMiddle(outer, span))) {
			const id = `${outer.id}-${inner.id}`;
			const remainder: Span = { ...outer, id };
			for (const name of names) {
				for (const pole of places) {
					const whole = builder.find(name, pole, outer);
					const part = builder.find(name, pole, inner);
					if (whole === undefined || part === undefined) continue;
					const value = builder.valueOf(whole) - builder.valueOf(part);
					if (value < 0) continue;
					const rest = builder.define(name, pole, remainder, value);
					const terms: readonly Term[] = [
						[whole, 1],
						[part, -1],
						[rest, -1],
					];
					builder.equal('periodes', terms);
				}
			}
		}
	}
}

function isInTheMiddle(outer: Span, inner: Span): boolean {
	return contains(outer, inner) && outer.first < inner.first && inner.last < outer.last;
}
