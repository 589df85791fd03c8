import { parseArgs } from 'node:util';
import { CommandError, REFUSED_DATA, WRONG_USE } from './usage.ts';

/** What an option takes: a text, or nothing. */
export type OptionKinds = Readonly<
	Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>;

/** The options of a command, by name; throws a `CommandError` with `usage` on one that is not known. */
export function readArguments<Kinds extends OptionKinds>(
	parameters: readonly string[],
	options: Kinds,
	usage: string,
) {
	try {
		return parseArgs({ args: [...parameters], options }).values;
	} catch (cause) {
		const said = cause instanceof Error ? ` (${cause.message.split('\n')[0] ?? ''})` : '';
		throw wrongUse(`Option inconnue ou incomplète${said}.\n${usage}`);
	}
}

/** The word among those that an option allows; throws a `CommandError` that lists them. */
export function readChoice<Choice extends string>(
	option: string,
	text: string,
	choices: readonly Choice[],
): Choice {
	const known = choices.find((choice) => choice === text);
	if (known !== undefined) return known;
	throw wrongUse(`${option} attend ${choices.join(', ')} : « ${text} » n’en est pas.`);
}

/** The error of a command that was not written as it should be. */
export function wrongUse(message: string): CommandError {
	return new CommandError(space(message), WRONG_USE);
}

/** The error of a command whose data cannot be used. */
export function refusedData(message: string): CommandError {
	return new CommandError(space(message), REFUSED_DATA);
}

/** The text with no-break spaces where French sets them. */
export function space(text: string): string {
	return text.replace(/ (?=[:;?!»])/g, '\u00A0').replace(/(?<=«) /g, '\u00A0');
}
