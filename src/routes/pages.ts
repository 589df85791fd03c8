import type { PageGroup } from '$lib/ui/page-group.ts';

/** The rail: only the pages that exist. */
export const PAGES: readonly PageGroup[] = [
	{ title: 'Pilotage', pages: [{ path: '/', label: 'Synthèse' }] },
	{ title: 'Références', pages: [{ path: '/donnees', label: 'Données' }] },
];
