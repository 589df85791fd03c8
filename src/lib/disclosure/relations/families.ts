import { breakdownsAddUp, breakdownsNearlyAddUp } from './breakdowns.ts';
import { activePersons, longerPeriods, nextPeriods, openFreins } from './flows.ts';
import type { Family } from './frame.ts';
import { groupsOfMotives } from './groups.ts';
import { inclusions } from './inclusions.ts';
import { periodsAddUp, periodsNearlyAddUp } from './periods.ts';
import { polesAddUp, polesNearlyAddUp } from './poles.ts';
import { stages } from './stages.ts';

/** Every family of relations of confidentiality.md, §4, in its order; counts shown twice are named once besides. */
export const FAMILIES: readonly Family[] = [
	polesAddUp,
	polesNearlyAddUp,
	breakdownsAddUp,
	breakdownsNearlyAddUp,
	groupsOfMotives,
	periodsAddUp,
	periodsNearlyAddUp,
	openFreins,
	activePersons,
	inclusions,
	stages,
	longerPeriods,
	nextPeriods,
];
