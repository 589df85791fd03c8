import { NBSP } from '../format.ts';
import { DIMENSIONS, findDimension, type DimensionId } from '../../exploration/dimensions.ts';
import { findMeasure, type PivotMeasure } from '../../exploration/pivot-measures.ts';

/** What the reader crosses; without columns there is the total alone. */
export interface PivotChoice {
	readonly measure: PivotMeasure;
	readonly rows: DimensionId;
	readonly columns: DimensionId | '';
}

/** The choice of an address; `notices` says in French what was set aside. */
export interface ReadPivot {
	readonly choice: PivotChoice;
	readonly notices: readonly string[];
}

const DEFAULTS = {
	mesure: 'personnes_accompagnees',
	lignes: 'tranche_age',
	colonnes: 'pole',
} as const;
/** No columns, in an address. */
const NONE = 'aucune';

/** The pivot that an address asks for; what is unknown, or cannot be crossed, becomes the default. */
export function readPivot(params: URLSearchParams): ReadPivot {
	const notices: string[] = [];
	const measure = findMeasure(params.get('mesure') ?? DEFAULTS.mesure);
	if (measure === undefined)
		notices.push(`${name(params, 'mesure')} n’est pas une mesure du tableau croisé.`);
	const rows = readDimension(params, 'lignes', notices);
	const asked = params.get('colonnes') === NONE ? '' : readDimension(params, 'colonnes', notices);
	const columns = asked === '' || canCross(rows, asked) ? asked : firstCrossing(rows);
	if (columns !== asked && params.has('colonnes')) {
		notices.push(
			'Ces lignes et ces colonnes ne se croisent pas : d’autres colonnes sont affichées.'.replace(
				' :',
				`${NBSP}:`,
			),
		);
	}
	return {
		choice: { measure: measure ?? defaultMeasure(), rows, columns },
		notices,
	};
}

/** Whether two dimensions make a table: not the same one twice, nor one time cut by another. */
export function canCross(rows: DimensionId, columns: DimensionId): boolean {
	const kinds = [findDimension(rows)?.kind, findDimension(columns)?.kind];
	return rows !== columns && kinds.some((kind) => kind === 'perimetre');
}

/** The address of a choice: the parameters given, with those of the pivot that are not the default. */
export function writePivot(params: URLSearchParams, choice: PivotChoice): URLSearchParams {
	const next = new URLSearchParams(params);
	const values = {
		mesure: choice.measure.id,
		lignes: choice.rows,
		colonnes: choice.columns === '' ? NONE : choice.columns,
	};
	for (const key of ['mesure', 'lignes', 'colonnes'] as const) {
		if (values[key] === DEFAULTS[key]) next.delete(key);
		else next.set(key, values[key]);
	}
	return next;
}

/** The same pivot with other rows or columns; what they cannot be crossed with gives way. */
export function changeRows(choice: PivotChoice, rows: DimensionId): PivotChoice {
	if (choice.columns === '' || canCross(rows, choice.columns)) return { ...choice, rows };
	return {
		...choice,
		rows,
		columns: canCross(rows, choice.rows) ? choice.rows : firstCrossing(rows),
	};
}

/** Rows for columns and columns for rows; the same without columns. */
export function exchangeAxes(choice: PivotChoice): PivotChoice {
	return choice.columns === '' ? choice : { ...choice, rows: choice.columns, columns: choice.rows };
}

function readDimension(
	params: URLSearchParams,
	key: 'lignes' | 'colonnes',
	notices: string[],
): DimensionId {
	const wanted = params.get(key) ?? DEFAULTS[key];
	const found = findDimension(wanted);
	if (found === undefined)
		notices.push(`${name(params, key)} n’est pas une dimension du tableau croisé.`);
	return found?.id ?? DEFAULTS[key];
}

function firstCrossing(rows: DimensionId): DimensionId {
	return canCross(rows, DEFAULTS.colonnes)
		? DEFAULTS.colonnes
		: (DIMENSIONS.find(({ id }) => canCross(rows, id))?.id ?? DEFAULTS.lignes);
}

function defaultMeasure(): PivotMeasure {
	const measure = findMeasure(DEFAULTS.mesure);
	if (measure === undefined) throw new Error(`measure: ${DEFAULTS.mesure}`);
	return measure;
}

function name(params: URLSearchParams, key: string): string {
	return `«${NBSP}${(params.get(key) ?? '').slice(0, 40)}${NBSP}»`;
}
