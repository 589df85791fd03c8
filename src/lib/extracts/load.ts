import type { FileReport } from './finding.ts';
import { FindingCollector } from './collector.ts';
import { computeSha256 } from './hash.ts';
import type { OpenPack, Pack } from './pack.ts';
import { LIMITS, type LoadProgress, type SourceFile } from './source.ts';
import type { Findings } from './table-reader.ts';
import { ArchiveError } from './zip.ts';

/** Size in bytes and SHA-256 of a file as it was given. */
export type Fingerprint = Pick<FileReport, 'bytes' | 'sha256'>;

export interface LoadOptions {
	readonly onProgress?: (progress: LoadProgress) => void;
	readonly signal?: AbortSignal;
	/** Opens `.duckdb` files; without it they are refused. */
	readonly openPack?: OpenPack;
}

type Sized = Pick<SourceFile, 'path' | 'size'>;

/** The state of one load: findings, reports of the files read, progress. */
export class Load {
	readonly findings: Findings = { data: new FindingCollector(), personal: new FindingCollector() };
	readonly reports: FileReport[] = [];
	readonly signal: AbortSignal | undefined;
	readonly openPack: OpenPack | undefined;
	/** The packs that are open until the end of the load. */
	readonly packs: Pack[] = [];
	readonly #onProgress: ((progress: LoadProgress) => void) | undefined;
	#totalBytes = 0;
	#doneBytes = 0;

	constructor(options: LoadOptions) {
		this.signal = options.signal;
		this.openPack = options.openPack;
		this.#onProgress = options.onProgress;
	}

	/** Says how many bytes there will be to read. */
	expect(files: readonly Sized[]): void {
		this.#totalBytes = files.reduce((sum, file) => sum + file.size, 0);
	}

	tellReading(file: Sized, share: number): void {
		const done = Math.min(this.#totalBytes, this.#doneBytes + Math.round(file.size * share));
		this.#onProgress?.({ step: 'lecture', done, total: this.#totalBytes, file: file.path });
		if (share === 1) this.#doneBytes += file.size;
	}

	tellChecking(done: number, total: number): void {
		this.#onProgress?.({ step: 'controle', done, total });
	}

	/** The bytes of a file; null, with a finding, when they cannot be had; throws once aborted. */
	async readBytes(file: SourceFile): Promise<Uint8Array | null> {
		this.signal?.throwIfAborted();
		// Said before it is done: what follows may take long, or never end.
		this.tellReading(file, 0);
		if (file.size > LIMITS.fileBytes) {
			this.findings.data.add('fichier-trop-gros', { file: file.path });
			return null;
		}
		try {
			return await file.bytes();
		} catch (error) {
			this.signal?.throwIfAborted();
			const code = error instanceof ArchiveError ? error.code : 'fichier-illisible';
			this.findings.data.add(code, { file: file.path });
			return null;
		}
	}

	async fingerprint(bytes: Uint8Array): Promise<Fingerprint> {
		return { bytes: bytes.length, sha256: await computeSha256(bytes) };
	}

	/** Keeps what is known of a file that was read. */
	report(report: FileReport): void {
		this.reports.push(report);
	}

	async close(): Promise<void> {
		for (const pack of this.packs) await pack.close();
	}
}
