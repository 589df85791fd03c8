import type { PageGroup } from '$lib/ui/page-group.ts';

/** The rail: only the pages that exist. */
export const PAGES: readonly PageGroup[] = [
	{ title: 'Pilotage', pages: [{ path: '/', label: 'Synthèse' }] },
	{
		title: 'Accompagnement social',
		pages: [
			{ path: '/orientations', label: 'Orientations' },
			{ path: '/contrats', label: 'Contrats (CER)' },
			{ path: '/freins-et-parcours', label: 'Freins et parcours' },
			{ path: '/sorties', label: 'Sorties' },
		],
	},
	{
		title: 'Information collective',
		pages: [{ path: '/seances', label: 'Séances d’information' }],
	},
	{
		title: 'Convention',
		pages: [
			{ path: '/budget', label: 'Budget' },
			{ path: '/echeances', label: 'Échéances et livrables' },
			{ path: '/conformite', label: 'Conformité' },
		],
	},
	{
		title: 'Restituer',
		pages: [
			{ path: '/exploration', label: 'Exploration' },
			{ path: '/presentation', label: 'Présentation' },
			{ path: '/rapport', label: 'Rapport annuel' },
		],
	},
	{
		title: 'Références',
		pages: [
			{ path: '/donnees', label: 'Données' },
			{ path: '/methode', label: 'Méthode et définitions' },
			{ path: '/accessibilite', label: 'Accessibilité' },
		],
	},
];

/** Pages that ask for a script, or for exact figures. */
const UNPUBLISHED: ReadonlySet<string> = new Set(['/exploration', '/presentation', '/rapport']);

/** The rail of a published site. */
export const PUBLISHED_PAGES: readonly PageGroup[] = PAGES.map(({ title, pages }) => ({
	title: title === 'Pilotage' ? 'Vue d’ensemble' : title,
	pages: pages.filter(({ path }) => !UNPUBLISHED.has(path)),
})).filter(({ pages }) => pages.length > 0);
