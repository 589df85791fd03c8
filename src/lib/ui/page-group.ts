/** Paths of the pages that exist. */
export type PagePath =
	| '/'
	| '/orientations'
	| '/contrats'
	| '/freins-et-parcours'
	| '/sorties'
	| '/presentation'
	| '/rapport'
	| '/seances'
	| '/budget'
	| '/echeances'
	| '/conformite'
	| '/donnees'
	| '/accessibilite'
	| '/methode';

/** A group of links of the rail. */
export interface PageGroup {
	readonly title: string;
	readonly pages: readonly { readonly path: PagePath; readonly label: string }[];
}
