import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cleanName,
	MAX_FILE,
	MAX_VIEWS,
	mergeViews,
	readViews,
	toViewId,
	toViewSearch,
	writeViews,
	type SavedView,
} from '../../../src/lib/exploration/saved-view.ts';

const VIEW: SavedView = {
	id: 'freins-collines',
	name: 'Freins, Collines',
	date: '2021-01-12',
	search: 'pole=CO&volet=pivot',
	sql: null,
};

const NAUGHTY = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	'__proto__',
	'constructor',
	"'; DROP TABLE poles; --",
	'=1+1',
	'\u202Egnp.exe',
	'👩🏽‍🤝‍👨🏿 été',
	'{{7*7}} ${7*7}',
	'..\\..\\etc/passwd',
];

function write(view: unknown): string {
	return JSON.stringify({ format: 'jalons-vues', version: 1, vues: [view] });
}

describe('saved views', () => {
	it('come back as they were written', () => {
		const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 120 });
		const params = fc.dictionary(
			fc.stringMatching(/^[a-z]{1,8}$/),
			fc.string({ unit: 'binary', maxLength: 40 }),
		);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(name, params, fc.option(fc.string())), { maxLength: 8 }),
				(all) => {
					const views: SavedView[] = [];
					for (const [raw, entries, sql] of all) {
						const clean = cleanName(raw);
						if (clean === '') continue;
						const id = toViewId(
							clean,
							views.map((one) => one.id),
						);
						const search = toViewSearch(new URLSearchParams(Object.entries(entries)));
						views.push({ id, name: clean, date: '2021-01-12', search, sql });
					}
					expect(readViews(writeViews(views))).toEqual({ ok: true, views, refused: 0 });
				},
			),
		);
	});

	it('keep naughty names as text, with an id of small letters', () => {
		for (const name of NAUGHTY) {
			const clean = cleanName(name);
			const id = toViewId(clean, []);
			expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
			expect(readViews(writeViews([{ ...VIEW, id, name: clean }]))).toMatchObject({
				ok: true,
				refused: 0,
			});
		}
		expect(cleanName('\u202Egnp.exe\n\u0000')).toBe('gnp.exe');
		expect(toViewId('Freins été', ['freins-ete'])).toBe('freins-ete-2');
		expect(toViewId('日本', [])).toBe('vue');
	});

	it.each([
		['text', 'bonjour', 'pas du JSON'],
		['an array', '[]', 'ne contient pas de vues'],
		['another format', '{"format":"x","version":1,"vues":[]}', 'ne contient pas de vues'],
		['another version', '{"format":"jalons-vues","version":2,"vues":[]}', 'autre version'],
		[
			'no list',
			'{"format":"jalons-vues","version":1,"vues":{"length":3}}',
			'ne contient pas de vues',
		],
		[
			'a prototype',
			'{"__proto__":{"format":"jalons-vues","version":1,"vues":[]}}',
			'ne contient pas de vues',
		],
		['too much', ' '.repeat(MAX_FILE + 1), 'trop grand'],
		[
			'too many',
			`{"format":"jalons-vues","version":1,"vues":[${'{},'.repeat(MAX_VIEWS)}{}]}`,
			'trop de vues',
		],
		['a pit', '['.repeat(50_000), 'pas du JSON'],
	])('refuse %s with a sentence', (_, text, words) => {
		const read = readViews(text);
		expect(read.ok ? '' : read.message).toContain(words);
	});

	it('leave out a view that is not whole, and count it', () => {
		const wrong: readonly unknown[] = [
			null,
			'x',
			[],
			{},
			{ ...VIEW, id: '__proto__' },
			{ ...VIEW, id: '../x' },
			{ ...VIEW, id: 'a'.repeat(61) },
			{ ...VIEW, name: ' \n\u200B ' },
			{ ...VIEW, name: 3 },
			{ ...VIEW, date: 'hier' },
			{ ...VIEW, date: '2021-13-45' },
			{ ...VIEW, search: '//ailleurs.example' },
			{ ...VIEW, search: 'a=1#x' },
			{ ...VIEW, search: 'javascript:alert(1)' },
			{ ...VIEW, search: 'a'.repeat(5_000) },
			{ ...VIEW, sql: 3 },
			{ ...VIEW, sql: 'x'.repeat(50_001) },
			{ ...VIEW, sql: undefined },
		];
		for (const view of wrong) {
			expect(readViews(write(view)), JSON.stringify(view)).toEqual({
				ok: true,
				views: [],
				refused: 1,
			});
		}
		const polluted = `{"format":"jalons-vues","version":1,"vues":[{"__proto__":{"admin":true},"id":"a","name":"A","date":"2021-01-12","search":"","sql":null,"admin":1}]}`;
		const read = readViews(polluted);
		expect(read.ok ? read.views : []).toEqual([
			{ id: 'a', name: 'A', date: '2021-01-12', search: '', sql: null },
		]);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	it('are merged: the same one once, another of the same id under another', () => {
		const other = { ...VIEW, name: 'Freins, Plaine', search: 'pole=PL' };
		const { views, added } = mergeViews([VIEW], [VIEW, other]);
		expect(added).toBe(1);
		expect(views.map(({ id }) => id)).toEqual(['freins-collines', 'freins-collines-2']);
	});

	it('never keep the edition, nor what a link brought', () => {
		const params = new URLSearchParams('volet=sql&edition=diffusion&indicateur=x&pole=GV');
		expect(toViewSearch(params)).toBe('pole=GV&volet=sql');
	});
});
