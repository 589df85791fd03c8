import { describe, expect, it } from 'vitest';
import { readKey, toIndex, type Command } from '../../../../src/lib/ui/slides/commands.ts';

const press = (key: string, more = {}) => ({
	key,
	ctrlKey: false,
	altKey: false,
	metaKey: false,
	...more,
});

describe('the keys of a projection', () => {
	it.each([
		['ArrowRight', 'suivante'],
		['PageDown', 'suivante'],
		[' ', 'suivante'],
		['ArrowLeft', 'precedente'],
		['PageUp', 'precedente'],
		['Home', 'premiere'],
		['End', 'derniere'],
		['Escape', 'quitter'],
		['F', 'plein-ecran'],
		['p', 'presentateur'],
		['n', 'notes'],
		['O', 'sommaire'],
		['b', 'noir'],
		['?', 'aide'],
	] as const)('%s: %s', (key, kind) => {
		expect(readKey(press(key), '')).toEqual({ command: { kind }, digits: '', isTaken: true });
	});

	it('gathers digits until Entrée, and forgets them at another key', () => {
		const first = readKey(press('1'), '');
		const second = readKey(press('2'), first.digits);
		expect([first.command, second.digits]).toEqual([null, '12']);
		expect(readKey(press('Enter'), second.digits).command).toEqual({ kind: 'aller', number: 12 });
		expect(readKey(press('ArrowRight'), second.digits).digits).toBe('');
		expect(readKey(press('Enter'), '').command).toEqual({ kind: 'suivante' });
	});

	it('leaves the shortcuts of the browser alone', () => {
		expect(readKey(press('f', { ctrlKey: true }), '').isTaken).toBe(false);
		expect(readKey(press('ArrowLeft', { altKey: true }), '4')).toEqual({
			command: null,
			digits: '4',
			isTaken: false,
		});
		expect(readKey(press('Tab'), '').isTaken).toBe(false);
	});
});

describe('where a command leads', () => {
	const go = (command: Command, index: number) => toIndex(command, index, 12);

	it('stays within the slides', () => {
		expect(go({ kind: 'suivante' }, 11)).toBe(11);
		expect(go({ kind: 'precedente' }, 0)).toBe(0);
		expect(go({ kind: 'derniere' }, 3)).toBe(11);
		expect(go({ kind: 'premiere' }, 3)).toBe(0);
		expect(toIndex({ kind: 'derniere' }, 0, 0)).toBe(0);
	});

	it('goes to a number that exists, and nowhere else', () => {
		expect(go({ kind: 'aller', number: 5 }, 0)).toBe(4);
		expect(go({ kind: 'aller', number: 0 }, 7)).toBe(7);
		expect(go({ kind: 'aller', number: 13 }, 7)).toBe(7);
		expect(go({ kind: 'noir' }, 7)).toBe(7);
	});
});
