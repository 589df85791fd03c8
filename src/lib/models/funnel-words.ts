import type { Indicator } from '../indicators/indicator.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatInterval, formatPeriodLabel, joinWords, NBSP } from './format.ts';
import type { FunnelModel, FunnelOptions, FunnelPlace, FunnelPoint } from './funnel.ts';
import { toTextCell, toValueCell, type TableModel } from './table.ts';

const PLACES: Readonly<Record<FunnelPlace, string>> = {
	dedans: `dans les limites à 95${NBSP}%`,
	au_dela_95: `hors des limites à 95${NBSP}%`,
	au_dela_998: `hors des limites à 99,8${NBSP}%`,
};

/** Title, subtitle, reading note, alternative text and table of a funnel plot. */
export function describeFunnel(
	{ points, whole, axis }: Pick<FunnelModel, 'points' | 'whole' | 'axis'>,
	indicator: Indicator,
	{ period, title: what = indicator.label }: FunnelOptions,
): Omit<FigureWords, 'state' | 'message'> {
	const title = `Les pôles diffèrent-ils vraiment${NBSP}?`;
	const verdict = toVerdict(points);
	return {
		title,
		subtitle: `${what}, en${NBSP}%, selon le nombre ${/^[aeiouyhéèê]/.test(axis) ? 'd’' : 'de '}${axis}`,
		reading: verdict,
		population: null,
		alt: toAlt(`${title} ${what}, par pôle, ${formatPeriodLabel(period.id)}`, [
			`Ensemble${NBSP}: ${whole.cell.spoken}`,
			capital(verdict.replace(/\.$/, '')),
		]),
		table: toTable(`${what}, limites attendues, ${formatPeriodLabel(period.id)}`, points),
	};
}

/** Whether chance alone would part the pôles as far; « hors des limites » is a question, not a fault. */
function toVerdict(points: readonly FunnelPoint[]): string {
	const outside = points.filter(({ place }) => place !== 'dedans');
	if (outside.length === 0) {
		return `tous les pôles sont entre les traits pleins (95${NBSP}%)${NBSP}: aucun écart ne dépasse le hasard attendu.`;
	}
	const names = outside.map(({ label, isOver, place }) => {
		const line =
			place === 'au_dela_998' ? `du trait tireté (99,8${NBSP}%)` : `du trait plein (95${NBSP}%)`;
		return `${label} ${isOver ? 'au-dessus' : 'au-dessous'} ${line}`;
	});
	const rest = `le hasard seul explique mal ${outside.length === 1 ? 'cet écart' : 'ces écarts'}`;
	return `${joinWords(names)}${NBSP}: ${rest}${outside.length === points.length ? '' : '; les autres pôles sont entre les traits pleins'}.`.replace(
		'; ',
		`${NBSP}; `,
	);
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function toTable(caption: string, points: readonly FunnelPoint[]): TableModel {
	return {
		caption,
		columns: [
			{ id: 'pole', label: 'Pôle insertion', align: 'texte' },
			{ id: 'valeur', label: 'Part', align: 'nombre' },
			{ id: 'fraction', label: 'Effectifs', align: 'nombre' },
			{ id: 'limites95', label: `Limites à 95${NBSP}%`, align: 'nombre' },
			{ id: 'limites998', label: `Limites à 99,8${NBSP}%`, align: 'nombre' },
			{ id: 'place', label: 'Position', align: 'texte' },
		],
		rows: points.map(({ code, label, cell, limits, place }) => ({
			id: code,
			label,
			isTotal: false,
			cells: [
				toValueCell(cell),
				toTextCell(cell.fraction ?? ''),
				toTextCell(formatInterval(limits.low95, limits.high95)),
				toTextCell(formatInterval(limits.low998, limits.high998)),
				toTextCell(PLACES[place]),
			],
		})),
	};
}
