import { parsePeriod, type Period } from '../lib/indicators/periods.ts';
import type { Convention } from '../lib/schemas/schemas.ts';
import { wrongUse } from './arguments.ts';

/** The period that an option names; throws a `CommandError` that says how to write one. */
export function readPeriod(
	text: string,
	{
		convention,
		dateExtraction,
	}: { readonly convention: Convention; readonly dateExtraction: string | null },
): Period {
	const parsed = parsePeriod(text, convention, dateExtraction);
	if (parsed.ok) return parsed.period;
	throw wrongUse(parsed.message);
}
