import { createContext } from 'svelte';
import type { Attestations } from './attestations.svelte.ts';
import type { ConsoleMemory } from './console-memory.svelte.ts';
import type { Editions } from './editions.svelte.ts';
import type { Filter } from './filter.svelte.ts';
import type { Keeping } from './keeping.svelte.ts';
import type { SavedViews } from './saved-views.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What the pages share: one of each for the whole visit. */
export interface App {
	readonly session: Session;
	readonly filter: Filter;
	readonly editions: Editions;
	readonly keeping: Keeping;
	readonly attestations: Attestations;
	readonly consoleMemory: ConsoleMemory;
	readonly savedViews: SavedViews;
}

export const [getApp, setApp] = createContext<App>();
