import type { Highs, Model, ModelData } from 'highs';
import { ProtectionError } from './publication.ts';

/** A linear program without its objective: columns within bounds, rows within bounds. */
export interface Program {
	readonly lower: Float64Array;
	readonly upper: Float64Array;
	readonly rowLower: Float64Array;
	readonly rowUpper: Float64Array;
	/** Rows one after the other: `starts[r]` to `starts[r + 1]` in `indices` and `values`. */
	readonly starts: Int32Array;
	readonly indices: Int32Array;
	readonly values: Float64Array;
}

/** An optimum: values of the columns, duals of the rows (0 in whole numbers). */
export interface Optimum {
	readonly objective: number;
	readonly columns: Float64Array;
	readonly rowDuals: Float64Array;
}

/** The best that a search in whole numbers found, and what it proved that nothing beats. */
export interface WholeOptimum {
	readonly columns: Float64Array;
	readonly objective: number;
	readonly bound: number;
}

/** Nodes of one search in whole numbers; work is never limited by the clock. */
const MOST_NODES = 2000;
const OPTIONS = { output_flag: false, random_seed: 0, simplex_iteration_limit: 200_000 };

/** HiGHS, with its options fixed so that the same programs give the same answers everywhere. */
export class Solver {
	readonly #highs: Highs;
	/** Programs solved so far. */
	linear = 0;
	whole = 0;

	constructor(highs: Highs) {
		this.#highs = highs;
	}

	get name(): string {
		return `HiGHS ${this.#highs.version.string}`;
	}

	/** A program that stays in memory between solves; to be closed. */
	open(program: Program): OpenProgram {
		const model = this.#highs.createModel(toModelData(program));
		model.options.set({ ...OPTIONS, presolve: 'off', solver: 'simplex' });
		return new OpenProgram(model, this.#highs, this);
	}

	/** Minimises in whole numbers; null where there is no whole point, or none was found within the nodes allowed. */
	minimiseWhole(
		program: Program,
		costs: Float64Array,
		{ nodes = MOST_NODES, gap = 0 } = {},
	): WholeOptimum | null {
		this.whole += 1;
		const { constants } = this.#highs;
		const integrality = new Int32Array(program.lower.length).fill(constants.variableType.integer);
		const data = { ...toModelData(program), colCost: costs, integrality };
		return this.#highs.withModel(data, (model) => {
			model.options.set({ ...OPTIONS, mip_max_nodes: nodes, mip_rel_gap: gap });
			const { modelStatus } = model.run();
			const { modelStatus: statuses } = constants;
			if (modelStatus === statuses.infeasible) return null;
			const isLimited =
				modelStatus === statuses.solutionLimit || modelStatus === statuses.iterationLimit;
			if (modelStatus !== statuses.optimal && !isLimited) throw unexpected(modelStatus);
			if (model.info.get('primal_solution_status') !== 2) return null;
			return {
				columns: model.getSolution().colValue,
				objective: model.getObjectiveValue(),
				bound: Number(model.info.get('mip_dual_bound')),
			};
		});
	}
}

/** A linear program in memory: its costs and bounds change. */
export class OpenProgram {
	readonly #model: Model;
	readonly #highs: Highs;
	readonly #solver: Solver;

	constructor(model: Model, highs: Highs, solver: Solver) {
		this.#model = model;
		this.#highs = highs;
		this.#solver = solver;
	}

	setCosts(costs: Float64Array): void {
		const all = { kind: 'range', from: 0, to: costs.length - 1 } as const;
		this.#model.changeColsCost(all, costs);
	}

	setBounds(lower: Float64Array, upper: Float64Array): void {
		const all = { kind: 'range', from: 0, to: lower.length - 1 } as const;
		this.#model.changeColsBounds(all, lower, upper);
	}

	/**
	 * The optimum; null where no point is within the bounds. Each search starts afresh: what was solved before changes
	 * neither the answer nor how many columns it moves. Throws a `ProtectionError` on any other end.
	 */
	minimise(): Optimum | null {
		this.#solver.linear += 1;
		this.#model.setLogicalBasis();
		const { modelStatus } = this.#model.run();
		const { infeasible, optimal } = this.#highs.constants.modelStatus;
		if (modelStatus === infeasible) return null;
		if (modelStatus !== optimal) throw unexpected(modelStatus);
		const { colValue, rowDual } = this.#model.getSolution();
		return { objective: this.#model.getObjectiveValue(), columns: colValue, rowDuals: rowDual };
	}

	close(): void {
		this.#model.dispose();
	}
}

function toModelData(program: Program): ModelData {
	const { lower, upper, rowLower, rowUpper, starts, indices, values } = program;
	return {
		numCols: lower.length,
		numRows: rowLower.length,
		colCost: new Float64Array(lower.length),
		colLower: lower,
		colUpper: upper,
		rowLower,
		rowUpper,
		matrix: {
			format: 'csr',
			numRows: rowLower.length,
			numCols: lower.length,
			starts,
			indices,
			values,
		},
	};
}

function unexpected(status: number): ProtectionError {
	return new ProtectionError(
		`le solveur n’a pas conclu (état ${status}). Recommencer, ou déclarer moins de périodes à la fois.`,
	);
}
