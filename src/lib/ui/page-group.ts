/** Paths of the pages that exist. */
export type PagePath =
	'/' | '/orientations' | '/contrats' | '/seances' | '/budget' | '/echeances' | '/donnees';

/** A group of links of the rail. */
export interface PageGroup {
	readonly title: string;
	readonly pages: readonly { readonly path: PagePath; readonly label: string }[];
}
