import { SITE_REPORTS, type SiteReport } from '../report-texts.ts';

/** A report in pages and its name in the list. */
export interface PaperReport extends SiteReport {
	readonly label: string;
}

/** Names and order of the reports of this site; a report that is not named here comes last, by its title. */
const LABELS: ReadonlyMap<string, string> = new Map([
	['rapport-annuel-accompagnement', 'Rapport d’activité, accompagnement social'],
	['rapport-annuel-information', 'Rapport d’activité, séances d’information'],
	['etat-financier', 'État des dépenses et des recettes'],
	['point-pole', 'Point par pôle'],
]);

const order = [...LABELS.keys()];
const rank = ({ id }: SiteReport): number =>
	order.includes(id) ? order.indexOf(id) : order.length;

/** The reports of this site that are read on paper, in the order in which they are handed in. */
export const PAPER_REPORTS: readonly PaperReport[] = SITE_REPORTS.filter(
	({ meta }) => meta.forme === 'rapport',
)
	.map((report) => ({
		...report,
		label: LABELS.get(report.id) ?? report.meta.titre.replace(/:contexte\[[^\]]*\]/g, '').trim(),
	}))
	.sort((a, b) => rank(a) - rank(b));
