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
