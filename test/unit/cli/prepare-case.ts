import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { listPersons, SECRETS, toNumber, writeRawExport } from './raw-export.ts';
import { run, type Outcome } from './run.ts';

/** A folder with a raw export in `brut`, and the mapping that the command proposes of it. */
export class PrepareCase {
	readonly folder = mkdtempSync(join(tmpdir(), 'jalons-prepare-'));
	readonly from = join(this.folder, 'brut');

	constructor() {
		writeRawExport(this.from);
		expect(run('prepare-extracts', '--from', this.from, '--propose').status).toBe(0);
	}

	path(name: string): string {
		return join(this.folder, name);
	}

	/** Prepares the export into `name`, known until the day of the case. */
	prepare(name: string, ...parameters: readonly string[]): Outcome {
		const base = ['--from', this.from, '--out', this.path(name), '--date', '2021-03-15'];
		return run('prepare-extracts', ...base, ...parameters);
	}

	/** A copy of the mapping with a text replaced wherever it stands. */
	changeMapping(name: string, search: string, replacement: string): string {
		const text = readFileSync(this.path('correspondance.csv'), 'utf8');
		expect(text).toContain(search);
		writeFileSync(this.path(name), text.replaceAll(search, replacement));
		return this.path(name);
	}

	close(): void {
		rmSync(this.folder, { recursive: true });
	}
}

/** Fails where a text holds a name, an address or a number of the raw export. */
export function expectNobody(text: string): void {
	const persons = listPersons();
	for (const secret of SECRETS) expect(text).not.toContain(secret);
	for (const person of persons) expect(text).not.toContain(toNumber(person, persons));
}
