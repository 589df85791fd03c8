/** How a series is drawn. `pointille`: dots, for what is not given. `invisible`: it only lifts the next one. */
export type SeriesLook =
	'aplat' | 'contour' | 'simule' | 'pointille' | 'invisible' | 'ligne' | 'tirets' | 'points';

/** Numbers printed beside the marks: none, the value, that of the last point, or words of our own. */
export type SeriesLabels = 'aucune' | 'valeur' | 'derniere' | readonly (string | null)[];

/** A series: one value a category, null where there is none to show. */
export interface NativeSeries {
	readonly name: string;
	readonly values: readonly (number | null)[];
	/** Abscissas, for a cloud only. */
	readonly x?: readonly number[];
	/** `#rrggbb`. */
	readonly colour: string;
	readonly look: SeriesLook;
	readonly labels: SeriesLabels;
	/** Where labels stand: at the foot of a bar, at its middle, beyond its end; over a point, or at its left. */
	readonly place?: 'pied' | 'milieu' | 'bout' | 'dessus' | 'gauche';
	/** Colour of a label over a mark; that of the text unless said. */
	readonly labelColour?: string;
	/** Colours and looks of points that differ from the series. */
	readonly points?: readonly ({ readonly colour: string; readonly look?: SeriesLook } | null)[];
	/** Bounds of the interval of each value. */
	readonly interval?: {
		readonly low: readonly (number | null)[];
		readonly high: readonly (number | null)[];
	};
	/** Where the chart has a line as well as columns. */
	readonly isLine?: boolean;
	/** Width of a line, in points. */
	readonly width?: number;
	/** Whether the legend leaves it out. */
	readonly isUnnamed?: boolean;
}

export interface NativeAxis {
	readonly min: number;
	/** Null: the reader's software chooses. */
	readonly max: number | null;
	readonly step: number | null;
	/** Format of numbers, as a spreadsheet writes it: `0\ %`. */
	readonly format: string;
	readonly title: string | null;
}

/** A chart that office software draws from its own data sheet. */
export interface NativeChart {
	/** Horizontal bars, columns, lines by category, or points of two numbers. */
	readonly kind: 'barres' | 'colonnes' | 'lignes' | 'nuage';
	/** `empile`: on each other; `recouvre`: over each other; `cote`: side by side. */
	readonly stacking: 'empile' | 'recouvre' | 'cote';
	/** Heads the first column of the data sheet. */
	readonly categoryHead: string;
	/** Names of the rows; one that is withheld says « s. ». Empty for a cloud. */
	readonly categories: readonly string[];
	readonly series: readonly NativeSeries[];
	readonly axis: NativeAxis;
	/** Along the other direction of a cloud. */
	readonly acrossAxis?: NativeAxis;
	readonly hasLegend: boolean;
	/** Format of the labels. */
	readonly labelFormat: string;
	/** Share of a bar left between two of them, in percent. */
	readonly gap: number;
	/** The whole table of the figure, on a sheet of its own. */
	readonly caption: string;
}

/** Formats that French office software shows with a space before its sign. */
export const FORMATS = {
	count: '#,##0',
	rate: '0\\ %',
	rate1: '0.0\\ %',
	decimal: '0.0',
	euros: '#,##0\\ "€"',
	cents: '#,##0.00\\ "€"',
} as const;
