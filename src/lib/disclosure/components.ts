import type { Model } from './model.ts';
import type { Program } from './solver.ts';

/**
 * What can still move once some counts are published, in deviations from the truth: 0 is always feasible. The counts
 * of a component are related; those of two components are not.
 */
export interface Component {
	/** The counts that are not published, in order. */
	readonly counts: readonly number[];
	/** The relations that bear on them, in order. */
	readonly relations: readonly number[];
}

/** Relations that each count is in. */
export function indexRelations(model: Model): readonly (readonly number[])[] {
	const index: number[][] = model.counts.map(() => []);
	model.relations.forEach(({ counts }, relation) => {
		for (const count of counts) index[count]?.push(relation);
	});
	return index;
}

/** The components of the counts that are hidden, those of the first counts first. */
export function findComponents(
	model: Model,
	index: readonly (readonly number[])[],
	isHidden: Uint8Array,
): readonly Component[] {
	const isSeen = new Uint8Array(model.counts.length);
	const isUsed = new Uint8Array(model.relations.length);
	const components: Component[] = [];
	for (let first = 0; first < isSeen.length; first++) {
		if (isHidden[first] === 0 || isSeen[first] === 1) continue;
		const counts = [first];
		const relations: number[] = [];
		isSeen[first] = 1;
		for (let place = 0; place < counts.length; place++) {
			for (const relation of index[counts[place] ?? 0] ?? []) {
				if (isUsed[relation] === 1) continue;
				isUsed[relation] = 1;
				relations.push(relation);
				for (const count of model.relations[relation]?.counts ?? []) {
					if (isHidden[count] === 0 || isSeen[count] === 1) continue;
					isSeen[count] = 1;
					counts.push(count);
				}
			}
		}
		counts.sort((a, b) => a - b);
		relations.sort((a, b) => a - b);
		components.push({ counts, relations });
	}
	return components;
}

/** The program of a component: deviations ≥ −value; rows hold with what the truth leaves of them. */
export function toProgram(model: Model, { counts, relations }: Component): Program {
	const places = new Map(counts.map((count, place) => [count, place]));
	const starts = new Int32Array(relations.length + 1);
	const rowLower = new Float64Array(relations.length);
	const rowUpper = new Float64Array(relations.length);
	const indices: number[] = [];
	const values: number[] = [];
	relations.forEach((number, row) => {
		const relation = model.relations[number];
		if (relation === undefined) throw new Error(`relation: ${number}`);
		let sum = 0;
		relation.counts.forEach((count, term) => {
			const coefficient = relation.coefficients[term] ?? 0;
			sum += coefficient * (model.counts[count]?.value ?? 0);
			const place = places.get(count);
			if (place === undefined) return;
			indices.push(place);
			values.push(coefficient);
		});
		rowLower[row] = relation.lower - sum;
		rowUpper[row] = relation.upper - sum;
		starts[row + 1] = indices.length;
	});
	return {
		lower: Float64Array.from(counts, (count) => -(model.counts[count]?.value ?? 0) || 0),
		upper: new Float64Array(counts.length).fill(Infinity),
		rowLower,
		rowUpper,
		starts,
		indices: Int32Array.from(indices),
		values: Float64Array.from(values),
	};
}
