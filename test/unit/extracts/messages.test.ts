import { describe, expect, it } from 'vitest';
import { buildFinding, messages, type FindingCode } from '../../../src/lib/extracts/messages.ts';

const codes = Object.keys(messages) as FindingCode[];

describe('the sentence of every rule', () => {
	it.each(codes)('%s', (code) => {
		expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
		for (const count of [1, 12_000]) {
			const details = ['« a »'];
			const place = { file: 'contrats.csv', table: 'contrats', column: 'rang' } as const;
			const { message, advice } = buildFinding(code, {
				place,
				rows: [7],
				count,
				details,
				expected: 'un nombre',
			});
			expect(message.startsWith('contrats.csv, ')).toBe(true);
			for (const text of [message, advice]) {
				expect(text).not.toMatch(/'| [:;?!%€»]|« |undefined|NaN/);
				expect(text).toMatch(/[.…]$/);
			}
		}
	});
});
