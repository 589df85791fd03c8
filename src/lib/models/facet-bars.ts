import type { Distribution } from '../exploration/cube.ts';
import type { Facet } from '../exploration/filter.ts';
import type { BarsModel } from './bars.ts';
import { toAlt } from './figure.ts';
import { formatNumber, formatPeriodLabel, NBSP } from './format.ts';
import { toTextCell } from './table.ts';

export interface FacetBarsOptions {
	readonly title: string;
	readonly facet: Facet;
	/** By value of the facet, in its order. */
	readonly counts: Distribution;
	/** Values shown; all where none is chosen. */
	readonly chosen: readonly string[];
	/** Persons that the filter leaves. */
	readonly persons: number;
	readonly periode: string;
	/** « tranche d’âge : moins de 25 ans », empty without a filter. */
	readonly limits: string;
}

/** The persons oriented of a filter by value of a facet, from exact counts. */
export function toFacetBars(options: FacetBarsOptions): BarsModel {
	const { title, facet, counts, chosen, persons, periode, limits } = options;
	const values = facet.values.flatMap(({ id, label }, index) =>
		chosen.length === 0 || chosen.includes(id)
			? [{ id, label, persons: counts.persons[index] ?? 0 }]
			: [],
	);
	const by = facet.label.charAt(0).toLowerCase() + facet.label.slice(1);
	const name = `Personnes orientées selon ${by}, ${formatPeriodLabel(periode)}`;
	const most = values.reduce((a, b) => (b.persons > a.persons ? b : a), values[0] ?? NOBODY);
	const fact =
		most.persons === 0
			? null
			: `${most.label}${NBSP}: ${countPersons(most.persons)} sur ${formatNumber(persons)}`;
	const population = limits === '' ? null : limits;
	return {
		title,
		subtitle: facet.isMultiple ? `${name}, plusieurs réponses possibles` : name,
		reading: fact === null ? null : `${fact}.`,
		population,
		alt: toAlt(name, [population, fact]),
		state: persons === 0 ? 'vide' : 'trace',
		message: persons === 0 ? 'Aucune personne orientée ne répond à ces choix.' : null,
		references: [],
		rows: values.map((value) => {
			const text = formatNumber(value.persons);
			return {
				code: value.id,
				label: value.label,
				isTotal: false,
				value: value.persons,
				aside: '',
				cell: {
					state: 'valeur',
					number: value.persons,
					text,
					spoken: countPersons(value.persons),
					fraction: null,
					interval: null,
					isSmall: false,
				},
			};
		}),
		table: {
			caption: name,
			columns: [
				{ id: 'valeur', label: facet.label, align: 'texte' },
				{ id: 'personnes', label: 'Personnes', align: 'nombre' },
			],
			rows: values.map((value) => ({
				id: value.id,
				label: value.label,
				isTotal: false,
				cells: [toTextCell(formatNumber(value.persons), value.persons)],
			})),
		},
	};
}

const NOBODY = { id: '', label: '', persons: 0 };

function countPersons(n: number): string {
	return `${formatNumber(n)}${NBSP}${n < 2 ? 'personne' : 'personnes'}`;
}
