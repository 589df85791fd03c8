import { IS_STATIC } from '$lib/ui/static-site.ts';

export const prerender = true;
export const ssr = true;
/** A published site has no script: its pages are read as they are made. */
export const csr = !IS_STATIC;
export const trailingSlash = 'always';
