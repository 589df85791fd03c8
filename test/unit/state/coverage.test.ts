import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indicators } from '../../../src/lib/indicators/registry.ts';
import {
	findIndicatorPage,
	getPageLabel,
	isFigurePage,
	PAGE_INDICATORS,
} from '../../../src/lib/state/page-indicators.ts';

describe('the pages that show figures', () => {
	it('show every indicator once, and none that does not exist', () => {
		const shown = Object.values(PAGE_INDICATORS).flat();
		expect([...shown].sort()).toEqual(indicators.map(({ id }) => id).sort());
	});

	it('are found from an indicator', () => {
		expect(findIndicatorPage('taux_cer_en_cours')).toBe('/contrats');
		expect(findIndicatorPage('solde_simule')).toBe('/budget');
		expect(() => findIndicatorPage('inconnu')).toThrow('indicator on no page: inconnu');
	});

	it('are known by their address', () => {
		expect(isFigurePage('/sorties')).toBe(true);
		expect(isFigurePage('/methode')).toBe(false);
		expect(getPageLabel('/seances')).toBe('Séances d’information');
	});
});

describe('the models of these pages', () => {
	const folder = new URL('../../../src/lib/', import.meta.url);
	const sources = ['state', 'models'].flatMap((layer) =>
		readdirSync(new URL(`${layer}/`, folder))
			.filter((name) => name.endsWith('.ts') && name !== 'page-indicators.ts')
			.map((name) => readFileSync(new URL(`${layer}/${name}`, folder), 'utf8')),
	);

	it.each(indicators.map(({ id }) => id))('read %s', (id) => {
		expect(sources.some((source) => source.includes(`'${id}'`))).toBe(true);
	});
});
