import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

type Cell = string | number;

interface Table {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: (readonly Cell[])[];
}

/** A ratio that is this much above the one kept is told. */
const REGRESSION = 1.2;
const RATIO_LINE = /^\| (?<name>[^|]+?) \| (?<value>\d+(?:\.\d+)?) \|$/;
const RATIOS = '## Ratios';

/** What the benches find: printed as it comes, then written as Markdown, ratios compared with those of the last run. */
export class Results {
	readonly #tables: Table[] = [];
	readonly #ratios = new Map<string, number>();

	/** Opens a table and returns what adds a row to it. */
	table(title: string, columns: readonly string[]): (...cells: readonly Cell[]) => void {
		const table: Table = { title, columns, rows: [] };
		this.#tables.push(table);
		console.log(`\n${title}\n${columns.join(' | ')}`);
		return (...cells) => {
			table.rows.push(cells);
			console.log(cells.join(' | '));
		};
	}

	/** Keeps a measure relative to its floor in the same run: what two machines may compare. */
	ratio(name: string, value: number): void {
		this.#ratios.set(name, value);
	}

	/** Writes the file; prints the ratios over 20 % above those that it held, and returns how many. */
	write(path: string): number {
		const former = readRatios(path);
		const worse = [...this.#ratios].filter(
			([name, value]) => value > REGRESSION * (former.get(name) ?? Number.POSITIVE_INFINITY),
		);
		for (const [name, value] of worse) {
			console.log(
				`Regression: ${name}: ${value.toFixed(2)}, ${(former.get(name) ?? 0).toFixed(2)} before`,
			);
		}
		writeFileSync(path, this.#toMarkdown(new Map([...former, ...this.#ratios])));
		return worse.length;
	}

	#toMarkdown(ratios: ReadonlyMap<string, number>): string {
		const tables = this.#tables.map(({ title, columns, rows }) =>
			[`## ${title}`, '', ...toLines(columns, rows), ''].join('\n'),
		);
		const kept = toLines(
			['measure ÷ floor', 'ratio'],
			[...ratios].map(([name, value]) => [name, value.toFixed(2)]),
		);
		return [
			'# What the benches found',
			'',
			`${new Date().toISOString().slice(0, 10)}, ${describeMachine()}. Written by \`npm run bench\`; what each table measures, and its floor, is in README.md. Times on another machine will differ: the ratios are what to compare.`,
			'',
			...tables,
			RATIOS,
			'',
			...kept,
			'',
		].join('\n');
	}
}

function describeMachine(): string {
	const model = cpus()[0]?.model ?? 'unknown processor';
	const memory = Math.round(totalmem() / 2 ** 30);
	return `Node ${process.version}, ${String(cpus().length)} × ${model}, ${String(memory)} GB, ${process.platform}`;
}

function toLines(columns: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
	const line = (cells: readonly Cell[]): string => `| ${cells.join(' | ')} |`;
	return [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}

function readRatios(path: string): ReadonlyMap<string, number> {
	if (!existsSync(path)) return new Map();
	const [, after = ''] = readFileSync(path, 'utf8').split(RATIOS);
	return new Map(
		after.split('\n').flatMap((line) => {
			const { name, value } = RATIO_LINE.exec(line.replaceAll(/ +/g, ' '))?.groups ?? {};
			return name === undefined ? [] : [[name, Number(value)] as const];
		}),
	);
}
