import type { TableName } from '../schemas/schemas.ts';
import type { Finding } from './finding.ts';
import { buildFinding, type FindingCode } from './messages.ts';

/** Where a finding lies. */
export interface Place {
	readonly file?: string;
	readonly table?: TableName;
	readonly column?: string;
}

/** The occurrences of one rule at one place; keeps the first rows and the first details only. */
export interface Tally {
	hit(row?: number, detail?: string): void;
}

const KEPT_ROWS = 10;
const KEPT_DETAILS = 5;

interface Group extends Tally {
	readonly code: FindingCode;
	readonly place: Place;
	readonly expected: string | undefined;
	readonly rows: number[];
	readonly details: string[];
	count: number;
}

/** Gathers findings by rule, file and column. */
export class FindingCollector {
	readonly #groups = new Map<string, Group>();

	/** The tally of a rule at a place; ask once and call `hit` per row. */
	open(code: FindingCode, place: Place, expected?: string): Tally {
		const key = `${code}|${place.file ?? ''}|${place.table ?? ''}|${place.column ?? ''}`;
		const known = this.#groups.get(key);
		if (known !== undefined) return known;
		const group = createGroup(code, place, expected);
		this.#groups.set(key, group);
		return group;
	}

	add(code: FindingCode, place: Place, row?: number, detail?: string): void {
		this.open(code, place).hit(row, detail);
	}

	/** The findings so far: errors first, then warnings, then conversions, in order of appearance. */
	list(): readonly Finding[] {
		const findings = [...this.#groups.values()]
			.filter((group) => group.count > 0)
			.map((group) => buildFinding(group.code, group));
		return sortBySeverity(findings);
	}
}

const SEVERITY_ORDER = { erreur: 0, avertissement: 1, conversion: 2 } as const;

/** Errors first, then warnings, then conversions; the order inside each is kept. */
export function sortBySeverity(findings: readonly Finding[]): readonly Finding[] {
	return [...findings].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
}

function createGroup(code: FindingCode, place: Place, expected: string | undefined): Group {
	const group: Group = {
		code,
		place,
		expected,
		rows: [],
		details: [],
		count: 0,
		hit(row, detail) {
			group.count += 1;
			if (row !== undefined && group.rows.length < KEPT_ROWS) group.rows.push(row);
			if (detail === undefined || group.details.length >= KEPT_DETAILS) return;
			if (!group.details.includes(detail)) group.details.push(detail);
		},
	};
	return group;
}
