import type { Session } from '../indicators/details.ts';
import type { Period } from '../indicators/periods.ts';
import { formatDate, formatPeriodLabel, formatPlain } from './format.ts';
import { countDays, formatSessionStatus, isHeld } from './sessions.ts';
import { toTextCell, type TableModel } from './table.ts';

/** A session with the days of work and the themes that it justifies. */
export interface SessionTableRow {
	readonly id: string;
	readonly date: string;
	readonly status: string;
	readonly isHeld: boolean;
	readonly invited: string;
	readonly present: string;
	/** Days of work, halves allowed. */
	readonly information: string;
	readonly preparation: string;
	readonly days: string;
	/** One of each theme, in order; null for a session that was not held. */
	readonly themes: readonly (boolean | null)[];
}

export interface SessionTableModel {
	readonly title: string;
	readonly subtitle: string;
	readonly themes: readonly string[];
	readonly rows: readonly SessionTableRow[];
	readonly total: Pick<
		SessionTableRow,
		'invited' | 'present' | 'information' | 'preparation' | 'days'
	> & {
		/** Sessions that treated each theme. */
		readonly themes: readonly string[];
	};
	/** The same table, for a file. */
	readonly table: TableModel;
}

const THEMES: readonly (readonly [column: string, label: string])[] = [
	['theme_droits', 'Droits'],
	['theme_changements_situation', 'Changements de situation'],
	['theme_declarations', 'Déclarations'],
	['theme_caf_fr', 'Caf.fr'],
];

/** Every session given, its days of work and its themes; held ones alone are summed. */
export function toSessionTable(
	sessions: readonly Session[],
	{ period, where }: { readonly period: Period; readonly where: string },
): SessionTableModel {
	const title = 'Séance par séance';
	const rows = sessions.map(toRow);
	const total = toTotal(sessions.filter(isHeld));
	return {
		title,
		subtitle: `Journées d’intervention justifiées et thèmes traités, ${where}, ${formatPeriodLabel(period.id)}`,
		themes: THEMES.map(([, label]) => label),
		rows,
		total,
		table: toFileTable(`${title}, ${where}, ${formatPeriodLabel(period.id)}`, sessions),
	};
}

function toRow(session: Session): SessionTableRow {
	const { information, preparation } = countDays(session);
	const held = isHeld(session);
	return {
		id: session.id,
		date: formatDate(session.date),
		status: formatSessionStatus(session),
		isHeld: held,
		invited: formatPlain(session.invites),
		present: held ? formatPlain(session.presents) : '',
		information: held ? formatPlain(information) : '',
		preparation: held ? formatPlain(preparation) : '',
		days: held ? formatPlain(information + preparation) : '',
		themes: THEMES.map(([theme]) => (held ? session.themes.includes(theme) : null)),
	};
}

function toTotal(held: readonly Session[]): SessionTableModel['total'] {
	const add = (read: (session: Session) => number): string =>
		formatPlain(held.reduce((sum, session) => sum + read(session), 0));
	return {
		invited: add(({ invites }) => invites),
		present: add(({ presents }) => presents),
		information: add((session) => countDays(session).information),
		preparation: add((session) => countDays(session).preparation),
		days: add((session) => countDays(session).information + countDays(session).preparation),
		themes: THEMES.map(
			([theme]) =>
				`${held.filter(({ themes }) => themes.includes(theme)).length} sur ${held.length}`,
		),
	};
}

function toFileTable(caption: string, sessions: readonly Session[]): TableModel {
	const number = (value: number) => toTextCell(formatPlain(value), value);
	return {
		caption,
		columns: [
			{ id: 'date', label: 'Date', align: 'texte' },
			{ id: 'pole', label: 'Pôle', align: 'texte' },
			{ id: 'statut', label: 'Statut', align: 'texte' },
			{ id: 'invites', label: 'Invités', align: 'nombre' },
			{ id: 'presents', label: 'Présents', align: 'nombre' },
			{ id: 'information', label: 'Journées d’information', align: 'nombre' },
			{ id: 'preparation', label: 'Journées de préparation', align: 'nombre' },
			{ id: 'journees', label: 'Journées justifiées', align: 'nombre' },
			...THEMES.map(([id, label]) => ({ id, label, align: 'texte' as const })),
		],
		rows: sessions.map((session) => {
			const { information, preparation } = countDays(session);
			return {
				id: session.id,
				label: session.date,
				isTotal: false,
				cells: [
					toTextCell(session.code_pole),
					toTextCell(formatSessionStatus(session)),
					number(session.invites),
					number(session.presents),
					number(information),
					number(preparation),
					number(information + preparation),
					...THEMES.map(([theme]) => toTextCell(session.themes.includes(theme) ? 'oui' : 'non')),
				],
			};
		}),
	};
}
