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

/** Oriented in December, received in January. */
const late = {
	...present,
	from: '2019-12-02',
	to: '2019-12-23',
	startsFrom: '2020-01-06',
} as const;

/** 98 persons accompanied in 2020: 14 oriented in 2019, 84 in 2020; 8 + 66 under contract. */
export const cohorts: readonly CohortStory[] = [
	{
		cohort: 2018,
		size: 12,
		months: [0, 0, 0, 0, 0, 1, 2, 1, 2, 3, 3, 0],
		groups: [
			{ ...past, count: 6, exit: 2019, contract: 'running', from: '2018-06-01', to: '2018-11-30' },
			{ ...past, count: 6, exit: 2019, contract: 'none', from: '2018-06-01', to: '2018-11-30' },
		],
		refused: 0,
		defects: 1,
		delays: [14, 30, 43, 62, 95, 140],
	},
	{
		cohort: 2019,
		size: 104,
		months: [11, 10, 10, 9, 9, 10, 8, 5, 11, 9, 7, 5],
		groups: [
			{ ...late, count: 1, exit: null, contract: 'running' },
			{ ...late, count: 1, exit: 2020, contract: 'none' },
			{ ...present, count: 2, exit: 2020, contract: 'ended', from: '2019-01-01', to: '2019-04-30' },
			{
				...present,
				count: 1,
				exit: null,
				contract: 'running',
				from: '2019-08-01',
				to: '2019-11-15',
			},
			{
				...present,
				count: 6,
				exit: 2020,
				contract: 'running',
				from: '2019-05-01',
				to: '2019-11-15',
			},
			{ ...present, count: 3, exit: 2020, contract: 'none', from: '2019-06-01', to: '2019-11-29' },
			{ ...past, count: 51, exit: 2019, contract: 'running', from: '2019-01-01', to: '2019-09-30' },
			{ ...past, count: 12, exit: 2019, contract: 'none', from: '2019-01-01', to: '2019-10-20' },
		],
		refused: 3,
		defects: 5,
		delays: [12, 29, 41, 52, 74, 150],
	},
	{
		cohort: 2020,
		size: BLOCK_SIZE,
		// The lockdowns of spring, then the rise of the autumn.
		months: [11, 11, 8, 3, 6, 12, 10, 5, 14, 15, 14, 13],
		groups: [
			{
				...present,
				count: 25,
				exit: 2020,
				contract: 'running',
				from: '2020-01-01',
				to: '2020-09-25',
			},
			{ ...present, count: 12, exit: 2020, contract: 'none', from: '2020-01-01', to: '2020-10-15' },
			{ ...present, count: 6, exit: null, contract: 'none', from: '2020-10-10', to: '2020-12-07' },
			{
				...present,
				count: 41,
				exit: null,
				contract: 'running',
				from: '2020-01-01',
				to: '2020-11-29',
			},
		],
		refused: 3,
		defects: 5,
		delays: [10, 24, 34, 43, 54, 150],
	},
];

/** Motives of the 75 exits of 2019 and of the 49 of 2020; null where nobody wrote one. */
export const exitMotives = {
	2019: [
		['emploi_durable', 7],
		['emploi_autre', 9],
		['formation', 6],
		['creation_activite', 1],
		['reorientation_pro', 9],
		['reorientation_cd', 7],
		['reorientation_autre', 3],
		['fin_majoration', 12],
		['fin_isolement', 3],
		['fin_droit_rsa', 4],
		['demenagement', 4],
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
