/** A statement of the visit, and how it ended. */
export interface PastStatement {
	readonly id: number;
	readonly sql: string;
	/** « 12 lignes », « refusée », « arrêtée ». */
	readonly end: string;
}

const MAX_PAST = 50;

/** What the console of SQL remembers from one page to the next: in memory alone, until the visit ends. */
export class ConsoleMemory {
	text = $state('');
	past = $state.raw<readonly PastStatement[]>([]);
	#count = 0;

	/** Puts a statement before the others; the same one stands once. */
	add(sql: string, end: string): void {
		this.#count += 1;
		const others = this.past.filter((one) => one.sql !== sql);
		this.past = [{ id: this.#count, sql, end }, ...others].slice(0, MAX_PAST);
	}
}
