import { asset } from '$app/paths';

/** Address of the demonstration extracts of this site, with its last slash. */
export function getDemonstrationFolder(): string {
	return asset('/demo/datapackage.json').replace(/datapackage\.json$/, '');
}

/** Address of the edition of diffusion of those extracts, with its last slash. */
export function getReadyEditionFolder(): string {
	return asset('/demo-diffusion/manifest.json').replace(/manifest\.json$/, '');
}
