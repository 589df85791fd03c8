import { expect, it } from 'vitest';
import { toReportsReadme } from '../../../../src/lib/reports/markdown/documentation.ts';

const README = new URL('../../../../reports/README.md', import.meta.url).pathname;

it('the README of the reports is that of the directives (vitest -u writes it again)', async () => {
	await expect(toReportsReadme()).toMatchFileSnapshot(README);
});
