import type { Model, Relation, Unit } from '../../../src/lib/disclosure/model.ts';

/** A table of pôles × modalities with its margins and its total, each count a unit of its own. */
export interface TinyTable {
	readonly cells: readonly (readonly number[])[];
	readonly threshold: number;
}

/** The model of a table: cells first, row by row, then the margins of the rows, of the columns, and the total. */
export function toModel({ cells, threshold }: TinyTable): Model {
	const height = cells.length;
	const width = cells[0]?.length ?? 0;
	const flat = cells.flat();
	const rowSums = cells.map((row) => row.reduce((sum, value) => sum + value, 0));
	const columnSums = Array.from({ length: width }, (_, column) =>
		cells.reduce((sum, row) => sum + (row[column] ?? 0), 0),
	);
	const total = rowSums.reduce((sum, value) => sum + value, 0);
	const values = [...flat, ...rowSums, ...columnSums, total];
	const rowAt = (row: number): number => flat.length + row;
	const columnAt = (column: number): number => flat.length + height + column;
	const relations: Relation[] = [
		...cells.map((row, index) =>
			addUp(
				rowAt(index),
				row.map((_, column) => index * width + column),
			),
		),
		...columnSums.map((_, column) =>
			addUp(
				columnAt(column),
				cells.map((_row, index) => index * width + column),
			),
		),
		addUp(
			values.length - 1,
			cells.map((_, index) => rowAt(index)),
		),
	];
	return makeModel(values, relations, threshold);
}

function addUp(total: number, parts: readonly number[]): Relation {
	return {
		family: 'essai',
		counts: [total, ...parts],
		coefficients: [1, ...parts.map(() => -1)],
		lower: 0,
		upper: 0,
	};
}

/** A model whose counts are units of their own; the weights run from 1, by number. */
export function makeModel(
	values: readonly number[],
	relations: readonly Relation[],
	threshold: number,
): Model {
	const isSensitive = (value: number): boolean => value >= 1 && value < threshold;
	return {
		threshold,
		counts: values.map((value, count) => ({ name: `c${count}`, pole: 'P', span: 's', value })),
		relations,
		units: values.map((value, count): Unit => ({
			rows: [count],
			counts: [count],
			weight: 1 + (count % 3),
			isPrimary: isSensitive(value),
			isFixed: false,
		})),
		sensitive: values.flatMap((value, count) => (isSensitive(value) ? [count] : [])),
		given: [],
		dropped: new Map(),
	};
}

/** Every state of the cells, up to the total of a table, that obeys the relations and what is published. */
export function enumerate(model: Model, cellCount: number, isHidden: Uint8Array): number[][] {
	const most = Math.max(...model.counts.map(({ value }) => value)) + model.threshold;
	const found: number[][] = [];
	const values = model.counts.map(({ value }) => value);
	const fill = (cell: number): void => {
		if (cell === cellCount) {
			const whole = complete(model, values, cellCount);
			const isPossible = whole.every(
				(value, count) => isHidden[count] === 1 || value === model.counts[count]?.value,
			);
			if (isPossible) found.push(whole);
			return;
		}
		const known = model.counts[cell]?.value ?? 0;
		if (isHidden[cell] === 0) {
			values[cell] = known;
			fill(cell + 1);
			return;
		}
		for (let value = 0; value <= most; value++) {
			values[cell] = value;
			fill(cell + 1);
		}
	};
	fill(0);
	return found;
}

/** The margins that cells make, by the relations in order. */
function complete(model: Model, values: readonly number[], cellCount: number): number[] {
	const whole = [...values];
	for (const { counts } of model.relations) {
		const [total, ...parts] = counts;
		if (total === undefined || total < cellCount) continue;
		whole[total] = parts.reduce((sum, part) => sum + (whole[part] ?? 0), 0);
	}
	return whole;
}

/** Whether every sensitive count goes down to 1 and up to the threshold among some states. */
export function isProtected(model: Model, states: readonly (readonly number[])[]): boolean {
	return model.sensitive.every((count) => {
		const values = states.map((state) => state[count] ?? 0);
		return Math.min(...values) <= 1 && Math.max(...values) >= model.threshold;
	});
}
