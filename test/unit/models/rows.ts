import { lastDayOfMonth } from '../../../src/lib/indicators/calendar.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import type { Period } from '../../../src/lib/indicators/periods.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { wilsonInterval } from '../../../src/lib/indicators/wilson.ts';
import { release } from '../../../src/lib/disclosure/release.ts';
import { indexRows, type PoleName, type RowLookup } from '../../../src/lib/models/index-rows.ts';

export const POLES: readonly PoleName[] = [
	{ code: 'GV', label: 'Grand Valentinois' },
	{ code: 'CO', label: 'Collines (fictif)' },
	{ code: 'RI', label: 'Rive (fictif)' },
	{ code: 'PL', label: 'Plaine (fictif)' },
	{ code: 'HP', label: 'Hauts-Plateaux (fictif)' },
];

export const EXERCICE = { date_debut: '2020-01-01', date_fin: '2020-12-31' } as const;

/** A period of 2020, its cut-off that of the exercise unless said. */
export function toPeriod(id: string, debut: string, fin: string, arrete = '2020-12-31'): Period {
	const effectif = fin < arrete ? fin : arrete;
	return { id, debut, fin, exercice: 2020, arrete, effectif, connuJusquAu: arrete };
}

export const YEAR = toPeriod('2020', '2020-01-01', '2020-12-31');

/** The twelve months of 2020. */
export function listMonths(arrete?: string): readonly Period[] {
	return Array.from({ length: 12 }, (_, index) => {
		const debut = `2020-${String(index + 1).padStart(2, '0')}-01`;
		return toPeriod(debut.slice(0, 7), debut, lastDayOfMonth(debut), arrete);
	});
}

type Given = Partial<LongRow> & Pick<LongRow, 'indicateur'>;

/** A row of 2020 for the whole; a rate follows from its numerator and denominator, with its interval. */
export function toRow(given: Given): LongRow {
	const { unit, wilson } = getIndicator(given.indicateur);
	const { numerateur = null, denominateur = null } = given;
	const isRate = numerateur !== null && denominateur !== null;
	const hasRate = isRate && denominateur > 0;
	const interval = wilson && hasRate ? wilsonInterval(numerateur, denominateur) : null;
	return {
		ventilation: '',
		modalite: '',
		code_pole: 'ENSEMBLE',
		periode: '2020',
		debut: '2020-01-01',
		fin: '2020-12-31',
		numerateur,
		denominateur,
		valeur: hasRate ? numerateur / denominateur : isRate ? null : numerateur,
		unite: unit,
		cible: null,
		statut: 'sans_objet',
		ic_bas: interval?.[0] ?? null,
		ic_haut: interval?.[1] ?? null,
		secret: '',
		...given,
	};
}

/** The same row as the diffusion edition withholds it. */
export function withhold(row: LongRow): LongRow {
	return {
		...row,
		numerateur: null,
		denominateur: null,
		valeur: null,
		cible: null,
		statut: 'sans_objet',
		ic_bas: null,
		ic_haut: null,
		secret: 'oui',
	};
}

export function toLookup(rows: readonly LongRow[]): RowLookup {
	return indexRows(release(rows, 'pilotage'));
}

/** A count cumulated since the first of January, a value a month. */
export function toCumulated(indicateur: string, values: readonly number[]): readonly LongRow[] {
	return values.map((numerateur, index) => {
		const fin = lastDayOfMonth(`2020-${String(index + 1).padStart(2, '0')}-01`);
		return toRow({ indicateur, periode: `2020-01-01..${fin}`, fin, numerateur });
	});
}
