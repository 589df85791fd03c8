import { formatEdition } from '../../charts/export-frame.ts';
import { getExercice } from '../../convention/targets.ts';
import { getIndicator } from '../../indicators/registry.ts';
import {
	formatDate,
	formatDateRange,
	formatMonthName,
	formatPercent,
	formatPeriodIn,
	formatPeriodLabel,
	joinWords,
	NBSP,
} from '../../models/format.ts';
import { ENSEMBLE, formatPole } from '../../models/index-rows.ts';
import { listVocabulary } from '../../models/vocabulary.ts';
import type { ReportContext, ReportScope } from '../report-context.ts';
import type { CONTEXTS, RULES } from './directives-text.ts';

type Say<Name extends string> = Readonly<
	Record<Name, (scope: ReportScope, context: ReportContext) => string>
>;

const SAY: Say<(typeof CONTEXTS)[number]> = {
	periode: ({ period }) => formatPeriodLabel(period.id),
	'en-periode': ({ period }) => formatPeriodIn(period.id),
	dates: ({ period }) => formatDateRange(period.debut, period.fin),
	exercice: ({ period }) => String(period.exercice),
	'exercice-suivant': ({ period }) => String(period.exercice + 1),
	pole: ({ pole }, { poles }) => formatPole(pole, poles),
	'au-pole': ({ pole }, { poles }) =>
		pole === ENSEMBLE ? 'pour l’ensemble des pôles' : `au pôle ${formatPole(pole, poles)}`,
	convention: (_, { convention }) => convention.titre,
	departement: (_, { convention }) => convention.departement,
	caf: (_, { convention }) => convention.caf,
	mention: (_, { convention }) => convention.mention_communication,
	arrete: ({ period }) => formatDate(period.arrete),
	'dernier-jour': ({ period }) => formatDate(period.effectif),
	extraction: (_, { dateExtraction }) =>
		dateExtraction === null ? 'sans date' : formatDate(dateExtraction),
	edition: (_, { frame }) => formatEdition(frame),
	'edite-le': (_, { frame }) => formatDate(frame.editedOn),
	seuil: ({ period }, { convention }) =>
		String(getExercice(convention, period.exercice).regles.seuil_confidentialite),
};

/** What a report says of itself; throws on a name that the checks did not let through. */
export function sayContext(name: string, scope: ReportScope, context: ReportContext): string {
	return pick(SAY, name)(scope, context);
}

const months = (count: number): string => `${count}${NBSP}mois`;

const SAY_RULE: Say<(typeof RULES)[number]> = {
	delai_premier_cer_mois: (scope, context) =>
		months(rulesOf(scope, context).delai_premier_cer_mois),
	duree_cer_mois: (scope, context) => {
		const { duree_cer_mois_min: least, duree_cer_mois_max: most } = rulesOf(scope, context);
		return `de ${least} à ${months(most)}`;
	},
	tolerance_renouvellement_jours: (scope, context) => {
		const days = rulesOf(scope, context).tolerance_renouvellement_jours;
		return `${days}${NBSP}${days < 2 ? 'jour' : 'jours'}`;
	},
	mois_ouverts_seances: (scope, context) =>
		joinWords(
			rulesOf(scope, context).mois_ouverts_seances.map((month) =>
				formatMonthName(`2020-${String(month).padStart(2, '0')}`),
			),
		),
	motifs_positifs: (scope, context) => {
		const motives = getIndicator('sorties')
			.breakdowns.filter(({ id }) => id === 'motif_sortie')
			.flatMap((breakdown) => listVocabulary(breakdown, context.convention));
		return joinWords(
			rulesOf(scope, context).motifs_positifs.map((code) =>
				lowerFirst(motives.find((one) => one.code === code)?.label ?? code),
			),
		);
	},
	seuil_confidentialite: (scope, context) =>
		`${rulesOf(scope, context).seuil_confidentialite}${NBSP}personnes`,
	taux_acompte: ({ period }, { convention }) =>
		formatPercent(getExercice(convention, period.exercice).taux_acompte, 0),
};

/** A parameter of the agreement in words; throws on a name that the checks did not let through. */
export function sayRule(name: string, scope: ReportScope, context: ReportContext): string {
	return pick(SAY_RULE, name)(scope, context);
}

function lowerFirst(text: string): string {
	return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function rulesOf({ period }: ReportScope, { convention }: ReportContext) {
	return getExercice(convention, period.exercice).regles;
}

function pick<Name extends string>(say: Say<Name>, name: string): Say<Name>[Name] {
	for (const [key, words] of Object.entries<Say<Name>[Name]>(say)) {
		if (key === name) return words;
	}
	throw new Error(`words: ${name}`);
}
