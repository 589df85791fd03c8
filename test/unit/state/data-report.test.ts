import { describe, expect, it } from 'vitest';
import type { FileReport, Finding } from '../../../src/lib/extracts/finding.ts';
import { toDataReport } from '../../../src/lib/state/data-report.ts';

const file: FileReport = {
	path: 'orientations.csv',
	table: 'orientations',
	format: 'csv',
	bytes: 10,
	sha256: 'abc',
	rows: 124,
};

const error: Finding = {
	code: 'valeur-hors-liste',
	severity: 'erreur',
	file: 'orientations.csv',
	table: 'orientations',
	column: 'tranche_age',
	rows: [87],
	count: 1,
	message: 'orientations.csv, ligne 87 : valeur hors de la liste.',
	advice: 'Corriger le fichier.',
};

describe('report of the extracts', () => {
	it('waits for files when nothing is in place', () => {
		const report = toDataReport(null, null);
		expect(report.steps.map(({ state }) => state)).toEqual(['present', 'attente', 'attente']);
		expect(report.lines).toHaveLength(12);
		expect(report.accept).toBeNull();
		expect(report.searched).toBeNull();
	});

	it('says why a refused set cannot be accepted', () => {
		const report = toDataReport(null, { set: null, files: [file], findings: [error] });
		expect(report.steps.map(({ state }) => state)).toEqual(['fait', 'present', 'attente']);
		expect(report.accept).toEqual({
			allowed: false,
			reason: '1\u00A0erreur est à corriger avant d’accepter le jeu.',
		});
		const line = report.lines.find(({ name }) => name === 'orientations');
		expect(line).toMatchObject({ rows: 124, validRows: 123, errors: 1, state: 'corriger' });
		expect(report.lines.filter(({ state }) => state === 'absente')).toHaveLength(11);
	});

	it('sets apart what names a person', () => {
		const nominative: Finding = { ...error, code: 'entete-nominatif' };
		const report = toDataReport(null, { set: null, files: [], findings: [nominative] });
		expect(report.nominative).toEqual([nominative]);
	});
});
