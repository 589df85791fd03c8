import type { Indicator } from '../indicators/indicator.ts';
import { getIndicator } from '../indicators/registry.ts';
import { describeAfterCutOff, toCell } from '../models/cell.ts';
import { selectDeadlines, toDeadlineTable, type Deadline } from '../models/deadlines.ts';
import { formatDate, formatPeriodLabel, joinWords, NBSP } from '../models/format.ts';
import type { Kpi } from '../models/kpi.ts';
import type { LeadPart } from '../models/lead.ts';
import { toValueCell, type TableModel } from '../models/table.ts';
import { toTimeline, type TimelineModel } from '../models/timeline.ts';
import { findRow, plain, strong, type PageCard, type PageContext } from './page.ts';
import { listActions } from './settlement.ts';
import { toWholeCard, toWholeContext } from './whole-page.ts';

/** Cards of the page; with a target where the agreement has one. */
export const DEADLINE_CARDS = [
	'tableaux_mensuels_transmis',
	'reunions_tenues',
	'mention_departement',
	'livrables_a_temps',
] as const;

const OWED = 'livrables_en_retard';

/** Everything that the page of the deadlines shows, for a period. */
export interface DeadlinesPage {
	readonly lead: readonly LeadPart[];
	/** Said while a pôle is chosen; empty otherwise. */
	readonly scopeNote: string;
	readonly cards: readonly PageCard[];
	/** The deliverables one by one; null in the edition of diffusion. */
	readonly oneByOne: DeadlinesOneByOne | null;
	/** In time and late, by type. */
	readonly types: TableModel;
	/** What is due and not delivered, for its definition. */
	readonly owed: Kpi;
}

/** Due dates and deliveries. */
export interface DeadlinesOneByOne {
	readonly timeline: TimelineModel;
	readonly deadlines: readonly Deadline[];
	readonly table: TableModel;
}

/** The page of the deadlines for what the reader chose. */
export function toDeadlinesPage(chosen: PageContext): DeadlinesPage {
	const page = toWholeContext(chosen);
	const { period } = page;
	const deadlines = listDeadlines(page);
	const label = formatPeriodLabel(period.id);
	return {
		lead: toLead(page, deadlines),
		scopeNote:
			page.pole === chosen.pole
				? ''
				: 'Ensemble seulement. Les livrables ne se répartissent pas par pôle.',
		cards: [...DEADLINE_CARDS, ...listOwed(page)].map((id) =>
			toWholeCard(chosen, id, noteDeadline(page, id, deadlines)),
		),
		owed: toWholeCard(chosen, OWED).kpi,
		oneByOne:
			deadlines === null
				? null
				: {
						timeline: toTimeline(deadlines, period),
						deadlines,
						table: toDeadlineTable(`Échéances et livrables, ${label}`, deadlines),
					},
		types: toTypeTable(page, `Livrables à temps et en retard, par type, ${label}`),
	};
}

/** The deliverables of the period; null where the edition holds none. */
export function listDeadlines(page: PageContext): readonly Deadline[] | null {
	const { details } = page.figures;
	if (details === null) return null;
	const { period, exercice } = page;
	return selectDeadlines(details.deliverables, { period, exercice, actions: listActions(page) });
}

/** What is read aloud when the choice changes. */
export function announceDeadlines(chosen: PageContext): string {
	const { kpi } = toWholeCard(chosen, OWED);
	return `${kpi.title}, ${formatPeriodLabel(chosen.period.id)}${NBSP}: ${kpi.value}`;
}

/** What is owed has its card where the agreement sets a target for it; the table by type always tells it. */
function listOwed({ exercice }: PageContext): readonly string[] {
	return exercice.objectifs[OWED] === undefined ? [] : [OWED];
}

function noteDeadline(
	page: PageContext,
	id: string,
	deadlines: readonly Deadline[] | null,
): string | null {
	if (id === 'livrables_a_temps') {
		const owed = findRow(page, OWED)?.valeur ?? 0;
		return owed === 0 ? null : `${owed} ${owed < 2 ? 'échu et non remis' : 'échus et non remis'}`;
	}
	if (id !== 'tableaux_mensuels_transmis') return null;
	const missing = (deadlines ?? []).filter(
		({ type, state }) => type === 'tableau_mensuel' && state === 'manquant',
	);
	if (missing.length === 0) return null;
	const names = joinWords(missing.map(({ about }) => about));
	return `${missing.length === 1 ? 'Manque' : 'Manquent'}${NBSP}: ${names}`;
}

/** `livrables_a_temps` and `livrables_en_retard` by type of deliverable. */
function toTypeTable(page: PageContext, caption: string): TableModel {
	const inTime = getIndicator('livrables_a_temps');
	const late = getIndicator(OWED);
	const types = inTime.breakdowns[0]?.modalities ?? [];
	const cellsOf = (type: string | null) => {
		const read = (indicator: Indicator) =>
			toCell(
				type === null
					? findRow(page, indicator.id)
					: findRow(page, indicator.id, 'type_livrable', type),
				indicator,
				page.period,
			);
		const share = read(inTime);
		return [
			{ ...toValueCell(share), text: share.fraction ?? share.text },
			toValueCell(share),
			toValueCell(read(late)),
		];
	};
	return {
		caption,
		columns: [
			{ id: 'type', label: 'Type de livrable', align: 'texte' },
			{ id: 'a_temps', label: 'Remis à temps', align: 'nombre' },
			{ id: 'part', label: 'Part', align: 'nombre' },
			{ id: 'en_retard', label: 'Échus et non remis', align: 'nombre' },
		],
		rows: [
			{ id: 'ensemble', label: 'Ensemble', isTotal: true, cells: cellsOf(null) },
			...types.map(({ id, label }) => ({ id, label, isTotal: false, cells: cellsOf(id) })),
		],
	};
}

interface Deliveries {
	/** Due or delivered: in time, late or missing. */
	readonly due: number;
	readonly inTime: number;
	readonly late: number;
	readonly missing: number;
}

function countDeliveries(deadlines: readonly Deadline[]): Deliveries {
	const count = (state: Deadline['state']): number =>
		deadlines.filter((one) => one.state === state).length;
	const [inTime, late, missing] = [count('a_temps'), count('en_retard'), count('manquant')];
	return { due: inTime + late + missing, inTime, late, missing };
}

/** The same numbers from the rows, where no deliverable is told one by one. */
function readDeliveries(page: PageContext): Deliveries {
	const share = findRow(page, 'livrables_a_temps');
	const missing = findRow(page, OWED)?.valeur ?? 0;
	const [due, inTime] = [share?.denominateur ?? 0, share?.numerateur ?? 0];
	return { due, inTime, late: due - inTime - missing, missing };
}

function toLead(page: PageContext, deadlines: readonly Deadline[] | null): readonly LeadPart[] {
	const { period } = page;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	if (deadlines?.length === 0) return [plain('Aucun livrable n’est attendu pour la période.')];
	const { due, inTime, late, missing } =
		deadlines === null ? readDeliveries(page) : countDeliveries(deadlines);
	const parts = [
		plain(`Sur ${due} livrables et réunions échus ou remis, `),
		strong(inTime < 2 ? `${inTime} a été remis à temps` : `${inTime} ont été remis à temps`),
		plain(`, ${late} après l’échéance`),
	];
	parts.push(
		plain(missing === 0 ? '.' : `${NBSP}; `),
		...(missing === 0
			? []
			: [
					strong(missing === 1 ? '1 manque' : `${missing} manquent`),
					plain(` au ${formatDate(period.connuJusquAu)}.`),
				]),
	);
	return parts;
}
