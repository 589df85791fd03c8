import { getExercice } from '../../convention/targets.ts';
import type { ReleasedDetails } from '../../disclosure/release.ts';
import { listStandardPeriods, toWholeExercice, type Period } from '../../indicators/periods.ts';
import type { Absence, ReportScope } from '../../reports/report-context.ts';
import type { PageContext } from '../page.ts';

/** The page of a report for the period and the pôle of one of its directives. */
export function toScopedPage(page: PageContext, { period, pole }: ReportScope): PageContext {
	const { convention, dateExtraction } = page.figures.scope;
	const exercice = getExercice(convention, period.exercice);
	const year = toWholeExercice(exercice, dateExtraction);
	return { ...page, period, pole, exercice, year };
}

/** The months of a period. */
export function listMonths({ figures, period }: PageContext): readonly Period[] {
	const { convention, dateExtraction } = figures.scope;
	return listStandardPeriods(convention, period.exercice, dateExtraction).filter(
		({ id, debut, fin }) => /-\d{2}$/.test(id) && debut >= period.debut && fin <= period.fin,
	);
}

/** The rows behind the figures; null in the edition of diffusion, which has none. */
export function readDetails({ figures }: PageContext): ReleasedDetails | null {
	return figures.details;
}

/** What says that something is told one by one only in the edition of pilotage. */
export function notPublished(what: string): Absence {
	return { absent: `${what} : cette édition ne le publie pas.` };
}
