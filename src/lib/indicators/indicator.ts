import type { TableName } from '../schemas/schemas.ts';

/** Units of the long table (`unite`). */
export type Unit =
	| 'personnes'
	| 'orientations'
	| 'accompagnements'
	| 'contrats'
	| 'freins'
	| 'sorties'
	| 'actions'
	| 'seances'
	| 'presences'
	| 'livrables'
	| 'jours'
	| 'note'
	| 'taux'
	| 'euros';

export type Chapter = 'A' | 'B' | 'C' | 'D';

/**
 * What a value is: `compte` a count of the period, `stock` a count on its last day, `taux` a rate,
 * `moyenne` a mean or a ratio that is no share, `mediane` a median, `part` a Kaplan–Meier share,
 * `montant` euros of an exercise.
 */
export type Measure = 'compte' | 'stock' | 'taux' | 'moyenne' | 'mediane' | 'part' | 'montant';

/**
 * SQL aggregates over the rows of a relation. `value`, `low` and `high` are given by the estimate itself
 * (median, Kaplan–Meier share); elsewhere they follow from numerator and denominator. `pending` counts what
 * may still come (chapter D).
 */
export interface Aggregate {
	readonly numerator?: string;
	readonly denominator?: string;
	readonly value?: string;
	readonly low?: string;
	readonly high?: string;
	readonly pending?: string;
}

export interface Modality {
	readonly id: string;
	readonly label: string;
	/** Aggregates of this modality alone; without it the breakdown groups by its column. */
	readonly sql?: Aggregate;
}

/** A breakdown: `id` is the `ventilation` of its rows, each modality a value of a vocabulary or a case. */
export interface Breakdown {
	readonly id: string;
	readonly label: string;
	readonly modalities: readonly Modality[];
	/** Column of the relation to group by; absent where each modality has its own aggregates. */
	readonly by?: string;
	/** Table and column whose vocabulary, as the convention extends it, gives the modalities. */
	readonly vocabulary?: readonly [table: TableName, field: string];
	/** Aggregates of the breakdown where they differ from the main row's. */
	readonly sql?: Aggregate;
}

export type ChartKind =
	| 'bullet'
	| 'dots'
	| 'bars'
	| 'stacked'
	| 'survival'
	| 'calendar'
	| 'stages'
	| 'accounts'
	| 'timeline'
	| 'number';

/** One figure of the agreement: its words, its unit, its clause and its SQL. */
export interface Indicator {
	readonly id: string;
	readonly chapter: Chapter;
	readonly label: string;
	/** One French sentence that says what is counted, and over what. */
	readonly definition: string;
	readonly numerator: string;
	/** Words for the denominator; absent for counts. */
	readonly denominator?: string;
	readonly unit: Unit;
	readonly measure: Measure;
	readonly goodWhen: 'haut' | 'bas' | 'neutre';
	/** Article of the agreement: `1` to `8` or `annexe`; empty where no article asks for it. */
	readonly article: string;
	readonly chart: ChartKind;
	/** 95 % Wilson interval on main and breakdown rows. */
	readonly wilson: boolean;
	readonly breakdowns: readonly Breakdown[];
	/** Relation of its chapter that the figure reads, and its aggregates. */
	readonly sql: IndicatorSql;
}

export interface IndicatorSql extends Aggregate {
	readonly from: string;
}

export type Status = 'atteint' | 'proche' | 'non_atteint' | 'en_cours' | 'depasse' | 'sans_objet';

/** One row of the long table, the only table that consumers read (indicators.md). */
export interface LongRow {
	readonly indicateur: string;
	readonly ventilation: string;
	readonly modalite: string;
	readonly code_pole: string;
	readonly periode: string;
	readonly debut: string;
	readonly fin: string;
	readonly numerateur: number | null;
	readonly denominateur: number | null;
	readonly valeur: number | null;
	readonly unite: Unit;
	readonly cible: number | null;
	readonly statut: Status;
	readonly ic_bas: number | null;
	readonly ic_haut: number | null;
	readonly secret: '' | 'oui';
}
