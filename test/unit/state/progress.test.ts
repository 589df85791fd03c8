import { describe, expect, it } from 'vitest';
import {
	describeEngine,
	describeFigures,
	describeReading,
} from '../../../src/lib/state/progress.ts';

describe('words of a load', () => {
	it('says how much of the engine has come', () => {
		expect(describeEngine({ bytesLoaded: 12_000_000, bytesTotal: 34_000_000 }).label).toBe(
			'Chargement du moteur, 12\u00A0Mo sur 34',
		);
		expect(describeEngine({ bytesLoaded: 12_000_000, bytesTotal: 0 })).toEqual({
			label: 'Chargement du moteur, 12\u00A0Mo',
			done: 12_000_000,
			total: 0,
		});
	});

	it('names the file that is read and counts the tables', () => {
		expect(
			describeReading({ step: 'lecture', done: 1, total: 2, file: 'contrats.csv' }).label,
		).toBe('Lecture des extraits, contrats.csv');
		expect(describeReading({ step: 'controle', done: 7, total: 12 }).label).toBe(
			'Contrôle des tables, 7 sur 12',
		);
		expect(describeFigures({ step: 'tables', done: 7, total: 12 }).label).toBe(
			'Mise en place des tables, 7 sur 12',
		);
	});
});
