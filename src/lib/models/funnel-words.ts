import type { Indicator } from '../indicators/indicator.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatInterval, formatPeriodLabel, joinWords, NBSP } from './format.ts';
import type { FunnelModel, FunnelOptions, FunnelPlace, FunnelPoint } from './funnel.ts';
import { GROUP_WORDS, type GroupWords } from './groups.ts';
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
	{ period, title: what = indicator.label, groups = 'poles' }: FunnelOptions,
): Omit<FigureWords, 'state' | 'message'> {
	const words = GROUP_WORDS[groups];
	const title = words.question;
	const verdict = toVerdict(points, words);
	return {
		title,
		subtitle: `${what}, en${NBSP}%, selon le nombre ${/^[aeiouyhéèê]/.test(axis) ? 'd’' : 'de '}${axis}`,
		reading: verdict,
		population: null,
		alt: toAlt(`${title} ${what}, ${words.by}, ${formatPeriodLabel(period.id)}`, [
			`Ensemble${NBSP}: ${whole.cell.spoken}`,
			capital(verdict.replace(/\.$/, '')),
		]),
		table: toTable(`${what}, limites attendues, ${formatPeriodLabel(period.id)}`, points, words),
	};
}

/** Over this many, groups outside the limits are counted, not named. */
const MOST_NAMED = 6;

/** Whether chance alone would part the groups as far; « hors des limites » is a question, not a fault. */
function toVerdict(points: readonly FunnelPoint[], words: GroupWords): string {
	const outside = points.filter(({ place }) => place !== 'dedans');
	if (outside.length === 0) {
		return `${words.all} sont entre les traits pleins (95${NBSP}%)${NBSP}: aucun écart ne dépasse le hasard attendu.`;
	}
	if (outside.length > MOST_NAMED) {
		const far = outside.filter(({ place }) => place === 'au_dela_998').length;
		const beyond =
			far === 0 ? '' : `, dont ${far} ${far === 1 ? 'l’est' : 'le sont'} aussi à 99,8${NBSP}%`;
		return `${words.some(outside.length, points.length)} sont hors des limites à 95${NBSP}%${beyond}${NBSP}: le hasard seul explique mal ces écarts.`;
	}
	const names = outside.map(({ label, isOver, place }) => {
		const line =
			place === 'au_dela_998' ? `du trait tireté (99,8${NBSP}%)` : `du trait plein (95${NBSP}%)`;
		return `${label} ${isOver ? 'au-dessus' : 'au-dessous'} ${line}`;
	});
	const rest = `le hasard seul explique mal ${outside.length === 1 ? 'cet écart' : 'ces écarts'}`;
	return `${joinWords(names)}${NBSP}: ${rest}${outside.length === points.length ? '' : `; ${words.others} sont entre les traits pleins`}.`.replace(
		'; ',
		`${NBSP}; `,
	);
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function toTable(caption: string, points: readonly FunnelPoint[], words: GroupWords): TableModel {
	return {
		caption,
		columns: [
			{ id: 'pole', label: words.column, align: 'texte' },
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
