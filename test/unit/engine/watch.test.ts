import { describe, expect, it } from 'vitest';
import { EngineError, type Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { isPlain, watchEngine } from '../../../src/lib/engine/watch.ts';

/** An engine, what ends its worker, and what it says of its loss. */
async function open(change: Partial<Engine> = {}) {
	let end: () => void = () => undefined;
	const gone = new Promise<void>((resolve) => {
		end = resolve;
	});
	const native = await openNodeEngine();
	const engine = watchEngine(
		{
			kind: 'native',
			run: (sql) => native.run(sql),
			query: (sql) => native.query(sql),
			queryOne: (sql) => native.queryOne(sql),
			queryIntegers: (sql) => native.queryIntegers(sql),
			append: (table) => native.append(table),
			lock: () => native.lock(),
			close: () => native.close(),
			...change,
		},
		gone,
	);
	return { engine, end };
}

describe('an engine in a worker', () => {
	it('answers as it does, and goes on after a statement that it refuses', async () => {
		const { engine } = await open();
		await expect(engine.query('SELECT nothing')).rejects.toSatisfy(isPlain);
		expect(await engine.query('SELECT 42 AS n')).toEqual([{ n: 42 }]);
		await engine.close();
	});

	it('fails what is asked of it once its worker is gone, and says that somebody waited', async () => {
		const { engine, end } = await open({ query: () => new Promise(() => undefined) });
		const asked = engine.query('SELECT 1');
		end();
		await expect(asked).rejects.toThrow(EngineError);
		expect(await engine.lost).toEqual({ wasBusy: true });
		await expect(engine.run('SELECT 1')).rejects.toThrow(EngineError);
		await engine.close();
	});

	it('says that nobody waited where nobody did', async () => {
		const { engine, end } = await open();
		await engine.query('SELECT 1');
		end();
		expect(await engine.lost).toEqual({ wasBusy: false });
	});

	it('is lost after a failure that DuckDB does not tell as a refusal', async () => {
		const trap = new EngineError('table index is out of bounds', 'SELECT 1', null);
		const { engine } = await open({ query: () => Promise.reject(trap) });
		await expect(engine.query('SELECT 1')).rejects.toBe(trap);
		expect(await engine.lost).toEqual({ wasBusy: true });
	});

	it('is not lost when it is closed', async () => {
		const { engine, end } = await open();
		await engine.close();
		end();
		const late = new Promise((resolve) => setTimeout(resolve, 20, 'nothing'));
		expect(await Promise.race([engine.lost, late])).toBe('nothing');
	});
});
