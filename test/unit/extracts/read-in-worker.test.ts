import { afterAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { createTables } from '../../../src/lib/engine/tables.ts';
import { packTable, unpackTable } from '../../../src/lib/extracts/arrow.ts';
import { readInWorker, type ReadingWorker } from '../../../src/lib/extracts/read-in-worker.ts';
import type { ToReader } from '../../../src/lib/extracts/reading-messages.ts';
import { ThreadReader } from '../../support/thread-reader.ts';
import { isAttached } from '../../../src/lib/extracts/table.ts';
import { loadSmallBytes, readSet, toFiles } from './sets.ts';

const reader = new ThreadReader();
afterAll(() => reader.close());

/** A worker that never answers, and says whether it was stopped. */
function openSilent(onStart: () => void = () => undefined): ReadingWorker & { isOver: boolean } {
	return {
		isOver: false,
		postMessage: (message: ToReader) => {
			if (message.kind === 'lire') onStart();
		},
		addEventListener: () => undefined,
		terminate() {
			this.isOver = true;
		},
	};
}

const NEVER = new Promise<void>(() => undefined);
const start = (worker: ReadingWorker, gone = NEVER) => ({ worker, gone });

describe('a reading in another thread', () => {
	it('gives the same set, its tables packed, and its progress', async () => {
		const steps: string[] = [];
		const result = await readInWorker(toFiles(loadSmallBytes()), reader.open, {
			onProgress: ({ step, file }) => steps.push(`${step} ${file ?? ''}`),
		});
		if (!result.ok) throw new Error('refused');
		const reference = await readSet(loadSmallBytes());
		const tables = [...result.set.tables.values()].map((table) => {
			if (isAttached(table)) throw new Error('not a pack');
			return unpackTable(table);
		});
		expect(tables).toEqual([...reference.tables.values()]);
		expect({ ...result.set, tables }).toEqual({ ...reference, tables });
		expect(steps).toContain('lecture contrats.csv');
		expect(steps.at(-1)).toBe('controle ');
	});

	it('takes what a browser holds as it is, and tells what it cannot open', async () => {
		const files = toFiles(loadSmallBytes()).map((file) =>
			file.path === 'poles.csv'
				? { ...file, blob: new Blob([new Uint8Array(loadSmallBytes()['poles.csv'] ?? [])]) }
				: file,
		);
		expect((await readInWorker(files, reader.open)).ok).toBe(true);
		const gone = files.map((file) =>
			file.path === 'freins.csv'
				? { ...file, bytes: () => Promise.reject(new Error('NotReadable')) }
				: file,
		);
		const result = await readInWorker(gone, reader.open);
		expect(result.ok ? [] : result.findings).toContainEqual(
			expect.objectContaining({ code: 'fichier-illisible', file: 'freins.csv' }),
		);
	});

	it('that says nothing any more is stopped, and told with the file', async () => {
		const worker = openSilent();
		const result = await readInWorker(toFiles({ 'a.csv': 'x' }), () => start(worker), {
			silence: 30,
		});
		expect(worker.isOver).toBe(true);
		expect(result.ok ? [] : result.findings).toMatchObject([{ code: 'fichier-illisible' }]);
	});

	it('is stopped when asked to, and says what failed', async () => {
		const abort = new AbortController();
		const worker = openSilent(() => {
			abort.abort(new Error('assez'));
		});
		const { signal } = abort;
		await expect(readInWorker([], () => start(worker), { signal })).rejects.toThrow('assez');
		expect(worker.isOver).toBe(true);
		await expect(readInWorker([], () => start(openSilent()), { signal })).rejects.toThrow('assez');
		const failing: ReadingWorker = {
			...openSilent(),
			addEventListener: (type: string, listen: (event: never) => void) => {
				if (type === 'error') listen({ message: 'out of memory' } as never);
			},
		};
		await expect(readInWorker([], () => start(failing))).rejects.toThrow(
			'the reading worker failed',
		);
		const killed = start(openSilent(), Promise.resolve());
		await expect(readInWorker([], () => killed)).rejects.toThrow('the reading worker ended');
	});
});

it('a packed table fills an engine as the table does', async () => {
	const set = await readSet(loadSmallBytes());
	const sums = [];
	for (const isPacked of [true, false]) {
		const engine = await openNodeEngine();
		const tables = [...set.tables.values()];
		await createTables(engine, isPacked ? tables.map(packTable) : tables);
		sums.push(
			await engine.query(
				'SELECT count(*) AS n, sum(montant_prevu) AS m, count(financeur) AS f FROM finances',
			),
			await engine.query('SELECT CAST(max(date_fin) AS VARCHAR) AS d, count(*) AS n FROM contrats'),
		);
		await engine.close();
	}
	expect(sums.slice(0, 2)).toEqual(sums.slice(2));
});
