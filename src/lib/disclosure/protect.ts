import type { Highs } from 'highs';
import { getExercice } from '../convention/targets.ts';
import { computeSha256 } from '../extracts/hash.ts';
import { lastDayOfMonth } from '../indicators/calendar.ts';
import type { Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import { auditPublication } from './audit.ts';
import { buildModel, type ModelSource } from './build-model.ts';
import { writeManifest } from './manifest.ts';
import { readPast } from './plan.ts';
import {
	ProtectionError,
	type Manifest,
	type ProtectInput,
	type ProtectProgress,
	type Publication,
	type PublicationFile,
} from './publication.ts';
import { releaseAudited } from './release.ts';
import { toPlace } from './read-publication.ts';
import { chooseSecondary } from './secondary.ts';
import { Solver } from './solver.ts';
import { sortRows } from './sort-rows.ts';
import { listPublicationPeriods } from './spans.ts';
import { isReleasable } from './units.ts';
import { withhold, writeTables } from './written-rows.ts';

export interface ProtectOptions {
	/** HiGHS, loaded by `loadSolver`. */
	readonly solver: Highs;
	readonly onProgress?: ((progress: ProtectProgress) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

const SMALLEST_THRESHOLD = 5;

/**
 * Prepares the edition of diffusion: chooses the rows to withhold, writes the files, audits their bytes. The same
 * input gives the same bytes. Throws a `ProtectionError` and publishes nothing where anything fails, and the reason of
 * `signal` once aborted.
 */
export async function protect(input: ProtectInput, options: ProtectOptions): Promise<Publication> {
	const source = checkInput(input);
	const { declared, rows } = source;
	const { signal, onProgress } = options;
	const solver = new Solver(options.solver);
	const model = buildModel(source);
	const choice = await chooseSecondary(model, solver, { signal, onProgress });
	const withheld = new Set(
		model.units.flatMap((unit, number) =>
			unit.isPrimary || choice.units.has(number) ? unit.rows.map((index) => rows[index]) : [],
		),
	);
	const releasable = rows.filter((row) => isReleasable(source, row));
	const written = releasable.map((row) => (withheld.has(row) ? withhold(row) : row));
	const tables = writeTables(written, declared);
	onProgress?.({ label: 'Audit des fichiers écrits', done: 0, total: 0 });
	const knownBounds = await auditPublication(
		{ model: buildModel(source), rows, releasable, files: tables, points: choice.points },
		solver,
		{ signal },
	);
	const manifest = writeManifest({
		model,
		choice,
		knownBounds,
		periods: declared,
		rows: { published: written.length - withheld.size, withheld: withheld.size },
		extraction: input.extraction,
		files: await describeFiles(tables),
		previous: (input.previous ?? []).map(({ sha256 }) => sha256),
		solver,
	});
	return { released: releaseAudited(written), manifest, files: [...tables, toFile(manifest)] };
}

/** What to protect, in an order of its own; throws a `ProtectionError` on what cannot be published. */
function checkInput(input: ProtectInput): ModelSource {
	const { convention, periods, rows, extraction, previous = [] } = input;
	const declared = periods.filter(({ debut, arrete }) => debut <= arrete);
	const [first] = declared;
	if (first === undefined) {
		throw new ProtectionError(
			'aucune période déclarée n’a de données. Déclarer une période qui commence avant l’arrêté.',
		);
	}
	if (declared.some(({ exercice }) => exercice !== first.exercice)) {
		throw new ProtectionError(
			'les périodes déclarées sont de plusieurs exercices. Préparer une publication par exercice.',
		);
	}
	const threshold = getExercice(convention, first.exercice).regles.seuil_confidentialite;
	if (!Number.isInteger(threshold) || threshold < SMALLEST_THRESHOLD) {
		throw new ProtectionError(
			`le seuil de confidentialité doit être un nombre entier d’au moins ${SMALLEST_THRESHOLD}. Corriger seuil_confidentialite dans convention.json.`,
		);
	}
	if (extraction.fichiers.some(({ sha256 }) => sha256 === '')) {
		throw new ProtectionError(
			'les empreintes des extraits ne se calculent pas ici. Ouvrir la page en https ou depuis cette machine.',
		);
	}
	if (!declared.every((period) => isOfWholeMonths(period, convention))) {
		throw new ProtectionError(
			'une période déclarée n’est pas faite de mois entiers. Déclarer l’exercice, des semestres, des trimestres ou des mois.',
		);
	}
	const past = readPast(previous, { convention, extraction, rows });
	const needed = listPublicationPeriods([...declared, ...past.periods]);
	const known = new Set(needed.map(({ id }) => id));
	const kept = rows.filter(({ periode }) => known.has(periode));
	const sorted = sortRows(kept, convention, needed);
	if (new Set(sorted.map(toPlace)).size !== sorted.length) throw new Error('rows: twice the same');
	return { ...past, convention, declared, periods: needed, rows: sorted, threshold };
}

function isOfWholeMonths({ debut, fin, exercice }: Period, convention: Convention): boolean {
	const { date_debut, date_fin } = getExercice(convention, exercice);
	const startsWell = debut === date_debut || debut.endsWith('-01');
	return startsWell && (fin === date_fin || fin === lastDayOfMonth(fin));
}

async function describeFiles(files: readonly PublicationFile[]): Promise<Manifest['fichiers']> {
	return Promise.all(
		files.map(async ({ name, bytes }) => ({
			nom: name,
			octets: bytes.length,
			sha256: await computeSha256(bytes),
		})),
	);
}

function toFile(manifest: Manifest): PublicationFile {
	const text = `${JSON.stringify(manifest, null, '\t')}\n`;
	return { name: 'manifest.json', bytes: new TextEncoder().encode(text) };
}
