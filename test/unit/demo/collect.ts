import { generateRows, type DemoSize } from '../../../src/cli/demo/generate.ts';
import type { Rows, TableName } from '../../../src/lib/schemas/schemas.ts';

export type DemoTables = { readonly [Table in TableName]: Rows[Table][] };

/** All the rows of a fictitious set, by table. */
export function collectRows(size: DemoSize): DemoTables {
	const tables: DemoTables = {
		poles: [],
		orientations: [],
		accompagnements: [],
		contrats: [],
		freins: [],
		etapes: [],
		actions_partenariales: [],
		seances: [],
		evaluations: [],
		finances: [],
		versements: [],
		livrables: [],
	};
	generateRows(size, <Table extends TableName>(table: Table, row: Rows[Table]) => {
		tables[table].push(row);
	});
	return tables;
}

/** One cell by the name of its column; undefined where the row has no such column. */
export function readCell(row: object, column: string): unknown {
	return Reflect.get(row, column);
}

const DAY_MS = 86_400_000;

/** Days from one ISO date to another. */
export function countDays(from: string, to: string): number {
	return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Whether an ISO date is a Saturday or a Sunday. */
export function isWeekend(iso: string): boolean {
	return [0, 6].includes(new Date(`${iso}T00:00:00Z`).getUTCDay());
}
