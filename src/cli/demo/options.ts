import { parseArgs } from 'node:util';

export const USAGE =
	'Usage : npm run demo -- [--seed N] [--persons N] [--out DOSSIER] [--format csv|parquet] [--conventions N]';

/** Below this the seeded anomalies find nobody; above it, disks fill up. */
const FEWEST = 40;
const MOST = 5_000_000;

export interface DemoOptions {
	readonly seed: number;
	readonly persons: number;
	readonly out: string;
	readonly format: 'csv' | 'parquet';
	/** Agreements that share the persons, each in a folder of its own; one is written to `out` itself. */
	readonly conventions: number;
}

export type ParsedOptions =
	| { readonly kind: 'options'; readonly options: DemoOptions }
	| { readonly kind: 'help' }
	| { readonly kind: 'error'; readonly message: string };

const defaults = {
	seed: '2020',
	persons: '122',
	out: 'static/demo',
	format: 'csv',
	conventions: '1',
};

const config = {
	seed: { type: 'string' },
	persons: { type: 'string' },
	out: { type: 'string' },
	format: { type: 'string' },
	conventions: { type: 'string' },
	help: { type: 'boolean', short: 'h' },
} as const;

/** The options of the command, or one French sentence that says what is wrong. */
export function parseOptions(args: readonly string[]): ParsedOptions {
	const unknown = findUnknown(args);
	if (unknown !== null) return fail(unknown);
	const { values } = parseArgs({ args: [...args], options: config, strict: false });
	if (values.help === true) return { kind: 'help' };
	const texts = { ...defaults };
	for (const name of ['seed', 'persons', 'out', 'format', 'conventions'] as const) {
		const value = values[name];
		if (value === undefined) continue;
		if (typeof value !== 'string' || value === '') return fail(`--${name} attend une valeur.`);
		texts[name] = value;
	}
	return checkTexts(texts);
}

function checkTexts({ seed, persons, out, format, conventions }: typeof defaults): ParsedOptions {
	if (!/^\d{1,9}$/.test(seed)) {
		return fail('--seed attend un nombre entier, de 0 à 999999999.');
	}
	const count = Number(persons);
	if (!/^\d{1,7}$/.test(persons) || count < FEWEST || count > MOST) {
		return fail(`--persons attend un nombre entier, de ${FEWEST} à ${MOST}.`);
	}
	if (format !== 'csv' && format !== 'parquet') return fail('--format attend csv ou parquet.');
	const shares = Number(conventions);
	if (!/^\d{1,3}$/.test(conventions) || shares < 1 || count < shares * FEWEST) {
		return fail(
			`--conventions attend un nombre entier, de 1 à 999, avec ${FEWEST} personnes au moins par convention.`,
		);
	}
	return {
		kind: 'options',
		options: { seed: Number(seed), persons: count, out, format, conventions: shares },
	};
}

/** What is wrong with a word that is no option, in French; null where all are known. */
function findUnknown(args: readonly string[]): string | null {
	const { tokens } = parseArgs({
		args: [...args],
		options: config,
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	for (const token of tokens) {
		if (token.kind === 'positional') return `Argument inattendu : « ${token.value} ».`;
		if (token.kind === 'option' && !(token.name in config)) {
			return `Option inconnue : « ${token.rawName} ».`;
		}
	}
	return null;
}

function fail(message: string): ParsedOptions {
	return { kind: 'error', message: message.replaceAll(/(?<=«) | (?=[»:])/g, '\u00a0') };
}
