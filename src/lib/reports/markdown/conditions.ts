import { getExercice } from '../../convention/targets.ts';
import { getIndicator } from '../../indicators/registry.ts';
import { ENSEMBLE } from '../../models/index-rows.ts';
import type { ReportContext, ReportScope } from '../report-context.ts';
import { splitList } from './check-directive.ts';
import type { SPANS } from './directives-containers.ts';
import { readRow, resolveScope } from './scope.ts';

type Attributes = Readonly<Record<string, string>>;

/** Whether all the conditions of a `:::si` hold; a value withheld or unknown compares to nothing. */
export function isTrue(
	attributes: Attributes,
	scope: ReportScope,
	context: ReportContext,
): boolean {
	return (
		holdsOfScope(attributes, scope, context) &&
		(attributes.indicateur === undefined || holdsOfRow(attributes, scope, context))
	);
}

function holdsOfScope(
	{ edition, ensemble, duree, exercice, donnees }: Attributes,
	{ period, pole }: ReportScope,
	{ frame, convention }: ReportContext,
): boolean {
	const isOver = period.arrete >= getExercice(convention, period.exercice).date_fin;
	const tests = [
		edition === undefined || edition === frame.edition,
		ensemble === undefined || (ensemble === 'oui') === (pole === ENSEMBLE),
		duree === undefined || splitList(duree).includes(toSpan(period.id)),
		exercice === undefined || (exercice === 'termine') === isOver,
		donnees === undefined || (donnees === 'fictives') === frame.isDemonstration,
	];
	return tests.every(Boolean);
}

/** What a period is, from its id. */
export function toSpan(id: string): (typeof SPANS)[number] {
	if (/^\d{4}$/.test(id)) return 'annee';
	if (/^\d{4}-S\d$/.test(id)) return 'semestre';
	if (/^\d{4}-T\d$/.test(id)) return 'trimestre';
	return /^\d{4}-\d{2}$/.test(id) ? 'mois' : 'autre';
}

function holdsOfRow(attributes: Attributes, scope: ReportScope, context: ReportContext): boolean {
	const own = resolveScope(attributes, scope, context);
	const { statut, egal, superieur, inferieur, connu, secret, cible, indicateur = '' } = attributes;
	if ('absent' in own) return connu === 'non';
	const { row, cell } = readRow(getIndicator(indicateur), attributes, own, context);
	const value = cell.number;
	const compare = (wanted: string | undefined, holds: (a: number, b: number) => boolean): boolean =>
		wanted === undefined || (value !== null && holds(value, Number(wanted.replace(',', '.'))));
	const tests = [
		statut === undefined ||
			(value !== null && row !== undefined && splitList(statut).includes(row.statut)),
		compare(egal, (a, b) => Math.abs(a - b) < 1e-9),
		compare(superieur, (a, b) => a > b + 1e-9),
		compare(inferieur, (a, b) => a < b - 1e-9),
		connu === undefined || (connu === 'oui') === (value !== null),
		secret === undefined || (secret === 'oui') === (cell.state === 'secret'),
		cible === undefined || (cible === 'oui') === ((row?.cible ?? null) !== null),
	];
	return tests.every(Boolean);
}
