/** The order and the choice of slides that someone made for a meeting: what is not named follows the report. */
export interface Arrangement {
	/** Ids of slides, in the order wanted. */
	readonly order: readonly string[];
	/** Ids of the slides left out. */
	readonly hidden: readonly string[];
}

/** A slide with its place: `number` from 1 among those projected, null for one left out. */
export interface Arranged<T> {
	readonly slide: T;
	readonly number: number | null;
}

export const AS_WRITTEN: Arrangement = { order: [], hidden: [] };

/** The slides in the order wanted; one that the order does not name comes after the one it follows in the report. */
export function arrange<T extends { readonly id: string }>(
	slides: readonly T[],
	{ order, hidden }: Arrangement,
): readonly Arranged<T>[] {
	const sorted: T[] = order.flatMap((id) => slides.find((slide) => slide.id === id) ?? []);
	for (const [index, slide] of slides.entries()) {
		if (sorted.includes(slide)) continue;
		const former = slides[index - 1];
		sorted.splice(former === undefined ? 0 : sorted.indexOf(former) + 1, 0, slide);
	}
	let number = 0;
	return sorted.map((slide) => {
		if (hidden.includes(slide.id)) return { slide, number: null };
		number += 1;
		return { slide, number };
	});
}

/** The arrangement once the slide at `from` stands at `to`, both from 0; the same where there is no such place. */
export function moveSlide(
	slides: readonly { readonly id: string }[],
	arrangement: Arrangement,
	from: number,
	to: number,
): Arrangement {
	const ids = arrange(slides, arrangement).map(({ slide }) => slide.id);
	const [moved] = ids.splice(from, 1);
	if (moved === undefined || to < 0 || to > ids.length) return arrangement;
	ids.splice(to, 0, moved);
	return { ...arrangement, order: ids };
}

/** The arrangement once a slide is left out, or taken back. */
export function toggleSlide({ order, hidden }: Arrangement, id: string): Arrangement {
	const others = hidden.filter((other) => other !== id);
	return { order, hidden: others.length === hidden.length ? [...hidden, id] : others };
}

/** The arrangement that a text kept on the device holds; as the report is written where the text cannot serve. */
export function parseArrangement(text: string | null): Arrangement {
	if (text === null) return AS_WRITTEN;
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch (cause) {
		if (cause instanceof SyntaxError) return AS_WRITTEN;
		throw cause;
	}
	if (typeof read !== 'object' || read === null) return AS_WRITTEN;
	return {
		order: 'order' in read ? toIds(read.order) : [],
		hidden: 'hidden' in read ? toIds(read.hidden) : [],
	};
}

function toIds(value: unknown): readonly string[] {
	if (!Array.isArray(value)) return [];
	return [...new Set(value.filter((one) => typeof one === 'string'))];
}
