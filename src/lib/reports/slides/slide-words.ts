import type { ReportDocument, Section } from '../blocks.ts';
import { formatDate, NBSP } from '../../models/format.ts';
import type { Kpi } from '../../models/kpi.ts';
import type { Statement } from '../../models/accounts.ts';
import { toTextCell, type TableModel } from '../../models/table.ts';

/** « 3 sur 12 ». */
export function formatPlace(number: number, count: number): string {
	return `${number} sur ${count}`;
}

/** The title of a slide as plain text. */
export function nameSlide(section: Section): string {
	const name = section.title.map(({ text }) => text).join('');
	return name === '' ? 'Sans titre' : name;
}

/** What is read aloud when a slide comes: « Diapositive 3 sur 12 : 98 personnes accompagnées… ». */
export function announceSlide(section: Section, number: number, count: number): string {
	return `Diapositive ${formatPlace(number, count)}${NBSP}: ${nameSlide(section)}`;
}

/** The foot of a slide, after the mention. */
export function describeSource({ frame }: Pick<ReportDocument, 'frame'>): string {
	const fictitious = frame.isDemonstration ? ' Données fictives de démonstration.' : '';
	return `Source${NBSP}: ${frame.source}.${fictitious}`;
}

/** The mention that the agreement asks for, as the start of a line. */
export function writeMention({ frame }: Pick<ReportDocument, 'frame'>): string {
	return frame.mention.slice(0, 1).toUpperCase() + frame.mention.slice(1);
}

/** « Édité le 12 janvier 2021 ». */
export function describeDay({ frame }: Pick<ReportDocument, 'frame'>): string {
	return `Édité le ${formatDate(frame.editedOn)}`;
}

/** The words round a number: « jours » beside it, its name under it, then its target, fraction and interval. */
export interface KpiCaption {
	readonly unit: string | null;
	readonly title: string;
	readonly details: readonly string[];
}

/** A longer noun is said under the number. */
const SHORT_UNIT = 10;

/** How a number is told on a slide; a rate keeps its fraction and its interval. */
export function captionKpi(kpi: Kpi): KpiCaption {
	const title = kpi.title.slice(0, 1).toLowerCase() + kpi.title.slice(1);
	if (kpi.state !== 'valeur') {
		return { unit: null, title, details: kpi.note === null ? [] : [kpi.note] };
	}
	const isFraction = kpi.denominator !== null && kpi.rateText !== null;
	const isSaid = kpi.unit === '' || title.includes(kpi.unit);
	const isShort = kpi.unit.length <= SHORT_UNIT;
	const interval = kpi.intervalNote?.split(',')[0] ?? null;
	const fraction = [isFraction ? kpi.unit : null, interval].filter((part) => part !== null);
	return {
		unit: isFraction || isSaid || !isShort ? null : kpi.unit,
		title,
		details: [
			...(isFraction || isSaid || isShort ? [] : [kpi.unit]),
			...(kpi.target === null ? [] : [kpi.target]),
			...(fraction.length === 0 ? [] : [fraction.join(', ')]),
		],
	};
}

/** The totals and the balance of a statement: its accounts, one by one, belong to the report. */
export function toSlideStatement({ groups, table }: Statement): TableModel {
	return {
		caption: table.caption,
		columns: [
			{ id: 'partie', label: 'Partie', align: 'texte' },
			{ id: 'prevu', label: 'Prévu', align: 'nombre' },
			{ id: 'realise', label: 'Réalisé', align: 'nombre' },
			{ id: 'ecart', label: 'Écart', align: 'nombre' },
			{ id: 'taux', label: 'Réalisé ÷ prévu', align: 'nombre' },
		],
		rows: groups.flatMap((group) => [
			...group.sections.flatMap(({ id, total }) =>
				total === null
					? []
					: [
							{
								id: `${group.id}-${id}`,
								...nameRow(group.label, total.label),
								cells: toCells(total.texts),
							},
						],
			),
			{
				id: `${group.id}-resultat`,
				...nameRow(group.label, 'Recettes moins dépenses'),
				isTotal: true,
				cells: toCells(group.result.texts),
			},
		]),
	};
}

function nameRow(
	group: string,
	part: string,
): { readonly label: string; readonly isTotal: boolean } {
	return { label: `${group}, ${part.slice(0, 1).toLowerCase()}${part.slice(1)}`, isTotal: false };
}

function toCells(
	texts: Statement['groups'][number]['result']['texts'],
): TableModel['rows'][number]['cells'] {
	return [texts.prevu, texts.realise, texts.ecart, texts.share].map((text) => toTextCell(text));
}
