import { listCategories } from '../indicators/known-tables.ts';
import { getCategoryGroups, type Convention, type TableName } from '../schemas/schemas.ts';

export const FACET_IDS = [
	'pole',
	'tranche_age',
	'conforme',
	'famille',
	'groupe_sortie',
	'motif_sortie',
	'type_etape',
	'type_partenaire',
	'code_referent',
] as const;
export type FacetId = (typeof FACET_IDS)[number];

/** The values chosen: any of them within a facet, all facets together. A facet without a choice is absent. */
export interface ExplorationFilter {
	readonly facets: Readonly<Partial<Record<FacetId, readonly string[]>>>;
}

export const NO_FILTER: ExplorationFilter = { facets: {} };

/** A value of a facet and its name in French. */
export interface FacetValue {
	readonly id: string;
	readonly label: string;
}

/** A facet of an orientation and of the accompaniment that followed it. */
export interface Facet {
	readonly id: FacetId;
	readonly label: string;
	/** Whether one orientation may have several of its values: the bars then add up to more than the whole. */
	readonly isMultiple: boolean;
	readonly values: readonly FacetValue[];
}

/** What the extracts themselves name: pôles and referents. */
export interface ExtractNames {
	/** In `ordre`. */
	readonly poles: readonly FacetValue[];
	readonly referents: readonly string[];
}

/** The facets over the vocabularies as the convention extends them, in the order of the page. */
export function listFacets(convention: Convention, names: ExtractNames): readonly Facet[] {
	const vocabulary = (table: TableName, field: string): readonly FacetValue[] =>
		listCategories(convention, table, field).map(({ value, label }) => ({ id: value, label }));
	const noMotive = { id: 'non_renseigne', label: 'Non renseigné' };
	return [
		{ id: 'pole', label: 'Pôle insertion', isMultiple: false, values: names.poles },
		{
			id: 'tranche_age',
			label: 'Tranche d’âge',
			isMultiple: false,
			values: vocabulary('orientations', 'tranche_age'),
		},
		{
			id: 'conforme',
			label: 'Public convenu',
			isMultiple: false,
			values: [
				{ id: 'oui', label: 'Cinq critères remplis' },
				{ id: 'non', label: 'Critères non remplis' },
			],
		},
		{
			id: 'famille',
			label: 'Freins identifiés',
			isMultiple: true,
			values: vocabulary('freins', 'famille'),
		},
		{
			id: 'groupe_sortie',
			label: 'Situation à l’arrêté',
			isMultiple: false,
			values: [
				...getCategoryGroups('accompagnements', 'motif_sortie').map(({ value, label }) => ({
					id: value,
					label: `Sortie\u00A0: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
				})),
				{ id: 'non_renseigne', label: 'Sortie sans motif' },
				{ id: 'en_cours', label: 'Accompagnement en cours' },
				{ id: 'sans_accompagnement', label: 'Pas d’accompagnement' },
			],
		},
		{
			id: 'motif_sortie',
			label: 'Motif de sortie',
			isMultiple: false,
			values: [...vocabulary('accompagnements', 'motif_sortie'), noMotive],
		},
		{
			id: 'type_etape',
			label: 'Étapes du parcours',
			isMultiple: true,
			values: vocabulary('etapes', 'type_etape'),
		},
		{
			id: 'type_partenaire',
			label: 'Partenaires',
			isMultiple: true,
			values: vocabulary('actions_partenariales', 'type_partenaire'),
		},
		{
			id: 'code_referent',
			label: 'Référent (code)',
			isMultiple: false,
			values: names.referents.map((code) => ({ id: code, label: code })),
		},
	];
}

/** In the address, a facet has its own name, but for the pôle: that of the page is another choice. */
const PARAMETERS: Readonly<Record<FacetId, string>> = {
	pole: 'poles',
	tranche_age: 'age',
	conforme: 'public',
	famille: 'frein',
	groupe_sortie: 'situation',
	motif_sortie: 'motif',
	type_etape: 'etape',
	type_partenaire: 'partenaire',
	code_referent: 'referent',
};

/** The filter that an address holds; values that the extracts do not know are set aside, with a French notice. */
export function readExplorationFilter(
	params: URLSearchParams,
	facets: readonly Facet[],
): { readonly filter: ExplorationFilter; readonly notices: readonly string[] } {
	const notices: string[] = [];
	const chosen: Partial<Record<FacetId, readonly string[]>> = {};
	for (const { id, label, values } of facets) {
		const wanted = new Set(params.getAll(PARAMETERS[id]));
		if (wanted.size === 0) continue;
		const known = values.filter((value) => wanted.has(value.id)).map((value) => value.id);
		if (known.length > 0) chosen[id] = known;
		const missing = wanted.size - known.length;
		if (missing > 0) {
			notices.push(
				`${label}\u00A0: ${missing === 1 ? 'une valeur de l’adresse n’est pas' : `${missing} valeurs de l’adresse ne sont pas`} dans les extraits, le filtre n’en tient pas compte.`,
			);
		}
	}
	return { filter: { facets: chosen }, notices };
}

/** The parameters of an address with this filter in the place of the former one. */
export function writeExplorationFilter(
	params: URLSearchParams,
	filter: ExplorationFilter,
): URLSearchParams {
	const next = new URLSearchParams(params);
	for (const id of FACET_IDS) {
		next.delete(PARAMETERS[id]);
		for (const value of filter.facets[id] ?? []) next.append(PARAMETERS[id], value);
	}
	return next;
}

/** The filter with one value of a facet chosen, or no longer; values keep the order of the facet. */
export function toggleValue(
	filter: ExplorationFilter,
	facet: Facet,
	value: string,
): ExplorationFilter {
	const chosen = new Set(filter.facets[facet.id]);
	if (!chosen.delete(value)) chosen.add(value);
	const values = facet.values.map(({ id }) => id).filter((id) => chosen.has(id));
	return setFacet(filter, facet.id, values);
}

/** The filter with other values of a facet; none at all clears it. */
export function setFacet(
	filter: ExplorationFilter,
	facet: FacetId,
	values: readonly string[],
): ExplorationFilter {
	const { [facet]: _, ...others } = filter.facets;
	return { facets: values.length === 0 ? others : { ...others, [facet]: values } };
}

/** Whether nothing is chosen. */
export function isEmpty(filter: ExplorationFilter): boolean {
	return FACET_IDS.every((id) => (filter.facets[id] ?? []).length === 0);
}

/** « moins de 25 ans, Collines », in the order of the facets; empty without a choice. */
export function describeFilter(filter: ExplorationFilter, facets: readonly Facet[]): string {
	return facets
		.flatMap(({ id, label, values }) => {
			const names = values
				.filter((value) => filter.facets[id]?.includes(value.id) === true)
				.map((value) => value.label);
			return names.length === 0
				? []
				: [`${label.charAt(0).toLowerCase()}${label.slice(1)}\u00A0: ${names.join(' ou ')}`];
		})
		.join(', ');
}
