import type { Words } from './blocks.ts';

/** Words as plain text. */
export function toPlainWords(words: readonly Words[]): string {
	return words
		.map(({ text }) => text)
		.join('')
		.trim();
}
