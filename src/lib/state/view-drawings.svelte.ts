import { untrack } from 'svelte';
import type { Edition } from '../disclosure/release.ts';
import { EngineError, type Engine } from '../engine/engine.ts';
import type { SavedView } from '../exploration/saved-view.ts';
import type { Period } from '../indicators/periods.ts';
import type { Absence, DrawnView } from '../reports/report-context.ts';
import type { LoadedSet } from './session.svelte.ts';

/** The views that a report may name, and how each is drawn. */
export interface DrawnViews {
	readonly ids: readonly string[];
	readonly draw: (id: string) => DrawnView | Absence;
}

interface NamedView {
	readonly id: string;
	readonly shown: DrawnView | Absence;
}

const DIRECTIVE = /::vue\{[^}\n]*\bid\s*=\s*["']?([a-z0-9-]+)/g;
const LIMIT_MS = 10_000;

/** The saved views of a report, drawn beforehand: a report is filled at once, and their figures are computed. */
export class ViewDrawings {
	#drawn = $state.raw<readonly NamedView[]>([]);
	/** What is drawn, or being drawn: other periods may be added to a set that stays. */
	#asked = '';
	#engine: Engine | null = null;
	#run = 0;
	readonly #needEngine: () => Promise<void>;

	/** `needEngine` opens the engine of the figures shown, where they have none yet. */
	constructor(needEngine: () => Promise<void>) {
		this.#needEngine = needEngine;
	}

	/** Draws the views that a text names; to be called from an effect. */
	prepare(
		text: string,
		views: readonly SavedView[],
		loaded: LoadedSet | null,
		period: Period,
		edition: Edition,
	): void {
		const named = Array.from(text.matchAll(DIRECTIVE), ([, id]) => id ?? '');
		const wanted = views.filter(({ id }) => named.includes(id));
		const engine = loaded?.engine ?? null;
		const asked = JSON.stringify([wanted, period.id, edition]);
		untrack(() => {
			if (asked === this.#asked && engine === this.#engine) return;
			this.#asked = asked;
			this.#engine = engine;
			this.#run += 1;
			this.#drawn = [];
			if (wanted.length === 0 || edition !== 'pilotage' || loaded === null) return;
			if (engine === null) void this.#needEngine();
			else void this.#draw(wanted, loaded, engine, period, this.#run);
		});
	}

	/** What a report asks of views, in an edition. */
	toViews(views: readonly SavedView[], edition: Edition): DrawnViews {
		const drawn = this.#drawn;
		return {
			ids: views.map(({ id }) => id),
			draw: (id) => {
				const view = views.find((one) => one.id === id);
				if (view === undefined) {
					return { absent: `La vue «\u00A0${id}\u00A0» n’est pas enregistrée sur cet appareil.` };
				}
				if (edition !== 'pilotage') {
					return {
						absent:
							'Une vue compte les lignes des extraits, sans secret statistique\u00A0: l’édition de diffusion ne la montre pas.',
					};
				}
				return (
					drawn.find((one) => one.id === id)?.shown ?? {
						absent: `La vue «\u00A0${view.name}\u00A0» est en cours de calcul.`,
					}
				);
			},
		};
	}

	async #draw(
		views: readonly SavedView[],
		{ set, figures }: LoadedSet,
		engine: Engine,
		period: Period,
		run: number,
	): Promise<void> {
		const [{ drawSavedView }, { openApart }] = await Promise.all([
			import('./view-drawing.ts'),
			import('./open-apart.ts'),
		]);
		const apart = openApart(set, LIMIT_MS);
		try {
			for (const view of views) {
				const shown = await drawSavedView(view, {
					...figures.scope,
					period,
					engine,
					runApart: apart.run,
				}).catch((cause: unknown): Absence => {
					if (!(cause instanceof EngineError)) throw cause;
					return { absent: `La vue «\u00A0${view.name}\u00A0» n’a pas pu être calculée.` };
				});
				if (this.#run !== run) return;
				this.#drawn = [...this.#drawn, { id: view.id, shown }];
			}
		} finally {
			apart.close();
		}
	}
}
