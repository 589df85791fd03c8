import type { Cell } from './cell.ts';
import { NAMES, ORDER, SHADES, type ExitMotive, type ExitSegment } from './exit-groups.ts';
import { sortByValue } from './vocabulary.ts';

/**
 * A group with a motive that is not shown becomes one segment, with the number of its own row where that one
 * is; `total` counts all the exits. Motives without a row are left out.
 */
export function mergeHidden(
	segments: readonly ExitSegment[],
	total: number | null,
	read: (group: string) => Cell,
): readonly ExitSegment[] {
	const groups = new Set(segments.flatMap(({ motives }) => motives.map(({ group }) => group)));
	return [...groups]
		.flatMap((group) => {
			const own = segments.filter(({ motives }) => motives[0]?.group === group);
			if (own.every(({ value }) => value !== null)) return own;
			const cell = read(group);
			return cell.state === 'inconnu' ? own : [toMerged(group, own, cell, total)];
		})
		.sort((a, b) => Number(b.isPositive) - Number(a.isPositive) || toRank(a) - toRank(b));
}

/** Whether a segment holds positive motives and others: no bracket can then be drawn over the former. */
export function areMixed(segments: readonly ExitSegment[]): boolean {
	return segments.some(({ isMixed }) => isMixed);
}

function toMerged(
	group: string,
	segments: readonly ExitSegment[],
	cell: Cell,
	total: number | null,
): ExitSegment {
	const motives: readonly ExitMotive[] = segments.flatMap((one) => one.motives);
	const shade = SHADES[group] ?? 'x6';
	const isPositive = motives.every((one) => one.isPositive);
	return {
		code: group,
		shade,
		label: shade === 'x3' ? 'Réorientation' : (NAMES[shade] ?? group),
		text: cell.text,
		value: cell.number,
		share: cell.number === null || total === null || total === 0 ? null : cell.number / total,
		isPositive,
		isMixed: !isPositive && motives.some((one) => one.isPositive),
		motives: sortByValue(
			motives.filter((one) => one.cell.state !== 'inconnu'),
			(one) => one.value,
		),
	};
}

function toRank({ shade }: ExitSegment): number {
	return ORDER.indexOf(shade);
}
