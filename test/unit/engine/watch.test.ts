import { describe, expect, it } from 'vitest';
import { EngineError, type Engine } from '../../../src/lib/engine/engine.ts';
import { isPlain, watchEngine } from '../../../src/lib/engine/watch.ts';

const NEVER = new Promise<never>(() => undefined);
const done = (): Promise<void> => Promise.resolve();

/** An engine in a worker, whose query does what a test says, and what ends that worker. */
function open(query: Engine['query']) {
	let end: () => void = () => undefined;
	const gone = new Promise<void>((resolve) => {
		end = resolve;
	});
	const worker: Engine = {
		kind: 'wasm',
		run: done,
		query,
		queryOne: query,
		queryColumns: () => Promise.resolve(new Map()),
		queryIntegers: () => Promise.resolve(new Map()),
		append: done,
		attach: () => Promise.resolve('paquet_1'),
		lock: done,
		close: done,
	};
	return { engine: watchEngine(worker, gone), end };
}

const answer = () => Promise.resolve([{ n: 42 }]);

describe('an engine in a worker', () => {
	it('answers as it does, and goes on after a statement that it refuses', async () => {
		const refusal = new EngineError('Binder Error: column "nothing" not found', 'SELECT', null);
		let asked = 0;
		const { engine } = open(() => {
			asked += 1;
			return asked === 1 ? Promise.reject(refusal) : answer();
		});
		await expect(engine.query('SELECT nothing')).rejects.toSatisfy(isPlain);
		expect(await engine.query('SELECT 42 AS n')).toEqual([{ n: 42 }]);
		expect(await Promise.race([engine.lost, Promise.resolve('there')])).toBe('there');
	});

	it('fails what is asked of it once its worker is gone, and says that somebody waited', async () => {
		const { engine, end } = open(() => NEVER);
		const asked = engine.query('SELECT 1');
		end();
		await expect(asked).rejects.toThrow(EngineError);
		expect(await engine.lost).toEqual({ wasBusy: true });
		await expect(engine.run('SELECT 1')).rejects.toThrow(EngineError);
		await engine.close();
	});

	it('says that nobody waited where nobody did', async () => {
		const { engine, end } = open(answer);
		await engine.query('SELECT 1');
		end();
		expect(await engine.lost).toEqual({ wasBusy: false });
	});

	it('is lost after a failure that DuckDB does not tell as a refusal', async () => {
		const trap = new EngineError('table index is out of bounds', 'SELECT 1', null);
		const { engine } = open(() => Promise.reject(trap));
		await expect(engine.query('SELECT 1')).rejects.toBe(trap);
		expect(await engine.lost).toEqual({ wasBusy: true });
	});

	it('is not lost when it is closed', async () => {
		const { engine, end } = open(answer);
		await engine.close();
		end();
		const late = new Promise((resolve) => setTimeout(resolve, 20, 'nothing'));
		expect(await Promise.race([engine.lost, late])).toBe('nothing');
	});
});
