import type { Facet } from '../../../src/lib/exploration/filter.ts';
import type { FacetRow, WeekBar } from '../../../src/lib/models/exploration/facet-rows.ts';

/** What the charts of the bench show. */
export interface Shown {
	readonly charts: readonly { readonly facet: Facet; readonly rows: readonly FacetRow[] }[];
	readonly weeks: readonly WeekBar[];
	readonly days: { readonly from: number; readonly to: number };
}

/** What the charts show, which may be changed from outside a component. */
export function toShownState(): { shown: Shown } {
	let shown = $state.raw<Shown>({ charts: [], weeks: [], days: { from: 0, to: 365 } });
	return {
		get shown() {
			return shown;
		},
		set shown(next) {
			shown = next;
		},
	};
}
