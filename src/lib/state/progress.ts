import type { EngineProgress } from '../engine/browser.ts';
import type { LoadProgress } from '../extracts/source.ts';
import { formatNumber, NBSP } from '../models/format.ts';
import type { FigureStep } from './figures.ts';

/** How far a load is, in French words; `total` is 0 where the end is not known. */
export interface Progress {
	readonly label: string;
	readonly done: number;
	readonly total: number;
}

const MEGABYTE = 1_000_000;

/** « Chargement du moteur, 12 Mo sur 34 ». */
export function describeEngine({ bytesLoaded, bytesTotal }: EngineProgress): Progress {
	const done = formatNumber(bytesLoaded / MEGABYTE);
	const label =
		bytesTotal > 0
			? `Chargement du moteur, ${done}${NBSP}Mo sur ${formatNumber(bytesTotal / MEGABYTE)}`
			: `Chargement du moteur, ${done}${NBSP}Mo`;
	return { label, done: bytesLoaded, total: bytesTotal };
}

/** « Lecture des extraits, contrats.csv », « Contrôle des tables, 7 sur 12 ». */
export function describeReading({ step, done, total, file }: LoadProgress): Progress {
	if (step === 'lecture') {
		return { label: `Lecture des extraits${file === undefined ? '' : `, ${file}`}`, done, total };
	}
	return {
		label: `Contrôle des tables, ${formatNumber(done)} sur ${formatNumber(total)}`,
		done,
		total,
	};
}

/** « Mise en place des tables, 7 sur 12 », « Calcul des indicateurs ». */
export function describeFigures(step: FigureStep): Progress {
	if (step.step === 'calcul') return { label: 'Calcul des indicateurs', done: 0, total: 0 };
	return {
		label: `Mise en place des tables, ${formatNumber(step.done)} sur ${formatNumber(step.total)}`,
		done: step.done,
		total: step.total,
	};
}
