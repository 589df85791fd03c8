import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { computeLongTable } from '../../lib/convention/long-table.ts';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { LongRow } from '../../lib/indicators/indicator.ts';
import { createKnownTables } from '../../lib/indicators/known-tables.ts';
import type { Period } from '../../lib/indicators/periods.ts';
import { ENSEMBLE } from '../../lib/indicators/run.ts';
import type { Convention } from '../../lib/schemas/schemas.ts';
import { sqlText } from '../../lib/schemas/sql-text.ts';
import { readPeriod } from '../read-period.ts';
import { CommandError } from '../usage.ts';
import type { AgreementFolder } from './agreements.ts';
import { loadAgreement } from './load-agreement.ts';
import { estimateWhole, POOLED_TABLES, toWhole } from './whole.ts';

/** The long table of one agreement; `departement` is `ENSEMBLE` for all of them together. */
export interface AgreementRows {
	readonly departement: string;
	readonly rows: readonly LongRow[];
}

/** An agreement and its rows. */
export interface ComputedAgreement extends AgreementRows {
	readonly periods: readonly Period[];
	readonly convention: Convention;
	readonly dateExtraction: string | null;
	readonly isDemonstration: boolean;
}

export interface National {
	/** In the order of their codes. */
	readonly agreements: readonly ComputedAgreement[];
	readonly whole: AgreementRows;
	/** What a reader should know of the whole, in French; empty without. */
	readonly notes: readonly string[];
}

/**
 * The long tables of several agreements, each as if it were alone, and of the whole. One agreement at once more than the
 * machine has cores, one core each, so that none waits while another is closed: memory is that of the largest few.
 * Throws a `CommandError` that names the first agreement refused.
 */
export async function computeNational(
	folders: readonly AgreementFolder[],
	periods: readonly string[],
	onDone: (done: number) => void = () => undefined,
): Promise<National> {
	const pool = await mkdtemp(join(tmpdir(), 'jalons-ensemble-'));
	try {
		const computed: ComputedAgreement[] = [];
		const waiting = [...folders];
		const work = async (): Promise<void> => {
			for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
				computed.push(await computeAgreement(next, periods, pool));
				onDone(computed.length);
			}
		};
		// One that is refused stops the others: what they would find is of no use.
		const workOrStop = (): Promise<void> =>
			work().catch((cause: unknown) => {
				waiting.length = 0;
				throw cause;
			});
		const workers = Math.min(availableParallelism() + 1, folders.length);
		await settleAll(Array.from({ length: workers }, workOrStop));
		const order = new Map(folders.map(({ departement }, index) => [departement, index]));
		computed.sort((a, b) => (order.get(a.departement) ?? 0) - (order.get(b.departement) ?? 0));
		return await toNational(computed, pool);
	} finally {
		await rm(pool, { recursive: true, force: true });
	}
}

/** Waits for all, then throws what the first failure threw: nothing goes on behind an error. */
async function settleAll(works: readonly Promise<void>[]): Promise<void> {
	const settled = await Promise.allSettled(works);
	const failed = settled.find(({ status }) => status === 'rejected');
	if (failed?.status === 'rejected') throw failed.reason;
}

async function toNational(computed: readonly ComputedAgreement[], pool: string): Promise<National> {
	const [first] = computed;
	const isOneCutOff = computed.every(
		({ periods }) => JSON.stringify(periods) === JSON.stringify(first?.periods),
	);
	const codes = computed.map(({ departement }) => departement);
	const pooled = isOneCutOff ? await estimateWhole(pool, codes, first?.periods ?? []) : null;
	return {
		agreements: computed,
		whole: { departement: ENSEMBLE, rows: toWhole(computed, pooled) },
		notes: isOneCutOff
			? []
			: [
					'Les conventions n’ont pas les mêmes dates d’exercice ou d’arrêté : médianes et parts estimées n’ont pas de valeur pour l’ensemble.',
				],
	};
}

async function computeAgreement(
	folder: AgreementFolder,
	texts: readonly string[],
	pool: string,
): Promise<ComputedAgreement> {
	const { departement } = folder;
	const engine = await openNodeEngine({ threads: 1 });
	try {
		const set = await loadAgreement(engine, folder);
		const { convention, dateExtraction } = set;
		const periods = texts.map((text) => readPeriod(text, set));
		const years = new Set(periods.map(({ exercice }) => exercice));
		const exercices = convention.exercices.filter(({ annee }) => years.has(annee));
		await createKnownTables(engine, { ...convention, exercices }, dateExtraction);
		for (const [table, columns] of Object.entries(POOLED_TABLES)) {
			const path = sqlText(`${pool}/${table}-${departement}.parquet`);
			await engine.run(
				`COPY (SELECT ${columns}, '${departement}' AS code_pole FROM ${table}) TO ${path} (FORMAT parquet)`,
			);
		}
		await engine.lock();
		const rows = await computeLongTable(engine, convention, periods);
		const { isDemonstration } = set;
		return { departement, periods, rows, convention, dateExtraction, isDemonstration };
	} catch (cause) {
		if (!(cause instanceof CommandError)) throw cause;
		throw new CommandError(`${departement} : ${cause.message}`, cause.exitCode);
	} finally {
		await engine.close();
	}
}
