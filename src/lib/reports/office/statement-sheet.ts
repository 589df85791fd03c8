import type {
	Amounts,
	Statement,
	StatementGroup,
	StatementSection,
} from '../../models/accounts.ts';
import { getCategories } from '../../schemas/schemas.ts';
import type { LiveCell, LiveRow, LiveSheet } from './formula-sheet.ts';

/** What stands around the accounts of a sheet. */
interface Surroundings {
	/** Title, dates, edition… above. */
	readonly head: readonly string[];
	/** What the statement asks to be said, below. */
	readonly notes: readonly string[];
	/** A name for the sheet of an action, unique in the workbook. */
	readonly name: (label: string) => string;
}

const EUROS = '#,##0.00\\ "€";-#,##0.00\\ "€"';
const PERCENT = '0.0\\ %';
const COLUMNS = ['Compte', 'Libellé', 'Financeur', 'Prévu', 'Réalisé', 'Écart', 'Réalisé ÷ prévu'];
const WIDTHS = [10, 46, 22, 16, 16, 16, 14];
const DEPARTEMENT = 'departement';

/** Rows of the totals of a group, by section, from 1, and its sheet: what the sheet of all actions sums. */
interface Totals {
	readonly sheet: string;
	readonly rows: ReadonlyMap<StatementSection['id'], number>;
}

/** A sheet for each action, then one for all of them, whose totals are sums over the others. */
export function toStatementSheets(
	{ groups }: Statement,
	around: Surroundings,
): readonly LiveSheet[] {
	const written: Totals[] = [];
	return groups.map((group) => {
		const sheet = around.name(group.label);
		const builder = new SheetBuilder(group, [...around.head, group.label], written);
		written.push({ sheet, rows: builder.totals });
		builder.addNotes(groups.length === 1 ? around.notes : around.notes.filter(isAbout(group)));
		return { name: sheet, widths: WIDTHS, sticky: builder.headRows, rows: builder.rows };
	});
}

/** Notes of several actions begin with the name of theirs. */
function isAbout({ label }: StatementGroup): (note: string) => boolean {
	return (note) => note.startsWith(`${label}. `);
}

class SheetBuilder {
	readonly rows: LiveRow[] = [];
	readonly totals = new Map<StatementSection['id'], number>();
	readonly headRows: number;
	readonly #group: StatementGroup;
	readonly #others: readonly Totals[];
	/** First and last row of the receipts, for the share of the Département. */
	#receipts: readonly [first: number, last: number] | null = null;

	constructor(group: StatementGroup, head: readonly string[], others: readonly Totals[]) {
		this.#group = group;
		this.#others = [...others];
		head.forEach((line, index) => this.rows.push([toText(line, index === 0)]));
		this.rows.push(COLUMNS.map((label) => toText(label, true)));
		this.headRows = this.rows.length;
		for (const section of group.sections) this.#addSection(section);
		this.#addResult();
		this.#addShare();
	}

	addNotes(notes: readonly string[]): void {
		if (notes.length > 0) this.rows.push([]);
		for (const note of notes) this.rows.push([toText(note)]);
	}

