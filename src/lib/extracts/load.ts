import type { FileReport } from './finding.ts';
import { FindingCollector } from './collector.ts';
import { computeSha256 } from './hash.ts';
import { LIMITS, type LoadProgress, type SourceFile } from './source.ts';
import type { Findings } from './table-reader.ts';
import { ArchiveError } from './zip.ts';

export interface LoadOptions {
	readonly onProgress?: (progress: LoadProgress) => void;
	readonly signal?: AbortSignal;
}

/** The state of one load: findings, reports of the files read, progress. */
export class Load {
	readonly findings: Findings = { data: new FindingCollector(), personal: new FindingCollector() };
	readonly reports: FileReport[] = [];
	readonly signal: AbortSignal | undefined;
	readonly #onProgress: ((progress: LoadProgress) => void) | undefined;
	#totalBytes = 0;
	#doneBytes = 0;

	constructor(options: LoadOptions) {
		this.signal = options.signal;
		this.#onProgress = options.onProgress;
	}

	/** Says how many bytes there will be to read. */
	expect(files: readonly SourceFile[]): void {
		this.#totalBytes = files.reduce((sum, file) => sum + file.size, 0);
	}

	tellReading(file: SourceFile, share: number): void {
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

	/** Keeps what is known of a file that was read. */
	async report(
		file: SourceFile,
		bytes: Uint8Array,
		what: Pick<FileReport, 'table' | 'format' | 'rows'>,
	): Promise<void> {
		const sha256 = await computeSha256(bytes);
		this.reports.push({ path: file.path, bytes: bytes.length, sha256, ...what });
	}
}
