import type { Cell } from './cell.ts';
import type { ExitSegment, ExitsModel, ExitsOptions } from './exit-groups.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatPercent, formatPlain, formatPeriodLabel, NBSP } from './format.ts';
import { ENSEMBLE, formatPole } from './index-rows.ts';
import { toTextCell, toValueCell, type TableCell, type TableModel } from './table.ts';

interface Counts {
	readonly total: Cell;
	readonly rate: Cell;
	readonly positive: number | null;
}

/** Words, bracket and table of the exits by group. */
export function describeExits(
	segments: readonly ExitSegment[],
	counts: Counts,
	{ period, pole, poles, title }: ExitsOptions,
): Omit<FigureWords, 'state' | 'message'> & Pick<ExitsModel, 'bracket'> {
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const name = `${title}, ${where}, ${formatPeriodLabel(period.id)}`;
	const noun = counts.total.number !== null && counts.total.number < 2 ? 'sortie' : 'sorties';
	const bracket = toBracket(counts);
	const most = findMost(segments);
	return {
		title,
		subtitle: `${counts.total.text} ${noun}, ${where}, par groupe de motifs`,
		reading: toReading(most, counts.total),
		population: null,
		bracket,
		alt: toAlt(name, [bracket, most === undefined ? null : speak(most)]),
		table: toTable(name, segments, counts.total),
	};
}

/** « 28 % » of a share, empty where it is not known. */
export function formatExitShare(share: number | null): string {
	return share === null ? '' : formatPercent(share, 0);
}

function toBracket({ positive, rate }: Counts): string | null {
	if (positive === null || positive === 0 || rate.number === null) return null;
	const words = positive < 2 ? 'sortie positive' : 'sorties positives';
	return `${formatPlain(positive)} ${words}, soit ${rate.text} des sorties dont le motif est connu`;
}

function findMost(segments: readonly ExitSegment[]): ExitSegment | undefined {
	return segments.reduce<ExitSegment | undefined>(
		(most, one) => ((one.value ?? 0) > (most?.value ?? 0) ? one : most),
		undefined,
	);
}

function toReading(most: ExitSegment | undefined, total: Cell): string | null {
	if (most === undefined || total.number === null) return null;
	return `«${NBSP}${most.label}${NBSP}»${NBSP}: ${most.text} ${most.value === 1 ? 'sortie' : 'sorties'} sur ${total.text}, soit ${formatExitShare(most.share)}.`;
}

function speak({ label, text, share }: ExitSegment): string {
	return `${label}${NBSP}: ${text}, soit ${formatExitShare(share)}`;
}

/** Each motive under its group; the groups sum up to the whole. */
function toTable(caption: string, segments: readonly ExitSegment[], total: Cell): TableModel {
	const share = (value: number | null): TableCell =>
		value === null || total.number === null || total.number === 0
			? toTextCell('')
			: toTextCell(formatPercent(value / total.number), value / total.number);
	const positive = (is: boolean) => toTextCell(is ? 'oui' : 'non');
	return {
		caption,
		columns: [
			{ id: 'motif', label: 'Groupe et motif', align: 'texte' },
			{ id: 'positif', label: 'Positif', align: 'texte' },
			{ id: 'sorties', label: 'Sorties', align: 'nombre' },
			{ id: 'part', label: 'Part', align: 'nombre' },
		],
		rows: [
			{
				id: 'ensemble',
				label: 'Toutes les sorties',
				isTotal: true,
				cells: [toTextCell(''), toValueCell(total), share(total.number)],
			},
			...segments.flatMap((segment) => [
				{
					id: segment.code,
					label: segment.label,
					isTotal: true,
					cells: [
						positive(segment.isPositive),
						segment.value === null
							? { text: segment.text, number: null, state: 'secret' as const }
							: toTextCell(segment.text, segment.value),
						share(segment.value),
					],
				},
				...(segment.motives.length < 2
					? []
					: segment.motives.map((motive) => ({
							id: motive.code,
							label: motive.label,
							isTotal: false,
							cells: [positive(motive.isPositive), toValueCell(motive.cell), share(motive.value)],
						}))),
			]),
		],
	};
}
