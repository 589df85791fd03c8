import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generatedFiles, renderReadme, renderTypes } from '../../../src/cli/schemas.ts';

describe('generated files', () => {
	it('types.ts is what the schemas make (else: npm run schemas)', async () => {
		expect(await readFile(generatedFiles.types, 'utf8')).toBe(await renderTypes());
	});

	it('the dictionary is what the schemas make (else: npm run schemas)', async () => {
		expect(await readFile(generatedFiles.dictionary, 'utf8')).toBe(await renderReadme());
	});
});
