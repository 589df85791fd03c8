import { asset, resolve } from '$app/paths';
import type { Demonstration } from '$lib/state/demonstration.ts';

/** Where this site holds the demonstration: its extracts, and the figures computed when it was built. */
export function getDemonstration(): Demonstration {
	return {
		folder: asset('/demo/datapackage.json').replace(/datapackage\.json$/, ''),
		figures: resolve('/chiffres-demonstration.json'),
	};
}

/** Address of the edition of diffusion of those extracts, with its last slash. */
export function getReadyEditionFolder(): string {
	return asset('/demo-diffusion/manifest.json').replace(/manifest\.json$/, '');
}
