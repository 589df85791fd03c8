import type { Engine } from '../../engine/engine.ts';
import { listStandardPeriods, type Period } from '../../indicators/periods.ts';
import { formatPeriodLabel } from '../format-dates.ts';
import type { PoleName } from '../index-rows.ts';
import type { Convention } from '../../schemas/schemas.ts';
import type { PivotAxis } from '../../exploration/compute-pivot.ts';
import { findDimension, isFacet, type DimensionId } from '../../exploration/dimensions.ts';
import { listFacets, type FacetId } from '../../exploration/filter.ts';
import type { AxisValue } from '../../exploration/pivot.ts';

/** What the values of a dimension come from. */
export interface AxisScope {
	readonly convention: Convention;
	readonly dateExtraction: string | null;
	/** In `ordre`. */
	readonly poles: readonly PoleName[];
	readonly period: Period;
	/** Codes of the referents of the exercise, in order. */
	readonly referents: readonly string[];
}

/** Referents of a pivot at most: those who follow most. */
const MOST_REFERENTS = 40;

/** The referents of an exercise who follow most accompaniments, by their codes. Throws `EngineError`. */
export async function listReferents(engine: Engine, annee: number): Promise<readonly string[]> {
	const rows = await engine.query(
		`SELECT code_referent, count(*) AS n FROM accompagnements_connus WHERE annee = ${annee} GROUP BY code_referent ORDER BY n DESC, code_referent LIMIT ${MOST_REFERENTS}`,
	);
	const codes = rows.flatMap(({ code_referent: code }) => (typeof code === 'string' ? [code] : []));
	return codes.sort(new Intl.Collator('fr-FR', { numeric: true }).compare);
}

/** The axis without a dimension: its total alone. */
export const NO_AXIS: PivotAxis = {
	axis: { id: '', label: 'Ensemble', values: [], total: 'Ensemble' },
	cut: null,
	periods: null,
};

/** A dimension as an axis: its values in the order of its vocabulary, or its periods inside that of the page. */
export function toAxis(id: DimensionId, scope: AxisScope): PivotAxis {
	const dimension = findDimension(id);
	if (dimension === undefined) throw new Error(`dimension: ${id}`);
	const { label } = dimension;
	if (!isFacet(id)) {
		const periods = listPeriods(id, scope);
		const values = periods.map((period) => ({
			id: period.id,
			label: formatPeriodLabel(period.id),
		}));
		const total = id === 'exercice' ? null : formatPeriodLabel(scope.period.id);
		return { axis: { id, label, values, total }, cut: null, periods };
	}
	const values = listValues(id, scope);
	return {
		axis: { id, label, values, total: id === 'pole' ? 'Ensemble' : 'Total' },
		cut: { dimension: id, values: values.map((value) => value.id) },
		periods: null,
	};
}

const SHAPES: Readonly<Partial<Record<DimensionId, RegExp>>> = {
	mois: /^\d{4}-\d{2}$/,
	trimestre: /^\d{4}-T\d$/,
	semestre: /^\d{4}-S\d$/,
};

function listPeriods(
	id: DimensionId,
	{ convention, dateExtraction, period }: AxisScope,
): readonly Period[] {
	if (id === 'exercice') {
		return convention.exercices
			.map(({ annee }) => annee)
			.sort((a, b) => a - b)
			.flatMap((annee) => listStandardPeriods(convention, annee, dateExtraction).slice(0, 1));
	}
	const shape = SHAPES[id];
	return listStandardPeriods(convention, period.exercice, dateExtraction).filter(
		(one) => shape?.test(one.id) === true && one.debut >= period.debut && one.fin <= period.fin,
	);
}

/** The values that a filter offers of the same facet. */
function listValues(
	id: FacetId,
	{ convention, poles, referents }: AxisScope,
): readonly AxisValue[] {
	const names = { poles: poles.map(({ code, label }) => ({ id: code, label })), referents };
	return listFacets(convention, names).find((facet) => facet.id === id)?.values ?? [];
}
