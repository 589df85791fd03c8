import { NBSP, WITHHELD } from '../../models/format.ts';
import type { Caption } from '../blocks.ts';

/** « Figure 4. Part des personnes accompagnées sous contrat », or the words alone where nothing is numbered. */
export function nameCaption(caption: Caption): string {
	const label = labelCaption(caption);
	return label === null ? caption.text : `${label}. ${caption.text}`;
}

/** « Figure 4 », « Tableau 3 »; null where nothing is numbered. */
export function labelCaption({ kind, number }: Caption): string | null {
	return number === null ? null : `${CAPTION_WORDS[kind]} ${number}`;
}

export const CAPTION_WORDS: Readonly<Record<Caption['kind'], string>> = {
	figure: 'Figure',
	tableau: 'Tableau',
};

/** What a figure shows, in a place where its table is not below. */
export function toAltText(alt: string): string {
	return alt.replace(/ ?Tableau ci-dessous\.$/, '').trim();
}

/** Under a table that withholds: what « s. » means. */
export const SECRET_NOTE = `${WITHHELD}${NBSP}: secret statistique, effectif sous le seuil, ou case masquée pour en protéger une autre. Ce n’est pas zéro.`;
