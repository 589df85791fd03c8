import type { FrameContext } from '../charts/export-frame.ts';
import { getExercice } from '../convention/targets.ts';
import type { Edition } from '../disclosure/release.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import type { Period } from '../indicators/periods.ts';
import { formatSource } from '../models/figure.ts';
import { formatDate, NBSP } from '../models/format.ts';
import { toProvenance } from '../models/provenance.ts';
import type { Convention } from '../schemas/schemas.ts';

/** Version of the definitions of the indicators, said on every page and every export. */
export const DEFINITIONS_VERSION = '1.0';

/** What the foot of every page says of the figures above it. */
export function listFacts(set: ExtractSet | null, period: Period | null): readonly string[] {
	return [
		...(set?.isDemonstration === true ? ['Données fictives de démonstration'] : []),
		...(period === null ? [] : [`Arrêté au ${formatDate(period.arrete)}`]),
		`Définitions version ${DEFINITIONS_VERSION}`,
	];
}

/** The mention that the agreement asks for, as the start of a line. */
export function formatMention(set: ExtractSet | null): string {
	const mention = set?.convention.mention_communication ?? 'avec la participation du Département';
	return `${mention.charAt(0).toUpperCase()}${mention.slice(1)}`;
}

/**
 * « Extraits du 8 janvier 2021, exercice 2020, arrêté au 31 décembre 2020 » of the set in place, said to
 * be in place while another one is examined.
 */
export function describeExtraction(
	set: ExtractSet | null,
	period: Period | null,
	isExamining: boolean,
): string {
	if (set === null) return 'Aucun jeu n’est en place.';
	if (isExamining) {
		return `Jeu à l’examen. En place${NBSP}: ${describeExtraction(set, period, false).replace(/^E/, 'e')}`;
	}
	const extracted =
		set.dateExtraction === null
			? 'Extraits sans date d’extraction'
			: `Extraits du ${formatDate(set.dateExtraction)}`;
	return period === null
		? extracted
		: `${extracted}, exercice ${period.exercice}, arrêté au ${formatDate(period.arrete)}`;
}

/** What every figure of a page says besides its own words, on the page and in its files. */
export function toFrameContext(
	set: ExtractSet,
	period: Period,
	edition: Edition,
	today: string,
): FrameContext {
	return {
		edition,
		...(edition === 'diffusion' ? { threshold: getThreshold(set.convention, period) } : {}),
		source: formatSource(period.arrete),
		editedOn: today,
		mention: set.convention.mention_communication,
		isDemonstration: set.isDemonstration,
		provenance: toProvenance(set, edition),
	};
}

/** Under this number a count is withheld in the edition of diffusion. */
export function getThreshold(convention: Convention, { exercice }: Period): number {
	return getExercice(convention, exercice).regles.seuil_confidentialite;
}

/** The day of a moment where the reader is, as an ISO day. */
export function toLocalDay(moment: Date): string {
	const pad = (n: number) => String(n).padStart(2, '0');
	return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}
