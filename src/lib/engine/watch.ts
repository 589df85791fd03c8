import { EngineError, type Engine, type EngineLoss } from './engine.ts';

/**
 * What DuckDB says of a statement that it understood well enough to refuse: it goes on. Anything else leaves an engine
 * that must be made anew (engine.md).
 */
const PLAIN =
	/^(?:Parser|Syntax|Catalog|Binder|Conversion|Invalid Input|Invalid|Permission|Not implemented|Out of Range|Constraint|Dependency|Mismatch Type|Extension Autoloading|Missing Extension|Parameter Not Resolved|Parameter Not Allowed|Expression|Divide by Zero) (?:Error|Exception)\b/;

/** Whether the engine goes on after this failure. */
export function isPlain(cause: unknown): cause is EngineError {
	return cause instanceof EngineError && PLAIN.test(cause.message);
}

/** The same engine, whose requests fail as soon as its worker is `gone`, and which says when it can answer no more. */
export function watchEngine(engine: Engine, gone: Promise<unknown>): Engine {
	let pending = 0;
	let isClosed = false;
	let lose: (loss: EngineLoss) => void = () => undefined;
	const lost = new Promise<EngineLoss>((resolve) => {
		lose = resolve;
	});
	const ended = gone.then((): never => {
		if (!isClosed) lose({ wasBusy: pending > 0 });
		throw new EngineError('the worker of the engine ended', '', null);
	});
	// Whoever waits for an answer is told.
	ended.catch(() => undefined);

	const ask = async <T>(work: Promise<T>): Promise<T> => {
		pending += 1;
		try {
			return await Promise.race([ended, work]);
		} catch (cause) {
			if (!isPlain(cause)) lose({ wasBusy: true });
			throw cause;
		} finally {
			pending -= 1;
		}
	};
	return {
		kind: engine.kind,
		lost,
		run: (sql) => ask(engine.run(sql)),
		query: (sql) => ask(engine.query(sql)),
		queryColumns: (sql) => ask(engine.queryColumns(sql)),
		queryOne: (sql) => ask(engine.queryOne(sql)),
		queryIntegers: (sql) => ask(engine.queryIntegers(sql)),
		append: (table) => ask(engine.append(table)),
		attach: (pack) => ask(engine.attach(pack)),
		lock: () => ask(engine.lock()),
		close: async () => {
			isClosed = true;
			// A worker that is gone answers nothing.
			await Promise.race([engine.close(), gone]);
		},
	};
}
