import type { Status } from '../../indicators/indicator.ts';

/** A sign for each status in running text, of a shape of its own: colour only repeats it. */
export const STATUS_MARKS: Readonly<Record<Status, string>> = {
	atteint: '●',
	proche: '◆',
	non_atteint: '■',
	en_cours: '◑',
	depasse: '▲',
	sans_objet: '○',
};

/** A face that every system has, or has another for, with those signs. */
export const MARK_FACE = 'Segoe UI Symbol';
