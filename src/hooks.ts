import type { Reroute } from '@sveltejs/kit';
import { dropPublishedPeriod } from '$lib/state/published-address.ts';
import { IS_STATIC } from '$lib/ui/static-site.ts';

/** In a published site, each period has its own folder of the same pages. */
export const reroute: Reroute = ({ url }) =>
	IS_STATIC ? dropPublishedPeriod(url.pathname) : undefined;
