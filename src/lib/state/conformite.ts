import { findAttestation, type Attestation } from '../models/attestations.ts';
import { describeAfterCutOff } from '../models/cell.ts';
import {
	countStatuses,
	groupClauses,
	judgeClause,
	toConformityTable,
	toDeadlineStatus,
	type ClauseFact,
	type ClauseGroup,
	type ClauseRow,
	type StatusCount,
} from '../models/conformity.ts';
import { DELIVERABLE_TYPES, type Deadline } from '../models/deadlines.ts';
import {
	formatDate,
	formatPeriodIn,
	formatPeriodLabel,
	joinWords,
	NBSP,
} from '../models/format.ts';
import type { Kpi } from '../models/kpi.ts';
import type { LeadPart } from '../models/lead.ts';
import type { TableModel } from '../models/table.ts';
import type { Clause } from '../schemas/schemas.ts';
import { listDeadlines } from './echeances.ts';
import { findIndicatorPage, getPageLabel, isFigurePage } from './page-indicators.ts';
import { findRow, plain, strong, toPageCard, type PageContext } from './page.ts';
import { isPublic } from './unpublished.ts';
import { noteWholeOnly, toWholeContext } from './whole-page.ts';

/** Everything that the page of conformity shows, for a period. */
export interface Conformity {
	readonly lead: readonly LeadPart[];
	/** « Ensemble seulement » while a pôle is chosen. */
	readonly scopeNote: string;
	readonly counts: readonly StatusCount[];
	readonly rows: readonly ClauseRow[];
	readonly table: TableModel;
}

/** The clauses of the agreement against the figures of the period and what people attested. */
export function toConformity(
	chosen: PageContext,
	clauses: readonly Clause[],
	attestations: readonly Attestation[],
): Conformity {
	const page = toWholeContext(chosen);
	const deadlines = listDeadlines(page);
	const rows = clauses.map((clause) => toRow(page, clause, deadlines, attestations));
	const counts = countStatuses(rows);
	return {
		lead: toLead(page, rows, counts),
		scopeNote: noteWholeOnly(chosen),
		counts,
		rows,
		table: toConformityTable(
			`Conformité à la convention, ${formatPeriodLabel(page.period.id)}`,
			rows,
		),
	};
}

/** The clauses shown, under their articles. */
export function toGroups(rows: readonly ClauseRow[]): readonly ClauseGroup[] {
	return groupClauses(rows);
}

/** What is read aloud when the choice changes. */
export function announceConformity(chosen: PageContext): string {
	return `Conformité, ${formatPeriodLabel(chosen.period.id)}`;
}

function toRow(
	page: PageContext,
	clause: Clause,
	deadlines: readonly Deadline[] | null,
	attestations: readonly Attestation[],
): ClauseRow {
	const { indicateurs = [], livrables = [] } = clause;
	const attestation = findAttestation(attestations, clause.id, page.exercice.annee) ?? null;
	const facts = [
		...(deadlines === null
			? livrables.flatMap((type) => toTypeFact(page, type))
			: deadlines.filter(({ type }) => livrables.some((one) => one === type)).map(toDeadlineFact)),
		...indicateurs
			.map((id) => toFact(toPageCard(page, id).kpi))
			.filter(({ isKnown }) => isKnown || !isPublic(page)),
	];
	return {
		clause,
		facts,
		attestation,
		status:
			isPublic(page) && clause.preuve === 'attestation'
				? 'non_mesure'
				: judgeClause(clause, facts, attestation),
		page: findPage(clause),
	};
}

function toFact(kpi: Kpi): ClauseFact {
	const unit = kpi.unit === '' ? '' : kpi.leads === 'fraction' ? ` (${kpi.unit})` : ` ${kpi.unit}`;
	const value =
		kpi.unit !== '' && kpi.denominator !== null && kpi.unit.includes(' sur ')
			? `${kpi.value}, soit ${join(kpi.unit)}`
			: join(`${kpi.value}${unit}`);
	const target = kpi.target === null ? '' : ` (${join(kpi.target)})`;
	return {
		id: kpi.indicateur,
		text: `${kpi.title}${NBSP}: ${value}${target}.`,
		status: kpi.status?.id ?? 'sans_objet',
		isKnown: kpi.state === 'valeur',
	};
}

/** A few words that stay on one line. */
function join(words: string): string {
	return words.replaceAll(' ', NBSP);
}

function toDeadlineFact({
	id,
	typeLabel,
	about,
	due,
	delivered,
	state,
	gap,
}: Deadline): ClauseFact {
	const what =
		delivered === null
			? `attendu le ${formatDate(due)}, ${gap}`
			: `remis le ${formatDate(delivered)} (${gap})`;
	return {
		id,
		text: `${typeLabel}, ${about}${NBSP}: ${what}.`,
		status: toDeadlineStatus(state),
		isKnown: true,
	};
}

/** What the rows say of a type of deliverable, where none is told one by one; empty where nothing was due. */
function toTypeFact(page: PageContext, type: string): readonly ClauseFact[] {
	const label = DELIVERABLE_TYPES.find(({ value }) => value === type)?.label ?? type;
	const share = findRow(page, 'livrables_a_temps', 'type_livrable', type);
	const missing = findRow(page, 'livrables_en_retard', 'type_livrable', type)?.valeur ?? 0;
	if (share?.numerateur == null || share.denominateur == null || share.denominateur === 0)
		return [];
	const { numerateur: inTime, denominateur: due } = share;
	const owed = missing === 0 ? '' : `, ${missing}${NBSP}échu et non remis`;
	return [
		{
			id: `type-${type}`,
			text: `${label}${NBSP}: remis à temps ${inTime} sur ${due}${owed}.`,
			status: toDeadlineStatus(missing > 0 ? 'manquant' : inTime < due ? 'en_retard' : 'a_temps'),
			isKnown: true,
		},
	];
}

/** The page named by the clause, else that of its first indicator. */
function findPage({ page, indicateurs = [], livrables = [] }: Clause): ClauseRow['page'] {
	const [first] = indicateurs;
	const path =
		page ??
		(livrables.length > 0 ? '/echeances' : first === undefined ? null : findIndicatorPage(first));
	return path === null || !isFigurePage(path) ? null : { path, label: getPageLabel(path) };
}

/** « atteintes », after a number of clauses. */
const WORDS: Readonly<Record<StatusCount['status'], readonly [one: string, many: string]>> = {
	non_atteint: ['non atteinte', 'non atteintes'],
	proche: ['proche', 'proches'],
	en_cours: ['en cours', 'en cours'],
	depasse: ['dépassée', 'dépassées'],
	atteint: ['atteinte', 'atteintes'],
	sans_objet: ['suivie sans cible', 'suivies sans cible'],
	a_attester: ['à attester', 'à attester'],
	atteste: ['attestée', 'attestées'],
	non_mesure: ['non mesurée par les extraits', 'non mesurées par les extraits'],
};

function toLead(
	{ period }: PageContext,
	rows: readonly ClauseRow[],
	counts: readonly StatusCount[],
): readonly LeadPart[] {
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	if (rows.length === 0) return [];
	const when = formatPeriodIn(period.id);
	const parts = counts.map(
		({ status, count }) => `${count}${NBSP}${WORDS[status][count < 2 ? 0 : 1]}`,
	);
	const start = `${when.slice(0, 1).toUpperCase()}${when.slice(1)}, sur `;
	return [
		plain(start),
		strong(rows.length === 1 ? '1 clause' : `${rows.length} clauses`),
		plain(`${NBSP}: ${joinWords(parts)}.`),
	];
}
