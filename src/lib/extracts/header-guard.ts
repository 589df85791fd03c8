import type { FindingCollector, Place } from './collector.ts';
import { checkContent, checkHeader } from './nominative.ts';

/** Tells the guard which columns announce, or are themselves, personal data. */
export function guardHeader(
	header: readonly string[],
	place: Place,
	personal: FindingCollector,
): void {
	header.forEach((title, position) => {
		const column = nameColumn(title, position);
		const content = checkContent(title, 'texte');
		if (content !== null) personal.add('contenu-nominatif', { ...place, column }, 1, content);
		const kind = checkHeader(title);
		if (kind !== null) personal.add('entete-nominatif', { ...place, column }, undefined, kind);
	});
}

/** The title, or the rank of the column where the title may itself be data. */
export function nameColumn(title: string, position: number): string {
	const isTitle = /^[\p{L}][\p{L}_ *'’.-]{0,39}\d{0,2}$/u.test(title.trim());
	return isTitle ? title.trim() : `n° ${position + 1}`;
}
