import type { LivrablesAction, LivrablesTypeLivrable } from '../../lib/schemas/schemas.ts';
import { terms } from './agreement.ts';
import { getMonthBounds, previousWorkday, toDay, toIso } from './calendar.ts';
import type { Random, Streams } from './random.ts';
import { createCounter } from './sessions.ts';
import type { WriteRow } from './sink.ts';

/** Days after the end of a month within which its table is due. */
const TABLE_DAYS = 10;

/** Days late of what was late, by year, type and period; null for the table that never came. */
const DELAYS: ReadonlyMap<string, number | null> = new Map([
	['tableau_mensuel 2019-08', 6],
	['tableau_mensuel 2019-12', 4],
	['rapport_activite 2019 information', 9],
	['tableau_mensuel 2020-03', 12],
	['tableau_mensuel 2020-04', null],
	['tableau_mensuel 2020-05', 5],
	['reunion_semestrielle 2020-S1', 14],
	['etat_financier 2020', 4],
]);

interface Deliverable {
	readonly type: LivrablesTypeLivrable;
	readonly action?: LivrablesAction;
	readonly periode: string;
	readonly due: number;
}

/** Writes what the agreement of each year asks for, with the day on which it was handed in. */
export function writeDeliverables(streams: Streams, write: WriteRow): void {
	const random = streams('livrables');
	const nextId = createCounter('D', 3);
	for (const { annee } of terms) {
		for (const deliverable of listDeliverables(annee)) {
			const { type, action, periode, due } = deliverable;
			const isDocument = type === 'document_communication';
			write('livrables', {
				id_livrable: nextId(),
				exercice: annee,
				type_livrable: type,
				action: action ?? null,
				periode,
				date_echeance: toIso(due),
				date_remise: drawHandover(deliverable, random),
				// The leaflet of the last quarter of 2019 forgot the mention.
				mention_departement: isDocument ? periode !== '2019-T4' : null,
			});
		}
	}
}

function listDeliverables(year: number): readonly Deliverable[] {
	const february = toDay(`${year + 1}-02-28`);
	const periode = String(year);
	const tables = Array.from({ length: 12 }, (_, index): Deliverable => {
		const due = getMonthBounds(year, index + 1)[1] + TABLE_DAYS;
		return {
			type: 'tableau_mensuel',
			periode: `${year}-${String(index + 1).padStart(2, '0')}`,
			due,
		};
	});
	const documents = [1, 4, 7, 10].map((month, index): Deliverable => {
		const due = getMonthBounds(year, month)[0] + 14;
		return {
			type: 'document_communication',
			action: 'information',
			periode: `${year}-T${index + 1}`,
			due,
		};
	});
	return [
		...tables,
		{ type: 'reunion_semestrielle', periode: `${year}-S1`, due: toDay(`${year}-07-10`) },
		{ type: 'reunion_semestrielle', periode: `${year}-S2`, due: toDay(`${year + 1}-01-29`) },
		{ type: 'rapport_activite', action: 'accompagnement', periode, due: february },
		{ type: 'rapport_activite', action: 'information', periode, due: february },
		{ type: 'etat_financier', periode, due: february },
		{ type: 'budget_previsionnel', periode: String(year + 1), due: february },
		...documents,
	];
}

function drawHandover({ type, action, periode, due }: Deliverable, random: Random): string | null {
	const early = random.integer(0, 5);
	const key = [type, periode, action].filter((part) => part !== undefined).join(' ');
	const delay = DELAYS.get(key);
	if (delay === null) return null;
	if (delay === undefined) return toIso(previousWorkday(due - early));
	return toIso(previousWorkday(due + delay));
}
