import { getIndicator } from '../indicators/registry.ts';
import { toAttendance, type AttendanceModel } from '../models/attendance.ts';
import { describeAfterCutOff } from '../models/cell.ts';
import type { DotsModel } from '../models/dots.ts';
import { findNote } from '../models/facts.ts';
import { formatPlain, NBSP } from '../models/format.ts';
import { ENSEMBLE, formatPole } from '../models/index-rows.ts';
import type { Kpi } from '../models/kpi.ts';
import type { LeadPart } from '../models/lead.ts';
import { toMarks, type MarksModel } from '../models/marks.ts';
import { toModalityDots } from '../models/modality-dots.ts';
import { toSessionStrip, type SessionStripModel } from '../models/session-strip.ts';
import { toSessionTable, type SessionTableModel } from '../models/session-table.ts';
import { selectSessions } from '../models/sessions.ts';
import {
	announceFigure,
	describeScope,
	findRow,
	plain,
	strong,
	toPageCard,
	withComparison,
	type PageCard,
	type PageContext,
} from './page.ts';
import { toHeldContext } from './whole-page.ts';

/** What the convention asks of the sessions: cards with a target where it has one. */
export const SESSION_OBJECTIVES = [
	'seances_realisees',
	'journees_intervention',
	'mois_ouverts_couverts',
	'seances_hors_calendrier',
] as const;

/** The rest of the cards. */
export const SESSION_CARDS = [
	'beneficiaires_accueillis',
	'beneficiaires_par_seance',
	'taux_presence',
	'seances_non_tenues',
] as const;

/** Everything that the page of the sessions shows, for a period and a pôle. */
export interface SessionsPage {
	readonly lead: readonly LeadPart[];
	/** Why the whole is shown though a pôle is chosen; empty otherwise. */
	readonly scopeNote: string;
	readonly objectives: readonly PageCard[];
	readonly cards: readonly PageCard[];
	/** The sessions one by one; null in the edition of diffusion. */
	readonly oneByOne: SessionsOneByOne | null;
	readonly themes: { readonly model: DotsModel; readonly kpi: Kpi };
	readonly marks: { readonly model: MarksModel; readonly kpi: Kpi };
	/** Definitions of what the strip and the attendance draw. */
	readonly held: Kpi;
	readonly present: Kpi;
}

/** Dates, attendance and themes of each session. */
export interface SessionsOneByOne {
	readonly strip: SessionStripModel;
	readonly attendance: AttendanceModel;
	readonly table: SessionTableModel;
}

/** The page of the sessions for what the reader chose. */
export function toSessionsPage(chosen: PageContext): SessionsPage {
	const page = toHeldContext(chosen, 'seances_realisees');
	const { lookup, period, pole, poles, exercice } = page;
	const { details } = page.figures;
	const sessions = details === null ? null : selectSessions(details.sessions, period, pole);
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const scope = { period, where };
	const isWider = page.pole !== chosen.pole;
	const card = (id: string): PageCard => ({
		...toPageCard(page, id, { note: noteSession(page, id) }),
		scope: isWider ? 'Ensemble seulement' : '',
	});
	return {
		lead: toLead(page),
		scopeNote: isWider
			? `Le pôle ${formatPole(chosen.pole, poles)} ne tient pas de séance${NBSP}: l’ensemble des pôles est affiché.`
			: '',
		objectives: SESSION_OBJECTIVES.map(card),
		cards: SESSION_CARDS.map(card),
		oneByOne:
			sessions === null
				? null
				: {
						strip: toSessionStrip(sessions, {
							...scope,
							openMonths: exercice.regles.mois_ouverts_seances,
						}),
						attendance: toAttendance(sessions, scope),
						table: toSessionTable(sessions, scope),
					},
		themes: {
			kpi: card('themes_couverts').kpi,
			model: toModalityDots(lookup, getIndicator('themes_couverts'), {
				period,
				pole,
				poles,
				title: 'Thèmes traités',
				total: 'Les quatre thèmes',
				breakdowns: ['theme'],
				...withComparison(page),
			}),
		},
		marks: {
			kpi: card('satisfaction_moyenne').kpi,
			model: toMarks(lookup, getIndicator('satisfaction_moyenne'), { ...scope, pole }),
		},
		held: card('seances_realisees').kpi,
		present: card('taux_presence').kpi,
	};
}

/** What is read aloud when the choice changes. */
export function announceSessions(chosen: PageContext): string {
	return announceFigure(toHeldContext(chosen, 'seances_realisees'), 'seances_realisees');
}

function noteSession(page: PageContext, id: string): string | null {
	const { lookup, period, pole } = page;
	if (id === 'seances_realisees' && pole === ENSEMBLE) return findNote(lookup, id, period, []);
	if (id === 'journees_intervention') return noteBreakdown(page, id, 'nature');
	if (id === 'seances_non_tenues') return noteBreakdown(page, id, 'statut');
	return null;
}

/** « Information : 10, préparation : 10 », or what is not zero of it. */
function noteBreakdown(page: PageContext, id: string, breakdown: string): string | null {
	const { breakdowns } = getIndicator(id);
	const modalities = breakdowns.find((one) => one.id === breakdown)?.modalities ?? [];
	const known = modalities.flatMap(({ id: modality, label }) => {
		const value = findRow(page, id, breakdown, modality)?.valeur ?? null;
		return value === null ? [] : [`${label.toLowerCase()}${NBSP}: ${formatPlain(value)}`];
	});
	const words = known.join(', ');
	return words === '' ? null : words.slice(0, 1).toUpperCase() + words.slice(1);
}

function toLead(page: PageContext): readonly LeadPart[] {
	const { period } = page;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	const held = findRow(page, 'seances_realisees');
	const others = findRow(page, 'seances_non_tenues')?.valeur ?? 0;
	if (held?.valeur == null || held.valeur + others === 0) {
		return [plain('Aucune séance d’information n’est datée de la période.')];
	}
	const count = held.valeur;
	return [
		strong(nameCount(count, held.cible)),
		plain(` d’information ${count < 2 ? 'a été tenue' : 'ont été tenues'} ${describeScope(page)}`),
		...describeAttendance(page),
		plain('.'),
	];
}

/** « 10 des 13 séances », or « 14 séances » where the target is reached or is no whole number. */
function nameCount(count: number, target: number | null): string {
	return target !== null && Number.isInteger(target) && target > count
		? `${formatPlain(count)} des ${formatPlain(target)} séances`
		: `${formatPlain(count)} ${count < 2 ? 'séance' : 'séances'}`;
}

function describeAttendance(page: PageContext): readonly LeadPart[] {
	const rate = findRow(page, 'taux_presence');
	if (rate?.numerateur == null || rate.denominateur == null || rate.denominateur === 0) return [];
	return [
		plain(', avec '),
		strong(`${formatPlain(rate.numerateur)} présences`),
		plain(` pour ${formatPlain(rate.denominateur)} invitations`),
	];
}
