import highs, { type Model as SolverModel, type ModelData } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditPublication } from '../../../src/lib/disclosure/audit.ts';
import { buildModel, type ModelSource } from '../../../src/lib/disclosure/build-model.ts';
import { loadSolver } from '../../../src/lib/disclosure/load-solver.ts';
import { formatLongCsv, parseLongCsv } from '../../../src/lib/disclosure/long-table-csv.ts';
import type { Model } from '../../../src/lib/disclosure/model.ts';
import { protect } from '../../../src/lib/disclosure/protect.ts';
import type {
	ProtectInput,
	Publication,
	PublicationFile,
} from '../../../src/lib/disclosure/publication.ts';
import { readEdition } from '../../../src/lib/disclosure/previous.ts';
import { toPlace } from '../../../src/lib/disclosure/read-publication.ts';
import { Solver } from '../../../src/lib/disclosure/solver.ts';
import { isReleasable } from '../../../src/lib/disclosure/units.ts';
import { computeSha256 } from '../../../src/lib/extracts/hash.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { makeExtracts, toInput, toSource, withThreshold } from '../../support/disclosure.ts';

const solver = await highs();
let input: ProtectInput;
let source: ModelSource;
let model: Model;
let publication: Publication;
let tables: readonly PublicationFile[];

beforeAll(async () => {
	input = await toInput(await makeExtracts(7, 60), ['2020']);
	source = toSource(input);
	model = buildModel(source);
	publication = await protect(input, { solver });
	tables = publication.files.filter(({ name }) => name.endsWith('.csv'));
}, 240_000);

describe('a publication', () => {
	it('publishes exact rows and empties those that it withholds, with one mark', () => {
		const exact = new Map(input.rows.map((row) => [toPlace(row), row]));
		const rows = readAll(tables);
		expect(rows.some(({ secret }) => secret === 'oui')).toBe(true);
		expect(rows.some(({ secret }) => secret === '')).toBe(true);
		for (const row of rows) {
			if (row.secret === '') {
				expect(row).toEqual(exact.get(toPlace(row)));
				continue;
			}
			const { numerateur, denominateur, valeur, cible, ic_bas, ic_haut, statut } = row;
			expect([numerateur, denominateur, valeur, cible, ic_bas, ic_haut]).toEqual(
				Array.from({ length: 6 }, () => null),
			);
			expect(statut).toBe('sans_objet');
		}
	});

	it('shows no count from 1 to 4, nor a rate whose rest is one', () => {
		for (const row of readAll(tables)) {
			if (row.secret === 'oui' || row.unite !== 'taux' || row.numerateur === null) continue;
			if (/^(mois|themes|part_dep|taux_exec|livrables|mention)/.test(row.indicateur)) continue;
			const rest = (row.denominateur ?? 0) - row.numerateur;
			for (const count of [row.numerateur, row.denominateur, rest]) {
				expect([1, 2, 3, 4], toPlace(row)).not.toContain(count);
			}
		}
	});

	it('says the truth of its own files and rows', async () => {
		const { manifest } = publication;
		for (const [index, { nom, octets, sha256 }] of manifest.fichiers.entries()) {
			const file = tables[index];
			expect(file?.name).toBe(nom);
			expect(file?.bytes.length).toBe(octets);
			expect(await computeSha256(file?.bytes ?? new Uint8Array())).toBe(sha256);
		}
		const rows = readAll(tables);
		const withheld = rows.filter(({ secret }) => secret === 'oui').length;
		expect(manifest.lignes.retenues).toBe(withheld);
		expect(manifest.lignes.publiees).toBe(rows.length - withheld);
		expect(manifest.lignes.primaires + manifest.lignes.secondaires).toBe(withheld);
		expect(manifest.perte.borne).toBeLessThanOrEqual(manifest.perte.ponderee);
	});

	it('has the same bytes whatever the order of the rows', async () => {
		const again = await protect({ ...input, rows: [...input.rows].reverse() }, { solver });
		expect(again.files).toEqual(publication.files);
	});

	it('publishes at 11 no row that shows a count from 1 to 4', async () => {
		const cautious = await protect(
			{ ...input, convention: withThreshold(input.convention, 11) },
			{ solver },
		);
		const primary = new Set(
			model.units.flatMap(({ isPrimary, rows }) =>
				isPrimary ? rows.flatMap((row) => source.rows[row] ?? []).map(toPlace) : [],
			),
		);
		const out = readAll(cautious.files.filter(({ name }) => name.endsWith('.csv')));
		const shown = out.filter((row) => row.secret === '' && primary.has(toPlace(row)));
		expect(shown).toEqual([]);
	});
});

