/** The colours of the charts, by the names that `tokens.css` gives them; a test holds the two together. */
export interface Palette {
	readonly paper: string;
	readonly surface: string;
	readonly line: string;
	readonly 'line-strong': string;
	readonly ink: string;
	readonly 'ink-2': string;
	readonly 'ink-3': string;
	readonly 'brand-on': string;
	readonly 'brand-strong': string;
	readonly 'brand-tint': string;
	readonly bar: string;
	readonly 'bar-2': string;
	readonly track: string;
	readonly grid: string;
	readonly ci: string;
	readonly target: string;
	readonly ref: string;
	readonly hatch: string;
	readonly 'ed-ink': string;
	readonly 'ed-bg': string;
	readonly 'ed-tape': string;
	readonly 'pole-1': string;
	readonly 'pole-2': string;
	readonly 'pole-3': string;
	readonly 'pole-4': string;
	readonly 'pole-5': string;
	readonly 'pole-6': string;
	readonly x1: string;
	readonly x2: string;
	readonly x3: string;
	readonly x4: string;
	readonly x5: string;
	readonly 'x-on': string;
}

export type Theme = 'clair' | 'sombre';

/** Light: paper, slides, exports and print always take it. */
const clair: Palette = {
	paper: '#f7f6f2',
	surface: '#ffffff',
	line: '#e2dfd6',
	'line-strong': '#7b878b',
	ink: '#1a2629',
	'ink-2': '#46545a',
	'ink-3': '#5f6c71',
	'brand-on': '#ffffff',
	'brand-strong': '#0a4a5a',
	'brand-tint': '#e3eff1',
	bar: '#0f6478',
	'bar-2': '#5f99a6',
	track: '#e9e7df',
	grid: '#e7e4db',
	ci: '#6f7f85',
	target: '#1a2629',
	ref: '#8a5a2b',
	hatch: '#829096',
	'ed-ink': '#4a3000',
	'ed-bg': '#f6e7c6',
	'ed-tape': '#dcb965',
	'pole-1': '#0f6478',
	'pole-2': '#c97a45',
	'pole-3': '#8c7ad6',
	'pole-4': '#67680b',
	'pole-5': '#7e1e32',
	'pole-6': '#0a3068',
	x1: '#0a4a5a',
	x2: '#2a7d91',
	x3: '#9480dc',
	x4: '#8b8778',
	x5: '#b04f35',
	'x-on': '#ffffff',
};

const sombre: Palette = {
	paper: '#0f1619',
	surface: '#172125',
	line: '#2a373c',
	'line-strong': '#7d8c91',
	ink: '#e9efef',
	'ink-2': '#b9c5c8',
	'ink-3': '#98a6aa',
	'brand-on': '#0b1113',
	'brand-strong': '#9ad6e0',
	'brand-tint': '#16343c',
	bar: '#4fa7b3',
	'bar-2': '#3b7f8b',
	track: '#26343a',
	grid: '#263338',
	ci: '#9fb0b5',
	target: '#f4f6f6',
	ref: '#e0b07a',
	hatch: '#5f6f75',
	'ed-ink': '#f5d998',
	'ed-bg': '#33280f',
	'ed-tape': '#7d6226',
	'pole-1': '#4fa7b3',
	'pole-2': '#fec48a',
	'pole-3': '#8a6ce0',
	'pole-4': '#9a9725',
	'pole-5': '#c05f70',
	'pole-6': '#bad2fd',
	x1: '#b4e3ea',
	x2: '#3f9aab',
	x3: '#8468dc',
	x4: '#b0a68f',
	x5: '#c96a4c',
	'x-on': '#0b1113',
};

export const palettes: Readonly<Record<Theme, Palette>> = { clair, sombre };

/** The same names as custom properties: a drawing in a page follows its theme without being made again. */
export const pagePalette: Palette = toProperties(clair);

function toProperties(palette: Palette): Palette {
	const properties: { -readonly [Name in keyof Palette]: string } = { ...palette };
	for (const name of listNames(palette)) properties[name] = `var(--${name})`;
	return properties;
}

function listNames(palette: Palette): readonly (keyof Palette)[] {
	return Object.keys(palette).filter((name): name is keyof Palette => name in palette);
}
