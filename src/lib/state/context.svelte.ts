import { createContext } from 'svelte';
import type { Filter } from './filter.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What the pages share: one of each for the whole visit. */
export interface App {
	readonly session: Session;
	readonly filter: Filter;
}

export const [getApp, setApp] = createContext<App>();
