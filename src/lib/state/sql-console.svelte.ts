import { EngineError } from '../engine/engine.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import { ConsoleEngine, type WorkOutcome } from '../exploration/console/console-engine.ts';
import type { TooManyColumns } from '../exploration/console/console-result.ts';
import { type ConsoleResult } from '../exploration/console/console-result.ts';
import { describeFault, type QueryFault } from '../exploration/console/engine-words.ts';
import { EXPORTED, runQuery, SHOWN, type ResultLimits } from '../exploration/console/run-query.ts';
import { guardSql } from '../exploration/console/sql-guard.ts';
import { NBSP } from '../models/format.ts';
import type { ConsoleMemory } from './console-memory.svelte.ts';

/** What the last statement gave. */
export type ConsoleAnswer =
	| {
			readonly kind: 'resultat';
			readonly result: ConsoleResult;
			readonly durationMs: number;
			readonly sql: string;
	  }
	| { readonly kind: 'faute'; readonly fault: QueryFault }
	| { readonly kind: 'arret'; readonly message: string };

const LIMIT_MS = 10_000;
const RENEWED =
	'Le moteur de la console a été arrêté\u00A0; la prochaine requête en ouvre un autre. Les autres pages ne sont pas touchées.';

/** The console of SQL: one statement at a time, in an engine of its own, on the set that is shown. */
export class SqlConsole {
	phase = $state.raw<'repos' | 'ouverture' | 'calcul'>('repos');
	answer = $state.raw<ConsoleAnswer | null>(null);
	/** Time allowed, in milliseconds. */
	limitMs = $state(LIMIT_MS);

	readonly #memory: ConsoleMemory;
	#set: ExtractSet | null = null;
	#engine: ConsoleEngine | null = null;
	#cancel: AbortController | null = null;

	constructor(memory: ConsoleMemory) {
		this.#memory = memory;
	}

	/** The set that statements read; another one ends the engine that held the former. */
	use(set: ExtractSet): void {
		if (this.#set === set) return;
		this.close();
		this.answer = null;
		this.#set = set;
		this.#engine = new ConsoleEngine(async (signal) => {
			// DuckDB is reached once the page lives.
			const { toOpening } = await import('./open-apart.ts');
			return toOpening(set)(signal);
		});
	}

	/** Runs what is written. */
	async run(): Promise<void> {
		const sql = this.#memory.text;
		const guarded = guardSql(sql);
		if (!guarded.ok) {
			this.answer = {
				kind: 'faute',
				fault: { ...toPlace(sql, guarded.start), message: guarded.message, detail: '' },
			};
			if (sql.trim() !== '') this.#memory.add(sql, 'refusée');
			return;
		}
		const outcome = await this.#work(guarded.body, SHOWN);
		if (outcome === null) return;
		if (outcome.kind === 'fait') {
			const { value: result, durationMs } = outcome;
			this.answer = { kind: 'resultat', result, durationMs, sql };
			const { length } = result.rows;
			const count = `${length}${result.isTruncated ? ' premières' : ''}`;
			this.#memory.add(sql, `${count}${NBSP}${length < 2 ? 'ligne' : 'lignes'}`);
			return;
		}
		this.answer = toAnswer(outcome, guarded.body);
		this.#memory.add(sql, outcome.kind === 'faute' ? 'refusée' : 'arrêtée');
	}

	/** The whole of a result, up to what a file holds; null, with the reason shown, where it did not come. */
	async fetchAll(sql: string): Promise<ConsoleResult | null> {
		const guarded = guardSql(sql);
		if (!guarded.ok) return null;
		const outcome = await this.#work(guarded.body, EXPORTED);
		if (outcome?.kind === 'fait') return outcome.value;
		if (outcome !== null) this.answer = toAnswer(outcome, guarded.body);
		return null;
	}

	/** Stops what runs, at once. */
	cancel(): void {
		this.#cancel?.abort();
	}

	/** Ends the engine: text and history stay. */
	close(): void {
		this.cancel();
		this.#engine?.close();
	}

	async #work(body: string, limits: ResultLimits): Promise<WorkOutcome<ConsoleResult> | null> {
		const engine = this.#engine;
		if (engine === null || this.phase !== 'repos') return null;
		const cancel = new AbortController();
		this.#cancel = cancel;
		this.phase = engine.isOpen ? 'calcul' : 'ouverture';
		const outcome = await engine.run((opened) => runQuery(opened, body, limits), {
			limitMs: this.limitMs,
			cancel: cancel.signal,
			onReady: () => {
				this.phase = 'calcul';
			},
		});
		this.#cancel = null;
		this.phase = 'repos';
		return outcome;
	}
}

function toAnswer(
	outcome: Exclude<WorkOutcome<ConsoleResult>, { kind: 'fait' }>,
	body: string,
): ConsoleAnswer {
	switch (outcome.kind) {
		case 'faute':
			return { kind: 'faute', fault: toFault(outcome.cause, body) };
		case 'annule':
			return { kind: 'arret', message: `Requête annulée. ${RENEWED}` };
		case 'delai':
			return {
				kind: 'arret',
				message: `La requête a dépassé ${Math.round(outcome.limitMs / 1_000)}${NBSP}secondes. ${RENEWED}`,
			};
		case 'panne':
			return toBreakdown(outcome.cause, body);
	}
}

function toFault(cause: EngineError | TooManyColumns, body: string): QueryFault {
	if (cause instanceof EngineError) return describeFault(cause.message, body);
	const { count, limit } = cause;
	const message = `Le résultat a ${count}${NBSP}colonnes, et la console en lit ${limit} au plus\u00A0: nommer celles à lire.`;
	return { message, line: null, column: null, detail: '' };
}

function toBreakdown(cause: unknown, body: string): ConsoleAnswer {
	if (!(cause instanceof EngineError)) {
		return { kind: 'arret', message: `Le moteur s’est arrêté. ${RENEWED}` };
	}
	const fault = describeFault(cause.message, body);
	return { kind: 'faute', fault: { ...fault, message: `${fault.message} ${RENEWED}` } };
}

/** Line and column, 1 for the first, of a place in a text. */
function toPlace(sql: string, start: number | null): Pick<QueryFault, 'line' | 'column'> {
	if (start === null) return { line: null, column: null };
	const before = sql.slice(0, start).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
