import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { describeAfterCutOff, type Cell } from './cell.ts';
import { formatPeriodLabel, NBSP } from './format.ts';
import { ENSEMBLE, formatPole, type PoleName } from './index-rows.ts';

/** In the edition of diffusion, where no row is. */
export const UNPUBLISHED_NOTE = 'Non publié pour ce pôle ou cette période';

/** Why a value that depends on more than rows is not known. */
const UNKNOWN_NOTES: Readonly<Partial<Record<string, string>>> = {
	delai_median_premier_cer: 'La moitié n’est pas encore atteinte',
	droit_simule: 'Se simule une fois l’exercice terminé',
	solde_simule: 'Se simule une fois l’exercice terminé',
};

/**
 * The one note of a card: why there is no value, else what the page prefers, else the interval (a rate is
 * never without), else the tolerance.
 */
export function chooseNote(
	cell: Cell,
	period: Period,
	indicator: Indicator,
	preferred: string | null,
	tolerance: string | null,
): string | null {
	if (cell.state === 'secret') return 'Secret statistique. Ce n’est pas zéro.';
	if (cell.state === 'sans_denominateur') return 'Sans dénominateur sur la période';
	if (cell.state === 'apres_arrete') return describeAfterCutOff(period);
	if (cell.state === 'inconnu') return UNKNOWN_NOTES[indicator.id] ?? 'Non connu dans les extraits';
	if (preferred !== null) return preferred;
	return cell.interval === null ? tolerance : `Intervalle de confiance${NBSP}: ${cell.interval}`;
}

/** The start of a sentence: « Personnes accompagnées, ensemble des pôles, 2020 ». */
export function nameFigure(
	title: string,
	period: Period,
	pole: string = ENSEMBLE,
	poles: readonly PoleName[] = [],
): string {
	const where = formatPole(pole, poles);
	return `${title}, ${pole === ENSEMBLE ? where.toLowerCase() : where}, ${formatPeriodLabel(period.id)}`;
}

/** A card in one sentence or two: what, where, when, value, interval, status. */
export function speakCard(name: string, cell: Cell, status: string | null): string {
	const interval = cell.interval === null ? '' : `, intervalle de confiance de ${cell.interval}`;
	const sentence = `${name}${NBSP}: ${cell.spoken}${interval}.`;
	return status === null ? sentence : `${sentence} ${status}.`;
}
