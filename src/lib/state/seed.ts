import { release, releaseDetails } from '../disclosure/release.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import type { Details } from '../indicators/details.ts';
import type { LongRow, Status } from '../indicators/indicator.ts';
import { parsePeriod } from '../indicators/periods.ts';
import { getIndicator } from '../indicators/registry.ts';
import { withValue } from '../indicators/run.ts';
import { ENSEMBLE, indexRows } from '../models/index-rows.ts';
import type { Figures } from './figures.ts';
import { getDefaultChoice, type FilterScope } from './filter.ts';

/**
 * The figures of the demonstration as every page carries them: those of the exercise that is shown first, and of the
 * months that its sparklines draw. What follows from numerator and denominator is computed again.
 */
export interface Seed {
	readonly scope: FilterScope;
	readonly set: Omit<ExtractSet, 'tables' | 'convention' | 'dateExtraction'>;
	readonly details: Details;
	readonly names: readonly string[];
	readonly rows: readonly SeedRow[];
}

/** Names (indicator, breakdown, modality, pôle, period, status), numerator, denominator, target, then any estimate. */
type SeedRow = readonly [
	indicateur: number,
	ventilation: number,
	modalite: number,
	pole: number,
	periode: number,
	statut: number,
	numerateur: number | null,
	denominateur: number | null,
	cible: number | null,
	estimate?: readonly [number | null, number | null, number | null],
];

/** What the pages carry of a set whose figures were computed. */
export function toSeed(set: ExtractSet, figures: Figures): Seed {
	const { scope, details } = figures;
	if (details === null) throw new Error('seed: figures without details');
	const { periode } = getDefaultChoice(scope);
	const names: string[] = [];
	const indexes = new Map<string, number>();
	const name = (text: string): number => {
		const known = indexes.get(text);
		if (known !== undefined) return known;
		indexes.set(text, names.length);
		return names.push(text) - 1;
	};
	const rows = figures.released.rows.filter((row) => isCarried(row, periode));
	const { tables, convention, dateExtraction, ...others } = set;
	return {
		scope,
		set: others,
		details: {
			signatures: details.signatures.filter((point) => point.periode === periode),
			sessions: details.sessions,
			deliverables: details.deliverables,
			accounts: details.accounts,
			followUps: details.followUps.filter(({ annee }) => String(annee) === periode),
			contracts: details.contracts.filter(({ annee }) => String(annee) === periode),
		},
		rows: rows.map((row) => toSeedRow(row, name)),
		names,
	};
}

/** Every row of the period shown first; of the others, the main row of the whole alone. */
function isCarried(row: LongRow, periode: string): boolean {
	return row.periode === periode || (row.ventilation === '' && row.code_pole === ENSEMBLE);
}

function toSeedRow(row: LongRow, name: (text: string) => number): SeedRow {
	const base = [
		name(row.indicateur),
		name(row.ventilation),
		name(row.modalite),
		name(row.code_pole),
		name(row.periode),
		name(row.statut),
		row.numerateur,
		row.denominateur,
		row.cible,
	] as const;
	const isEstimate = getIndicator(row.indicateur).sql.value !== undefined;
	return isEstimate ? [...base, [row.valeur, row.ic_bas, row.ic_haut]] : base;
}

/** The set and the figures that a page carries, as if they had just been computed. */
export function fromSeed(seed: Seed): { readonly set: ExtractSet; readonly figures: Figures } {
	const { scope, names } = seed;
	const released = release(
		seed.rows.map((row) => toLongRow(row, names, scope)),
		'pilotage',
	);
	const { periode } = getDefaultChoice(scope);
	return {
		set: {
			...seed.set,
			convention: scope.convention,
			dateExtraction: scope.dateExtraction,
			tables: new Map(),
		},
		figures: {
			scope,
			released,
			lookup: indexRows(released),
			details: releaseDetails(seed.details, 'pilotage'),
			computed: new Set([periode]),
		},
	};
}

function toLongRow(row: SeedRow, names: readonly string[], scope: FilterScope): LongRow {
	const [indicateur, ventilation, modalite, pole, periode, statut] = row;
	const [, , , , , , numerateur, denominateur, cible, estimate] = row;
	const text = (index: number): string => names[index] ?? '';
	const indicator = getIndicator(text(indicateur));
	const [value = null, low = null, high = null] = estimate ?? [];
	const figures = withValue(indicator, numerateur, denominateur, {
		value,
		low,
		high,
		pending: null,
	});
	const parsed = parsePeriod(text(periode), scope.convention, scope.dateExtraction);
	if (!parsed.ok) throw new Error(`period: ${text(periode)}`);
	return {
		indicateur: indicator.id,
		ventilation: text(ventilation),
		modalite: text(modalite),
		code_pole: text(pole),
		periode: text(periode),
		debut: parsed.period.debut,
		fin: parsed.period.fin,
		numerateur,
		denominateur,
		valeur: figures.valeur,
		unite: indicator.unit,
		cible,
		statut: text(statut) as Status,
		ic_bas: figures.ic_bas,
		ic_haut: figures.ic_haut,
		secret: '',
	};
}
