import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import type { Edition } from '../disclosure/release.ts';
import type { Period } from '../indicators/periods.ts';
import { COMPARISON_KINDS } from '../models/compared-period.ts';
import { toComparisonChoice, type ComparisonChoice } from './comparison.ts';
import {
	NO_PARAMS,
	readFilter,
	toSearch,
	writeFilter,
	type FilterChoice,
	type FilterScope,
	type ReadFilter,
	type Search,
} from './filter.ts';
import { changeExercice, changeSpan, toPeriodChoice, type PeriodChoice } from './period-choice.ts';

/** What the reader chose, comparison and edition included: it lives in the address, so that back and a sent link work. */
export class Filter {
	readonly #scope: () => FilterScope | null;
	/** What the pages are made for: they have no address to read until they live. */
	readonly #made: URLSearchParams;
	#follows = $state(false);

	/** `scope` gives what can be chosen, null while no extract is loaded; `made`, the choice of a page made without one. */
	constructor(scope: () => FilterScope | null, made: URLSearchParams = NO_PARAMS) {
		this.#scope = scope;
		this.#made = made;
	}

	/** The choice as it is read; null before the extracts are there. */
	readonly read: ReadFilter | null = $derived.by(() => {
		const scope = this.#scope();
		if (scope === null) return null;
		return readFilter(this.#follows ? page.url.searchParams : this.#made, scope);
	});

	/** From here on the address is read. */
	follow(): void {
		this.#follows = true;
	}

	readonly periodChoice: PeriodChoice | null = $derived.by(() => {
		const scope = this.#scope();
		return scope === null || this.read === null ? null : toPeriodChoice(this.read.period, scope);
	});

	readonly comparisonChoice: ComparisonChoice | null = $derived.by(() => {
		const scope = this.#scope();
		return scope === null || this.read === null ? null : toComparisonChoice(this.read, scope);
	});

	/** What the links between pages carry, so that the choice follows the reader. */
	readonly search: Search = $derived.by(() => {
		const scope = this.#scope();
		return scope === null || this.read === null ? '' : toSearch(this.read.choice, scope);
	});

	setPole(pole: string): Promise<void> {
		return this.#change(() => ({ pole }));
	}

	/** `kind` as in the address, empty for no comparison. */
	setComparison(kind: string): Promise<void> {
		const comparaison = COMPARISON_KINDS.find((one) => one === kind) ?? '';
		return this.#change(() => ({ comparaison }));
	}

	setPeriod(periode: string): Promise<void> {
		return this.#change(() => ({ periode }));
	}

	setSpan(span: string): Promise<void> {
		return this.#change((period, scope) => ({ periode: changeSpan(period, span, scope) }));
	}

	setEdition(edition: Edition): Promise<void> {
		return this.#change(() => ({ edition }));
	}

	setExercice(annee: string): Promise<void> {
		return this.#change((period, scope) => ({ periode: changeExercice(period, annee, scope) }));
	}

	async #change(
		change: (period: Period, scope: FilterScope) => Partial<FilterChoice>,
	): Promise<void> {
		const scope = this.#scope();
		if (scope === null || this.read === null) return;
		const choice = { ...this.read.choice, ...change(this.read.period, scope) };
		const search = writeFilter(page.url.searchParams, choice, scope);
		const route = page.route.id ?? '/';
		const address = search === '' ? resolve(route) : resolve(`${route}${search}`);
		await goto(address, { keepFocus: true, noScroll: true });
	}
}
