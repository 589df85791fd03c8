import type { Caption } from '../blocks.ts';

/** « Tableau 3. Contractualisation, par pôle », « Tableau 3 (suite) »: what stands above a figure or a table. */
export function nameCaption({ kind, number, text }: Caption, isContinued = false): string {
	const noun = kind === 'figure' ? 'Figure' : 'Tableau';
	if (number === null) return text;
	return isContinued ? `${noun} ${number} (suite)` : `${noun} ${number}. ${text}`;
}
