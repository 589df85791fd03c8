import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { toCell, type Cell } from './cell.ts';
import { describeBudget } from './budget-words.ts';
import { toFigureState, type FigureWords } from './figure.ts';
import { formatEuros, formatPercent, WITHHELD } from './format.ts';
import type { RowLookup } from './index-rows.ts';

/** A piece of the strip; `from`, `to` are shares of its length. */
export interface BudgetSegment {
	readonly id: 'acompte' | 'solde' | 'reste';
	/** `plein` paid, `simule` dashed, `contour` not called, `secret` hatched. */
	readonly style: 'plein' | 'simule' | 'contour' | 'secret';
	/** « Acompte versé, 80 % ». */
	readonly label: string;
	/** « 24 891,20 € », « s. ». */
	readonly text: string;
	readonly amount: number | null;
	readonly from: number;
	readonly to: number;
}

export interface BudgetStrip extends FigureWords {
	readonly segments: readonly BudgetSegment[];
	/** The sentence under the strip: what is not called, and what the simulation is. */
	readonly note: string;
}

/** The amounts of an exercise that the strip and its words read. */
export interface BudgetAmounts {
	readonly planned: Cell;
	readonly advance: Cell;
	readonly balance: Cell;
	/** Planned − advance − balance, at least 0; null while the balance has no value. */
	readonly rest: number | null;
	readonly actions: readonly { readonly label: string; readonly amount: number }[];
}

export interface BudgetOptions {
	readonly period: Period;
	/** Words of the rule of the simulation; that of the indicator unless said. */
	readonly rule?: string;
}

/** What a lookup of indicators by id gives; throws on an unknown one. */
export type GetIndicator = (id: string) => Indicator;

/** The participation of the Département, cut in advance paid, simulated balance and rest. */
export function toBudgetStrip(
	lookup: RowLookup,
	getIndicator: GetIndicator,
	options: BudgetOptions,
): BudgetStrip {
	const amounts = toAmounts(lookup, getIndicator, options.period);
	const state = toFigureState(
		[amounts.planned.state],
		options.period,
		'La convention ne prévoit pas de participation pour cet exercice.',
	);
	return {
		segments: toSegments(amounts),
		...state,
		...describeBudget(amounts, options),
	};
}

function toAmounts(lookup: RowLookup, getIndicator: GetIndicator, period: Period): BudgetAmounts {
	const cellOf = (id: string): Cell =>
		toCell(lookup.get({ indicateur: id, periode: period.id }), getIndicator(id), period);
	const planned = cellOf('participation_prevue');
	const advance = cellOf('acompte_verse');
	const balance = cellOf('solde_simule');
	const actions = getIndicator('participation_prevue').breakdowns.find(({ id }) => id === 'action');
	return {
		planned,
		advance,
		balance,
		rest:
			planned.number === null || balance.number === null
				? null
				: Math.max(0, planned.number - (advance.number ?? 0) - Math.max(0, balance.number)),
		actions: (actions?.modalities ?? []).flatMap(({ id, label }) => {
			const key = { ventilation: 'action', modalite: id };
			const row = lookup.get({ indicateur: 'participation_prevue', periode: period.id, ...key });
			return row?.valeur === undefined || row.valeur === null
				? []
				: [{ label, amount: row.valeur }];
		}),
	};
}

function toSegments({ planned, advance, balance }: BudgetAmounts): readonly BudgetSegment[] {
	if (planned.number === null) return [];
	const paid = Math.max(0, advance.number ?? 0);
	const simulated = Math.max(0, balance.number ?? 0);
	const scale = Math.max(planned.number, paid + simulated);
	if (scale <= 0) return [];
	const rest = Math.max(0, planned.number - paid - simulated);
	const place = (n: number): number => Math.min(1, Math.max(0, n / scale));
	const pieces: readonly (BudgetSegment | null)[] = [
		paid > 0 ? segment('acompte', paid, 0, place(paid), planned.number) : null,
		simulated > 0
			? segment('solde', simulated, place(paid), place(paid + simulated), planned.number)
			: null,
		rest > 0.005 ? toRest(rest, place(paid + simulated), balance) : null,
	];
	return pieces.filter((piece) => piece !== null);
}

function segment(
	id: 'acompte' | 'solde',
	amount: number,
	from: number,
	to: number,
	planned: number,
): BudgetSegment {
	const share = formatPercent(amount / planned, 0);
	return {
		id,
		style: id === 'acompte' ? 'plein' : 'simule',
		label: id === 'acompte' ? `Acompte versé, ${share}` : 'Solde simulé',
		text: formatEuros(amount, true),
		amount,
		from,
		to,
	};
}

/** A withheld balance would be read from the rest: both are then one hatched piece. */
function toRest(rest: number, from: number, balance: Cell): BudgetSegment {
	if (balance.state === 'secret') {
		return {
			id: 'reste',
			style: 'secret',
			label: 'Solde et reste',
			text: WITHHELD,
			amount: null,
			from,
			to: 1,
		};
	}
	const label = balance.number === null ? 'Reste à verser au plus' : 'Reste non appelé';
	return {
		id: 'reste',
		style: 'contour',
		label,
		text: formatEuros(rest, true),
		amount: rest,
		from,
		to: 1,
	};
}
