/** The faces of every office document; where one is not installed, its fallback takes its place. */
export const SANS = 'Source Sans 3';
export const SERIF = 'Source Serif 4';

/** What a system without our faces should take, by the names that Windows and macOS share. */
export const FALLBACKS: Readonly<Record<string, string>> = {
	[SANS]: 'Segoe UI',
	[SERIF]: 'Georgia',
};

/** PANOSE of each face: what a system that knows neither chooses another one by. */
export const PANOSE: Readonly<Record<string, string>> = {
	[SANS]: '020B0503030403020204',
	[SERIF]: '02040603050405020204',
};

/** Room for a text measured in our faces: those that take their place where they are not installed are wider. */
export const SPARE = 1.16;
