import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { palettes, type Theme } from '../../../src/lib/charts/palette.ts';

const css = readFileSync(new URL('../../../src/lib/styles/tokens.css', import.meta.url), 'utf8');

/** Tokens of the blocks of a theme, each block as name → value. */
function readBlocks(theme: Theme): readonly Map<string, string>[] {
	const blocks = [...css.matchAll(/\{([^{}]*color-scheme:[^{}]*)\}/g)].map(
		(match) => match[1] ?? '',
	);
	return blocks
		.filter((block) => block.includes('color-scheme: dark') === (theme === 'sombre'))
		.map(
			(block) =>
				new Map(
					[...block.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
						name,
						value.trim(),
					]),
				),
		);
}

describe('the palette', () => {
	it.each(['clair', 'sombre'] as const)('has the colours of the tokens, %s', (theme) => {
		const blocks = readBlocks(theme);
		expect(blocks.length).toBeGreaterThan(0);
		for (const block of blocks) {
			for (const [name, colour] of Object.entries(palettes[theme])) {
				expect([name, block.get(name)]).toEqual([name, colour]);
			}
		}
	});
});
