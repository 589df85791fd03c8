import { formatPeriodLabel } from '../../models/format.ts';
import type { Caption } from '../blocks.ts';

/** Numbers given as a document is filled, in its order: captions, and anchors that never repeat. */
export class Numbering {
	readonly #isNumbered: boolean;
	readonly #counts = { figure: 0, tableau: 0 };
	readonly #anchors = new Map<string, number>();

	/** Slides number nothing: `isNumbered` is false. */
	constructor(isNumbered: boolean) {
		this.#isNumbered = isNumbered;
	}

	/** The caption of the next figure or table. */
	caption(kind: Caption['kind'], text: string): Caption {
		this.#counts[kind] += 1;
		const number = this.#counts[kind];
		return { id: `${kind}-${number}`, kind, number: this.#isNumbered ? number : null, text };
	}

	/** An anchor from some words, unique in the document. */
	anchor(words: string): string {
		const slug =
			words
				.normalize('NFD')
				.replace(/\p{M}/gu, '')
				.toLowerCase()
				.replace(/[^a-z0-9]+/g, '-')
				.replace(/^-|-$/g, '')
				.slice(0, 60) || 'partie';
		const count = (this.#anchors.get(slug) ?? 0) + 1;
		this.#anchors.set(slug, count);
		return count === 1 ? slug : `${slug}-${count}`;
	}
}

/** A title with its period, where it does not say it already. */
export function nameWithPeriod(title: string, periode: string): string {
	const label = formatPeriodLabel(periode);
	return title.includes(label) ? title : `${title}, ${label}`;
}
