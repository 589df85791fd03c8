import type { ReportDocument } from '../../reports/blocks.ts';
import type { Command } from './commands.ts';

/** Where a projection is. */
export interface Place {
	/** From 0, among the slides projected. */
	readonly index: number;
	readonly isProjecting: boolean;
	readonly isBlack: boolean;
	/** Moment when the projection began, in milliseconds; null before it. */
	readonly startedAt: number | null;
}

/** What the window that projects tells the presenter: the slides once, then its place at each change. */
export type ProjectorMessage =
	| {
			readonly kind: 'jeu';
			readonly from: string;
			readonly deck: string;
			readonly document: ReportDocument;
			readonly isProjecting: boolean;
	  }
	| { readonly kind: 'place'; readonly from: string; readonly deck: string; readonly place: Place }
	| { readonly kind: 'fin'; readonly from: string };

/** What the presenter asks. */
export type PresenterMessage =
	| { readonly kind: 'bonjour' }
	| { readonly kind: 'commande'; readonly to: string; readonly command: Command }
	| { readonly kind: 'chrono'; readonly to: string };

/** Everybody hears everything: each window answers to what is said to it. */
export type SlideMessage = ProjectorMessage | PresenterMessage;

/** The one channel of this site: nothing of it leaves the browser. */
export const CHANNEL = 'jalons-presentation';

/** « 1 h 02 min 05 s », « 12 min 05 s » of a duration in milliseconds. */
export function formatElapsed(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	const two = (n: number): string => String(n).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	const tail = `${two(seconds % 60)}\u00A0s`;
	if (hours > 0) return `${hours}\u00A0h ${two(minutes)}\u00A0min ${tail}`;
	return minutes > 0 ? `${minutes}\u00A0min ${tail}` : tail;
}
