import type { Edition } from '../../disclosure/release.ts';
import type { Engine } from '../../engine/engine.ts';
import { ENSEMBLE } from '../index-rows.ts';
import { toAxis, type AxisScope } from './axes.ts';
import { isFacet } from '../../exploration/dimensions.ts';
import type { DrillRequest } from '../../exploration/drill-query.ts';
import { toDrillTable, type DrillTable } from './drill-table.ts';
import { canDrill, readDrill } from '../../exploration/drill.ts';
import type { CutAxis } from '../../exploration/pivot-cells.sql.ts';
import { PIVOT_MEASURES, type PivotMeasure } from '../../exploration/pivot-measures.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { indicators } from '../../indicators/registry.ts';
import type { RowsAddress, RowsCut } from '../../exploration/rows-address.ts';

/** A cut in words, to show and to take away. */
export interface NamedCut extends RowsCut {
	/** « Pôle insertion : Hauts-Plateaux ». */
	readonly label: string;
}

export type RowsReading =
	| { readonly ok: true; readonly model: DrillTable; readonly cuts: readonly NamedCut[] }
	| { readonly ok: false; readonly message: string };

export interface RowsRequest {
	readonly address: RowsAddress;
	readonly scope: AxisScope;
	readonly perimeter: readonly string[];
	readonly edition: Edition;
}

/** The rows that an address asks for, or why there are none. Throws `EngineError`. */
export async function readRowsTable(engine: Engine, request: RowsRequest): Promise<RowsReading> {
	const { address, scope, perimeter, edition } = request;
	const indicator = findCounted(address.indicateur);
	if (indicator === null) {
		return {
			ok: false,
			message: 'Ce chiffre n’a pas de lignes à montrer\u00A0: choisir une autre mesure.',
		};
	}
	if (!canDrill(indicator)) {
		return {
			ok: false,
			message:
				'Ce chiffre est une estimation sur l’ensemble des orientations de la période\u00A0: il n’a pas de lignes à lui. Les orientations se lisent avec la mesure «\u00A0Orientations\u00A0».',
		};
	}
	const cuts = address.cuts.map((cut) => nameCut(cut, scope));
	if (cuts.some((cut) => cut === null)) {
		return {
			ok: false,
			message: 'Une coupe de cette adresse n’existe pas dans ces extraits\u00A0: la retirer.',
		};
	}
	const named = cuts.filter((cut) => cut !== null);
	const place = toPlace(named, scope, indicator);
	if (place === null) {
		return {
			ok: false,
			message:
				'Les séances ne se coupent que par pôle et par période\u00A0: retirer les autres coupes.',
		};
	}
	const drill = await readDrill(engine, { indicator, perimeter, ...place }, edition);
	const model = toDrillTable(drill, {
		indicator,
		period: place.period,
		cuts: named.map(({ label }) => label),
		convention: scope.convention,
	});
	return { ok: true, model, cuts: named };
}

function nameCut({ dimension, value }: RowsCut, scope: AxisScope): NamedCut | null {
	// A referent who follows few is not among the values offered, and has rows all the same.
	const isCode = dimension === 'code_referent';
	const { axis } = toAxis(dimension, scope);
	const found = isCode ? { label: value } : axis.values.find(({ id }) => id === value);
	if (found === undefined) return null;
	return { dimension, value, label: `${axis.label}\u00A0: ${found.label}` };
}

/** What has rows: the measures of a pivot, and what is counted of sessions. */
export const COUNTED: readonly Pick<PivotMeasure, 'id' | 'label' | 'group' | 'indicator'>[] = [
	...PIVOT_MEASURES,
	...indicators
		.filter(({ chapter }) => chapter === 'B')
		.map((indicator) => ({
			id: indicator.id,
			label: indicator.label,
			group: 'Séances' as const,
			indicator,
		})),
];

function findCounted(id: string): Indicator | null {
	return COUNTED.find((one) => one.id === id)?.indicator ?? null;
}

type DrillPlace = Pick<DrillRequest, 'period' | 'pole'> & { readonly cuts: readonly CutAxis[] };

/** The period and the cell that cuts name; null where they cut sessions by what is of persons. */
function toPlace(
	cuts: readonly NamedCut[],
	scope: AxisScope,
	{ chapter }: Indicator,
): DrillPlace | null {
	const period = cuts.reduce((chosen, { dimension, value }) => {
		const { periods } = toAxis(dimension, scope);
		return periods?.find(({ id }) => id === value) ?? chosen;
	}, scope.period);
	const facets = cuts.flatMap(({ dimension, value }) =>
		isFacet(dimension) ? [{ dimension, values: [value] }] : [],
	);
	if (chapter === 'A') return { period, pole: ENSEMBLE, cuts: facets };
	if (facets.some(({ dimension }) => dimension !== 'pole')) return null;
	return { period, pole: facets[0]?.values[0] ?? ENSEMBLE, cuts: [] };
}