	get #next(): number {
		return this.rows.length + 1;
	}

	#addSection({ id, label, lines, total }: StatementSection): void {
		if (lines.length > 0) this.rows.push([toText(label, true)]);
		const first = this.#next;
		for (const line of lines) {
			this.rows.push([
				toText(line.compte),
				toText(line.label),
				toText(nameFunder(line.financeur)),
				{ kind: 'nombre', value: line.prevu, format: EUROS },
				{ kind: 'nombre', value: line.realise, format: EUROS },
				...toGaps(this.#next, line, false),
			]);
		}
		const last = this.#next - 1;
		if (id === 'recette' && lines.length > 0) this.#receipts = [first, last];
		if (total === null) return;
		const row = this.#next;
		this.totals.set(id, row);
		const sum = (column: string): string =>
			lines.length > 0 ? `SUM(${column}${first}:${column}${last})` : this.#sumSheets(id, column);
		this.rows.push([null, toText(total.label, true), null, ...toAmounts(row, total, sum)]);
	}

	/** The totals of the other sheets, added. */
	#sumSheets(id: StatementSection['id'], column: string): string {
		const cells = this.#others.flatMap(({ sheet, rows }) => {
			const row = rows.get(id);
			return row === undefined ? [] : [`'${sheet}'!${column}${row}`];
		});
		return cells.length === 0 ? '0' : cells.join('+');
	}

	/** Receipts less expenses, and whether they are even. */
	#addResult(): void {
		const [spent, received] = [this.totals.get('depense'), this.totals.get('recette')];
		const cell = (column: string, row: number | undefined): string =>
			row === undefined ? '0' : `${column}${row}`;
		const row = this.#next;
		const { result } = this.#group;
		const subtract = (column: string): string => `${cell(column, received)}-${cell(column, spent)}`;
		const [prevu, realise, ecart] = toAmounts(row, result, subtract);
		this.rows.push([
			null,
			toText('Recettes moins dépenses', true),
			null,
			prevu ?? null,
			realise ?? null,
			ecart ?? null,
		]);
		const check = (column: string, value: number): LiveCell => ({
			kind: 'formule',
			formula: `IF(ROUND(${column}${row},2)=0,"équilibré","écart")`,
			cached: Math.round(value * 100) === 0 ? 'équilibré' : 'écart',
			format: 'General',
		});
		this.rows.push([
			null,
			toText('Équilibre'),
			null,
			check('D', result.prevu),
			check('E', result.realise),
		]);
	}

	#addShare(): void {
		const total = this.totals.get('recette');
		if (this.#receipts === null || total === undefined) return;
		const [first, last] = this.#receipts;
		const section = this.#group.sections.find(({ id }) => id === 'recette');
		const share = (column: 'D' | 'E', of: (amounts: Amounts) => number): LiveCell => {
			const paid = (section?.lines ?? [])
				.filter(({ financeur }) => financeur === DEPARTEMENT)
				.reduce((sum, line) => sum + of(line), 0);
			const whole = section?.total == null ? 0 : of(section.total);
			return {
				kind: 'formule',
				formula: `IF(${column}${total}=0,"",SUMIF(C${first}:C${last},"${nameFunder(DEPARTEMENT)}",${column}${first}:${column}${last})/${column}${total})`,
				cached: whole === 0 ? '' : paid / whole,
				format: PERCENT,
			};
		};
		this.rows.push([
			null,
			toText('Part du Département dans les recettes'),
			null,
			share('D', ({ prevu }) => prevu),
			share('E', ({ realise }) => realise),
		]);
	}
}

/** Planned, realised, difference and share of a total, as formulas. */
function toAmounts(
	row: number,
	amounts: Amounts,
	formula: (column: string) => string,
): readonly LiveCell[] {
	const sum = (column: string, cached: number): LiveCell => ({
		kind: 'formule',
		formula: formula(column),
		cached,
		format: EUROS,
		isBold: true,
	});
	return [sum('D', amounts.prevu), sum('E', amounts.realise), ...toGaps(row, amounts, true)];
}

/** Realised less planned, and realised ÷ planned. */
function toGaps(
	row: number,
	{ prevu, realise, share }: Amounts,
	isBold: boolean,
): readonly LiveCell[] {
	return [
		{
			kind: 'formule',
			formula: `E${row}-D${row}`,
			cached: Math.round((realise - prevu) * 100) / 100,
			format: EUROS,
			isBold,
		},
		{
			kind: 'formule',
			formula: `IF(D${row}>0,E${row}/D${row},"—")`,
			cached: share ?? '—',
			format: PERCENT,
			isBold,
		},
	];
}

function toText(text: string, isBold = false): LiveCell {
	return { kind: 'texte', text, isBold };
}

function nameFunder(code: string | null): string {
	if (code === null) return '';
	return getCategories('finances', 'financeur').find(({ value }) => value === code)?.label ?? code;
}
