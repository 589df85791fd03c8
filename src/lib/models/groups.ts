import { NBSP } from './format.ts';

/** What a set is divided into: the pôles of an agreement, or agreements compared with each other. */
export type Groups = 'poles' | 'conventions';

/** The words of a comparison between groups. */
export interface GroupWords {
	/** Head of the column that names them. */
	readonly column: string;
	readonly by: string;
	readonly question: string;
	readonly all: string;
	readonly others: string;
	/** « 7 des 96 conventions ». */
	readonly some: (count: number, total: number) => string;
}

export const GROUP_WORDS: Readonly<Record<Groups, GroupWords>> = {
	poles: {
		column: 'Pôle insertion',
		by: 'par pôle',
		question: `Les pôles diffèrent-ils vraiment${NBSP}?`,
		all: 'tous les pôles',
		others: 'les autres pôles',
		some: (count, total) => `${count} des ${total} pôles`,
	},
	conventions: {
		column: 'Convention',
		by: 'par convention',
		question: `Les conventions diffèrent-elles vraiment${NBSP}?`,
		all: 'toutes les conventions',
		others: 'les autres conventions',
		some: (count, total) => `${count} des ${total} conventions`,
	},
};
