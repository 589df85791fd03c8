import type { Bullet } from '../../../models/bullet.ts';
import { COLOUR, toPlace, type Box, type Pen } from './canvas.ts';

const HEIGHT = 46;

/** A value against its target as shapes; gives the height that it takes, in pixels. */
export function addBullet(slide: Pen, bullet: Bullet, x: number, y: number, width: number): number {
	const at = (share: number): number => x + share * width;
	const isCount = bullet.kind === 'compte';
	const bar = (box: Box, color: string, name: string): void => {
		slide.addShape('rect', { ...toPlace(box), fill: { color }, objectName: name });
	};
	const track = isCount ? { y: y + 10, height: 22 } : { y: y + 16, height: 9 };
	bar({ x, width, ...track }, COLOUR.track, 'Échelle');
	if (isCount && bullet.value !== null) {
		bar({ x, width: Math.max(1, bullet.value * width), ...track }, COLOUR.bar, 'Valeur');
	}
	if (!isCount) addRate(slide, bullet, at, y + 20.5);
	if (isCount && bullet.band !== null) addBand(slide, bullet.band, at, y + 36);
	bar(
		{ x: at(bullet.target) - 6, y, width: 12, height: HEIGHT - 4 },
		COLOUR.surface,
		'Bord de la cible',
	);
	bar({ x: at(bullet.target) - 3, y, width: 6, height: HEIGHT - 4 }, COLOUR.target, 'Cible');
	return HEIGHT;
}

/** The interval with its end caps, then the point. */
function addRate(
	slide: Pen,
	{ value, interval }: Bullet,
	at: (share: number) => number,
	middle: number,
): void {
	if (interval !== null) {
		const [from, to] = [at(interval[0]), at(interval[1])];
		const line = { color: COLOUR.ci };
		slide.addShape('rect', {
			...toPlace({ x: from, y: middle - 1.5, width: to - from, height: 3 }),
			fill: line,
			objectName: 'Intervalle',
		});
		for (const end of [from, to]) {
			slide.addShape('rect', {
				...toPlace({ x: end - 1.5, y: middle - 9, width: 3, height: 18 }),
				fill: line,
				objectName: 'Bout de l’intervalle',
			});
		}
	}
	if (value === null) return;
	slide.addShape('ellipse', {
		...toPlace({ x: at(value) - 14, y: middle - 14, width: 28, height: 28 }),
		fill: { color: COLOUR.bar },
		line: { color: COLOUR.surface, width: 2 },
		objectName: 'Valeur',
	});
}

/** The tolerance: a bracket under the bar. */
function addBand(
	slide: Pen,
	[low, high]: readonly [number, number],
	at: (share: number) => number,
	y: number,
): void {
	const fill = { color: COLOUR.target };
	const parts = [
		{ x: at(low), y: y + 8, width: at(high) - at(low), height: 3 },
		{ x: at(low), y, width: 3, height: 10 },
		{ x: at(high) - 3, y, width: 3, height: 10 },
	];
	for (const box of parts) {
		slide.addShape('rect', { ...toPlace(box), fill, objectName: 'Tolérance' });
	}
}
