import type { Handle } from '@sveltejs/kit';
import boot from '$lib/state/theme-boot.js?raw';
import { IS_STATIC } from '$lib/ui/static-site.ts';

const PLACE = '%jalons.boot%';

/**
 * Puts the script that runs before the first paint into the page itself, where no request delays it; the policy knows
 * it by its hash (svelte.config.js). A published site has no script.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		// The upright faces are on every page. Scripts asked for in the head of the page would be read before what it shows is painted.
		preload: ({ type, path }) => type === 'css' || (type === 'font' && path.includes('-normal')),
		transformPageChunk: ({ html }) =>
			html.replace(PLACE, () => (IS_STATIC ? '' : `<script>${boot}</script>`)),
	});
