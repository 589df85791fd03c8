import type { FindingCode } from './messages.ts';
import { LIMITS } from './source.ts';
import { ArchiveError, openZip } from './zip.ts';

/** Why a workbook is refused: the code of the rule. */
export class WorkbookError extends Error {
	readonly code: Extract<FindingCode, 'classeur-illisible' | 'classeur-trop-gros'>;

	constructor(code: WorkbookError['code'], cause?: unknown) {
		super(code, { cause });
		this.name = 'WorkbookError';
		this.code = code;
	}
}

/** Unpacked, a workbook takes many times its weight in memory: beyond, a CSV is the way. */
const LIMIT_BYTES = 200_000_000;
/** Cells that the repetitions of an ODS may stand for. */
const MOST_CELLS = 20_000_000;

/** Unpacks a workbook once, to see that it is whole and holds what it declares; throws `WorkbookError`. */
export async function checkWorkbookSize(bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
	try {
		const limits = { fileBytes: LIMIT_BYTES, totalBytes: LIMIT_BYTES, entries: LIMITS.entries };
		for (const part of openZip('', bytes, signal, limits)) {
			const content = await part.bytes();
			if (part.path.endsWith('/content.xml')) checkRepetitions(content);
		}
	} catch (cause) {
		if (!(cause instanceof ArchiveError)) throw cause;
		const isTooBig = cause.code === 'zip-trop-gros';
		throw new WorkbookError(isTooBig ? 'classeur-trop-gros' : 'classeur-illisible', cause);
	}
}

const TAG = /<(?:[\w-]+:)?table-(row|cell)([^>]*)>/g;
const REPEATED = /number-(?:rows|columns)-repeated=["'](\d+)["']/;

/** An ODS writes a run of equal cells once: a few bytes may stand for billions of them. */
function checkRepetitions(content: Uint8Array): void {
	let rows = 1;
	let cells = 0;
	for (const [, kind, attributes = ''] of new TextDecoder().decode(content).matchAll(TAG)) {
		const times = Number(REPEATED.exec(attributes)?.[1] ?? 1);
		if (kind === 'row') rows = times;
		// An empty cell is not copied.
		else if (!attributes.endsWith('/')) cells += times * rows;
		if (cells > MOST_CELLS) throw new WorkbookError('classeur-trop-gros');
	}
}
