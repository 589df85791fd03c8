import { Attack, type AttackOptions } from './attack.ts';
import { determine } from './elimination.ts';
import type { Model } from './model.ts';
import { isPossible, listTargets, PointPool, type Point, type Target } from './points.ts';
import { ProtectionError, type PublicationFile } from './publication.ts';
import { readTables, toPlace } from './read-publication.ts';
import type { LongRow } from '../indicators/indicator.ts';
import type { Solver } from './solver.ts';

export interface AuditInput {
	/** The model of the exact rows, built anew. */
	readonly model: Model;
	/** The exact rows that the model was built from, in the same order. */
	readonly rows: readonly LongRow[];
	/** Those that the edition has a place for. */
	readonly releasable: readonly LongRow[];
	readonly files: readonly PublicationFile[];
	/** Whole points to try first; each is checked before it is believed. */
	readonly points: readonly Point[];
}

/**
 * Audits the bytes of a publication: what they hold, then what anybody can work out from it. Throws a
 * `ProtectionError` unless every sensitive count stays free from 1 to the threshold, proved by whole points; returns how
 * many of those bounds the relations narrow with nothing published, which a publication cannot mend and does not worsen.
 */
export async function auditPublication(
	{ model, rows, releasable, files, points }: AuditInput,
	solver: Solver,
	options: AttackOptions = {},
): Promise<number> {
	const expected = new Map(releasable.map((row) => [toPlace(row), row]));
	const read = readTables(files, expected);
	if ('problem' in read) throw failed(read.problem);
	const isHidden = findHidden(model, rows, read.published);
	if (hasFreeRowWithheld(model, rows, releasable, read.published)) {
		throw failed('une ligne qui ne compte personne est retenue');
	}
	const determined = determine(model, isHidden);
	if (model.sensitive.some((count) => isHidden[count] === 0 || determined[count] === 1)) {
		throw failed('un petit effectif se déduit des lignes publiées');
	}
	const attack = new Attack(model, solver);
	for (const point of points) {
		if (isPossible(model, attack.index, point)) attack.pool.add(point);
	}
	const cuts = await attack.run(isHidden, options);
	if (cuts.length > 0) throw failed('un petit effectif se laisse encadrer de trop près');
	confirm(model, attack, isHidden);
	return countKnownBounds(model, attack);
}

function countKnownBounds(model: Model, attack: Attack): number {
	const wanted = listTargets(model);
	const asWanted = new Set(attack.targets.map(toKey));
	return wanted.filter((target) => !asWanted.has(toKey(target))).length;
}

function toKey({ count, isUp, distance }: Target): string {
	return `${count} ${isUp} ${distance}`;
}

/** The counts that no row published shows; a unit shows its counts as soon as one of its rows is published. */
function findHidden(
	model: Model,
	rows: readonly LongRow[],
	published: ReadonlySet<string>,
): Uint8Array {
	const isHidden = new Uint8Array(model.counts.length).fill(1);
	for (const unit of model.units) {
		const isShown = unit.rows.some((index) => {
			const row = rows[index];
			return row !== undefined && published.has(toPlace(row));
		});
		if (isShown) for (const count of unit.counts) isHidden[count] = 0;
	}
	for (const count of model.given) isHidden[count] = 0;
	return isHidden;
}

function hasFreeRowWithheld(
	model: Model,
	rows: readonly LongRow[],
	releasable: readonly LongRow[],
	published: ReadonlySet<string>,
): boolean {
	const withCounts = new Set(model.units.flatMap((unit) => unit.rows.map((index) => rows[index])));
	return releasable.some((row) => !withCounts.has(row) && !published.has(toPlace(row)));
}

/** Last look, without the solver: every point is checked again over all the relations, and every target is reached. */
function confirm(model: Model, attack: Attack, isHidden: Uint8Array): void {
	const sound = new PointPool(model);
	for (const point of attack.pool.points) {
		if (isPossible(model, attack.index, point)) sound.add(point);
	}
	if (sound.listMissing(attack.targets, isHidden).length > 0) {
		throw failed('le contrôle final n’a pas tout décidé');
	}
}

function failed(problem: string): ProtectionError {
	return new ProtectionError(
		`l’audit a échoué (${problem}). Ne rien diffuser, et déclarer moins de périodes ou un seuil plus élevé.`,
	);
}
