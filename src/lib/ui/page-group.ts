/** Paths of the pages that exist. */
export type PagePath =
	| '/'
	| '/orientations'
	| '/contrats'
	| '/freins-et-parcours'
	| '/sorties'
	| '/exploration'
	| '/presentation'
	| '/rapport'
	| '/seances'
	| '/budget'
	| '/echeances'
	| '/conformite'
	| '/donnees'
	| '/accessibilite'
	| '/methode';

/** Pages that a figure, a clause or a finding leads to. */
export type LinkedPath = Extract<
	PagePath,
	| '/orientations'
	| '/contrats'
	| '/freins-et-parcours'
	| '/sorties'
	| '/seances'
	| '/budget'
	| '/echeances'
	| '/conformite'
	| '/methode'
>;

/** A group of links of the rail. */
export interface PageGroup {
	readonly title: string;
	readonly pages: readonly { readonly path: PagePath; readonly label: string }[];
}
