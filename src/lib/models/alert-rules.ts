import type { Alert, AlertContext, Severity } from './alerts.ts';
import {
	countCancellations,
	listMissingTables,
	listMonthsWithCancellation,
	listMonthsWithoutSession,
	nameMonths,
} from './facts.ts';
import { formatOfMonth, formatPlain, joinWords, NBSP } from './format.ts';

/** A rule gives one finding, or nothing. */
export type AlertRule = (context: AlertContext) => Alert | null;

function alert(severity: Severity, indicateur: string, text: string): Alert {
	return { severity, indicateur, text };
}

/** « 1 contrat attend », « 3 contrats attendent »: the noun and its verb follow the number. */
function count(n: number, one: string, many: string): string {
	return `${formatPlain(n)} ${Math.abs(n) < 2 ? one : many}`;
}

/** Denominator less numerator, null where either is not known. */
function rest(context: AlertContext, indicateur: string): { rest: number; of: number } | null {
	const row = context.row(indicateur);
	if (row === undefined || row.numerateur === null || row.denominateur === null) return null;
	return { rest: row.denominateur - row.numerateur, of: row.denominateur };
}

const lateContracts: AlertRule = (context) => {
	const late = rest(context, 'delai_premier_cer_respecte');
	if (late === null || late.rest <= 0) return null;
	const delay = context.delayMonths === null ? '' : ` de ${context.delayMonths} mois`;
	const words = count(late.rest, 'premier contrat', 'premiers contrats');
	const verb = late.rest < 2 ? 'n’a pas été signé' : 'n’ont pas été signés';
	return alert(
		'non_atteint',
		'delai_premier_cer_respecte',
		`${words} sur ${formatPlain(late.of)} ${verb} dans le délai retenu${delay}`,
	);
};

const missedSessions: AlertRule = (context) => {
	const row = context.row('seances_realisees');
	const cancelled = context.isWhole ? countCancellations(context.lookup, context.periode) : null;
	if (row?.statut !== 'non_atteint' || cancelled === null || cancelled.count === 0) return null;
	const months = listMonthsWithCancellation(context.lookup, context.months);
	const when = months.length === 0 ? '' : ` (${nameMonths(months)})`;
	const cause =
		cancelled.forceMajeure === cancelled.count
			? `, ${cancelled.count === 1 ? '' : 'toutes '}pour force majeure`
			: '';
	const words = count(cancelled.count, 'séance n’a pas été tenue', 'séances n’ont pas été tenues');
	return alert('non_atteint', 'seances_realisees', `${words}${when}${cause}`);
};

const missingTables: AlertRule = (context) => {
	if (!context.isWhole) return null;
	const missing = listMissingTables(context.lookup, context.months);
	if (missing.length === 0) return null;
	const names = joinWords(missing.map(({ debut }) => formatOfMonth(debut)));
	return alert(
		'non_atteint',
		'tableaux_mensuels_transmis',
		missing.length === 1
			? `Tableau mensuel ${names}${NBSP}: non transmis`
			: `Tableaux mensuels ${names}${NBSP}: non transmis`,
	);
};

const lateDeliverables: AlertRule = (context) => {
	const all = context.row('livrables_en_retard')?.valeur ?? 0;
	const tables = context.isWhole ? listMissingTables(context.lookup, context.months).length : 0;
	const others = all - tables;
	if (others <= 0) return null;
	return alert(
		'non_atteint',
		'livrables_en_retard',
		tables === 0
			? count(others, 'livrable échu n’est pas remis', 'livrables échus ne sont pas remis')
			: count(
					others,
					'autre livrable échu n’est pas remis',
					'autres livrables échus ne sont pas remis',
				),
	);
};

const emptyMonths: AlertRule = (context) => {
	if (!context.isWhole) return null;
	const months = listMonthsWithoutSession(context.lookup, context.months);
	if (months.length === 0) return null;
	const words = count(months.length, 'mois ouvert sans séance', 'mois ouverts sans séance');
	return alert('proche', 'mois_ouverts_couverts', `${words} (${nameMonths(months)})`);
};

const endingContracts: AlertRule = (context) => {
	const within = (days: string): number =>
		context.row('cer_a_echeance', 'horizon', days)?.valeur ?? 0;
	const [soon, next, last] = [within('30'), within('60'), within('90')];
	const all = context.row('cer_a_echeance')?.valeur ?? soon + next + last;
	if (all <= 0) return null;
	if (soon === 0) {
		const words = count(all, 'contrat arrive', 'contrats arrivent');
		return alert('en_cours', 'cer_a_echeance', `${words} à échéance dans les 90 jours`);
	}
	const words = count(soon, 'contrat arrive', 'contrats arrivent');
	const later = [
		...(next > 0 ? [`${formatPlain(soon + next)} dans les 60 jours`] : []),
		...(last > 0 ? [`${formatPlain(all)} dans les 90 jours`] : []),
	];
	return alert(
		'en_cours',
		'cer_a_echeance',
		[`${words} à échéance dans les 30 jours`, ...later].join(', '),
	);
};

const waitingContracts: AlertRule = (context) => {
	const waiting = context.row('cer_en_attente_validation')?.valeur ?? 0;
	if (waiting <= 0) return null;
	const words = count(waiting, 'contrat attend', 'contrats attendent');
	return alert('en_cours', 'cer_en_attente_validation', `${words} la validation du pôle`);
};

const unaccompanied: AlertRule = (context) => {
	const row = context.row('orientations_sans_accompagnement');
	if (row?.numerateur === undefined || row.numerateur === null || row.numerateur <= 0) return null;
	const words = count(row.numerateur, 'orientation', 'orientations');
	return alert(
		'proche',
		'orientations_sans_accompagnement',
		`${words} sur ${formatPlain(row.denominateur ?? 0)} sans accompagnement`,
	);
};

const otherPublic: AlertRule = (context) => {
	const other = rest(context, 'orientations_conformes');
	if (other === null || other.rest <= 0) return null;
	const words = count(other.rest, 'orientation', 'orientations');
	return alert(
		'proche',
		'orientations_conformes',
		`${words} sur ${formatPlain(other.of)} hors du public convenu`,
	);
};

const missingMotives: AlertRule = (context) => {
	const without = rest(context, 'sorties_motif_renseigne');
	if (without === null || without.rest <= 0) return null;
	return alert(
		'proche',
		'sorties_motif_renseigne',
		`${count(without.rest, 'sortie', 'sorties')} sans motif renseigné`,
	);
};

/** In the order in which findings of one severity are shown. */
export const RULES: readonly AlertRule[] = [
	lateContracts,
	missedSessions,
	missingTables,
	lateDeliverables,
	endingContracts,
	waitingContracts,
	emptyMonths,
	unaccompanied,
	missingMotives,
	otherPublic,
];
