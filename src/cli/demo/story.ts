import { toDay } from './calendar.ts';

/** The story told by the fictitious extracts: counts for a block of 122 persons oriented in 2020. */
export const BLOCK_SIZE = 122;

/** Day until which the package knows anything, and last day of the exercise told. */
export const EXTRACTION = toDay('2021-03-15');
export const LAST_DAY = toDay('2020-12-31');

export type Cohort = 2018 | 2019 | 2020;

/** `running` has a CER when the next year begins, `ended` had its last one before. */
export type ContractFate = 'none' | 'ended' | 'running';

/** Persons of one cohort taken on that share a fate; orientations between `from` and `to`. */
export interface FateGroup {
	readonly count: number;
	readonly exit: 2019 | 2020 | null;
	readonly contract: ContractFate;
	readonly from: string;
	readonly to: string;
	/** First day on which the accompaniment may start. */
	readonly startsFrom?: string;
	/** Counted among the persons accompanied in 2020. */
	readonly isIn2020: boolean;
}

export interface CohortStory {
	readonly cohort: Cohort;
	readonly size: number;
	/** Orientations by month, January first. */
	readonly months: readonly number[];
	/** Most constrained first. */
	readonly groups: readonly FateGroup[];
	/** Came to the first appointment, of the agreed public, yet not taken on. */
	readonly refused: number;
	/** Orientations outside the agreed public, the seeded child over three left aside. */
	readonly defects: number;
	/** Days from the orientation to the first CER, at the shares 0, ¼, ½, ¾, 0.9 and 1. */
	readonly delays: readonly number[];
}

const past = { isIn2020: false } as const;
const present = { isIn2020: true } as const;

/** 98 persons accompanied in 2020: 21 + 3 oriented in 2019, 74 in 2020; 15 + 59 under contract. */
export const cohorts: readonly CohortStory[] = [
	{
		cohort: 2018,
		size: 20,
		months: [0, 0, 0, 0, 0, 2, 3, 1, 4, 5, 5, 0],
		groups: [
			{ ...past, count: 10, exit: 2019, contract: 'running', from: '2018-06-01', to: '2018-11-30' },
			{ ...past, count: 10, exit: 2019, contract: 'none', from: '2018-06-01', to: '2018-11-30' },
		],
		refused: 0,
		defects: 1,
		delays: [14, 30, 43, 62, 95, 140],
	},
	{
		cohort: 2019,
		size: 100,
		months: [10, 9, 10, 8, 8, 10, 7, 4, 11, 9, 8, 6],
		groups: [
			{
				...present,
				count: 2,
				exit: null,
				contract: 'running',
				from: '2019-12-05',
				to: '2019-12-23',
				startsFrom: '2020-01-06',
			},
			{
				...present,
				count: 1,
				exit: 2020,
				contract: 'none',
				from: '2019-12-02',
				to: '2019-12-23',
				startsFrom: '2020-01-06',
			},
			{ ...present, count: 5, exit: 2020, contract: 'ended', from: '2019-01-01', to: '2019-04-30' },
			{ ...present, count: 3, exit: null, contract: 'running', from: '2019-07-01', to: '2019-11-15' },
			{ ...present, count: 10, exit: 2020, contract: 'running', from: '2019-04-10', to: '2019-11-15' },
			{ ...present, count: 3, exit: 2020, contract: 'none', from: '2019-06-01', to: '2019-11-29' },
			{ ...past, count: 36, exit: 2019, contract: 'running', from: '2019-01-01', to: '2019-09-30' },
			{ ...past, count: 10, exit: 2019, contract: 'none', from: '2019-01-01', to: '2019-10-20' },
		],
		refused: 4,
		defects: 5,
		delays: [12, 29, 41, 55, 92, 150],
	},
	{
		cohort: 2020,
		size: BLOCK_SIZE,
		// The lockdowns of spring, then the rise of the autumn.
		months: [11, 11, 8, 3, 6, 12, 10, 5, 14, 15, 14, 13],
		groups: [
			{ ...present, count: 20, exit: 2020, contract: 'running', from: '2020-01-01', to: '2020-09-20' },
			{ ...present, count: 10, exit: 2020, contract: 'none', from: '2020-01-01', to: '2020-10-15' },
			{ ...present, count: 5, exit: null, contract: 'none', from: '2020-10-10', to: '2020-12-07' },
			{ ...present, count: 39, exit: null, contract: 'running', from: '2020-01-01', to: '2020-11-27' },
		],
		refused: 3,
		defects: 5,
		delays: [10, 25, 36, 47, 85, 150],
	},
];

/** Motives of a hundred exits or so, and those left without one. */
export const exitMotives = {
	2019: [
		['emploi_durable', 6],
		['emploi_autre', 8],
		['formation', 5],
		['creation_activite', 1],
		['reorientation_pro', 8],
		['reorientation_cd', 6],
		['reorientation_autre', 3],
		['fin_majoration', 10],
		['fin_isolement', 3],
		['fin_droit_rsa', 3],
		['demenagement', 3],
		['non_adhesion', 4],
		['perdu_de_vue', 2],
		['autre', 1],
		[null, 3],
	],
	2020: [
		['emploi_durable', 5],
		['emploi_autre', 5],
		['formation', 4],
		['creation_activite', 1],
		['reorientation_pro', 7],
		['reorientation_cd', 4],
		['reorientation_autre', 2],
		['fin_majoration', 6],
		['fin_isolement', 2],
		['fin_droit_rsa', 2],
		['demenagement', 2],
		['non_adhesion', 3],
		['perdu_de_vue', 2],
		[null, 4],
	],
} as const;

/** Shares of Grand Valentinois, Collines, Rive, Plaine and Hauts-Plateaux in three groups of persons. */
export const poleShares = {
	contracted: [31, 14, 14, 9, 6],
	accompanied: [8, 6, 4, 3, 3],
	others: [19, 10, 8, 6, 5],
} as const;