describe('the audit', () => {
	it('passes the bytes that were written', async () => {
		await expect(audit(tables)).resolves.toBe(0);
	});

	it.each(['numerateur', 'denominateur', 'valeur', 'cible', 'ic_bas', 'ic_haut'] as const)(
		'fails where a withheld row keeps its %s',
		async (column) => {
			await expect(audit(changeWithheld((row) => ({ ...row, [column]: 7 })))).rejects.toThrow(
				'n’est pas vide',
			);
		},
	);

	it('fails where a withheld row keeps its status', async () => {
		const kept = changeWithheld((row) => ({ ...row, statut: 'proche' }));
		await expect(audit(kept)).rejects.toThrow('n’est pas vide');
	});

	it('fails where a row that shows a small count is published', async () => {
		const unit = model.units.find(
			({ isPrimary, counts }) => isPrimary && counts.some((c) => model.sensitive.includes(c)),
		);
		const row = source.rows[unit?.rows[0] ?? 0];
		const exact = changeWithheld((other) => other, row === undefined ? '' : toPlace(row));
		await expect(audit(exact)).rejects.toThrow('Rien n’a été publié');
	});

	it('fails where rows are missing, or twice there', async () => {
		const rows = readAll(tables);
		await expect(audit([toFile(rows.slice(1))])).rejects.toThrow('il manque des lignes');
		const [first] = rows;
		await expect(audit([toFile([...(first ? [first] : []), ...rows])])).rejects.toThrow(
			'deux fois',
		);
	});
});

describe('what cannot be published', () => {
	it.each([4, 0, 7.5, Number.NaN])('a threshold of %d', async (threshold) => {
		const convention = withThreshold(input.convention, threshold);
		await expect(protect({ ...input, convention }, { solver })).rejects.toThrow(
			'Rien n’a été publié\u00A0: le seuil de confidentialité',
		);
	});

	it('no period, or one that is not of whole months', async () => {
		await expect(protect({ ...input, periods: [] }, { solver })).rejects.toThrow('aucune période');
		const [period] = input.periods;
		const periods = period === undefined ? [] : [{ ...period, debut: '2020-01-15' }];
		await expect(protect({ ...input, periods }, { solver })).rejects.toThrow('mois entiers');
	});

	it('after an earlier edition that was altered', async () => {
		const [first, ...others] = publication.files;
		const changed = Uint8Array.from(first?.bytes ?? []);
		changed[changed.length - 2] = 48;
		const files = [{ name: first?.name ?? '', bytes: changed }, ...others];
		await expect(readEdition(files)).rejects.toThrow('n’est pas intacte');
		await expect(readEdition(others)).rejects.toThrow('manque');
		await expect(readEdition(publication.files)).resolves.toMatchObject({ manifest: { seuil: 5 } });
	});

	it('without a solver', async () => {
		await expect(loadSolver('/absent/highs.wasm')).rejects.toThrow(
			'Rien n’a été publié\u00A0: le solveur ne se charge pas',
		);
	});

	it('where the solver reaches its limit before it has decided', async () => {
		const { iterationLimit } = solver.constants.modelStatus;
		const stop = (made: SolverModel): SolverModel =>
			new Proxy(made, {
				get: (target, name): unknown => {
					if (name === 'run') return () => ({ modelStatus: iterationLimit });
					const member: unknown = Reflect.get(target, name, target);
					return typeof member === 'function' ? (member.bind(target) as unknown) : member;
				},
			});
		const limited = new Proxy(solver, {
			get: (target, name): unknown =>
				name === 'createModel'
					? (data: ModelData) => stop(target.createModel(data))
					: Reflect.get(target, name, target),
		});
		await expect(protect(input, { solver: limited })).rejects.toThrow(
			'Rien n’a été publié\u00A0: le solveur n’a pas conclu',
		);
	});

	it('once it was stopped', async () => {
		const reason = new Error('stopped');
		await expect(protect(input, { solver, signal: AbortSignal.abort(reason) })).rejects.toBe(
			reason,
		);
	});
});

function readAll(files: readonly PublicationFile[]): readonly LongRow[] {
	return files.flatMap(({ bytes }) => {
		const rows = parseLongCsv(new TextDecoder().decode(bytes));
		if (rows === null) throw new Error('not a long table');
		return rows;
	});
}

function toFile(rows: readonly LongRow[]): PublicationFile {
	return { name: '2020.csv', bytes: new TextEncoder().encode(formatLongCsv(rows)) };
}

/** The tables with their first withheld row changed, or with one withheld row published. */
function changeWithheld(
	change: (row: LongRow) => LongRow,
	published = '',
): readonly PublicationFile[] {
	const exact = new Map(input.rows.map((row) => [toPlace(row), row]));
	const rows = [...readAll(tables)];
	const index = rows.findIndex((row) =>
		published === '' ? row.secret === 'oui' : toPlace(row) === published,
	);
	const row = rows[index];
	if (row === undefined) throw new Error('no such row');
	rows[index] = published === '' ? change(row) : (exact.get(published) ?? row);
	return [toFile(rows)];
}

function audit(files: readonly PublicationFile[]): Promise<number> {
	const releasable = source.rows.filter((row) => isReleasable(source, row));
	return auditPublication(
		{ model, rows: source.rows, releasable, files, points: [] },
		new Solver(solver),
	);
}
