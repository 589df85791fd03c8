import { addMonths, readBoolean, readDate } from '../../lib/extracts/values.ts';

/** Nobody under or over these ages, in years, is oriented: such a date of birth is a slip of the pen. */
const YOUNGEST = 14;
const OLDEST = 110;

/** The class of an age in whole years, as the schema of the orientations names it. */
export function toAgeClass(age: number): string {
	if (age < 25) return 'moins_25';
	if (age < 35) return '25_34';
	return age < 45 ? '35_44' : '45_plus';
}

/**
 * The age class of a date of birth, or of an age in years, on a day (days since 1970); null where
 * the text is neither, and empty where the age cannot be that of a person oriented.
 */
export function readAgeClass(text: string, day: number | null): string | null {
	const birth = readDate(text.trim());
	if (birth.ok) return day === null ? '' : toPlausibleClass(countYears(birth.value, day));
	return /^\d{1,3}$/.test(text.trim()) ? toPlausibleClass(Number(text)) : null;
}

/** Whether a cell is a date, hence a column of dates of birth. */
export function isDate(text: string): boolean {
	return readDate(text.trim()).ok;
}

/**
 * Whether one of the children is born and under three on a day, from their dates of birth or from
 * plain answers; null where nothing is said or something cannot be read.
 */
export function readUnderThree(cells: readonly string[], day: number | null): boolean | null {
	let isKnown = false;
	let isYoung = false;
	for (const cell of cells) {
		const text = cell.trim();
		if (text === '') continue;
		const birth = readDate(text);
		const answer = readBoolean(text);
		if (!answer.ok && (!birth.ok || day === null)) return null;
		isKnown = true;
		if (answer.ok) isYoung ||= answer.value;
		else if (birth.ok && day !== null) {
			isYoung ||= birth.value <= day && day < addMonths(birth.value, 36);
		}
	}
	return isKnown ? isYoung : null;
}

function toPlausibleClass(age: number): string {
	return age >= YOUNGEST && age <= OLDEST ? toAgeClass(age) : '';
}

/** Whole years from a date of birth to a day. */
function countYears(birth: number, day: number): number {
	let years = Math.floor((day - birth) / 365.25) + 1;
	while (years > 0 && addMonths(birth, 12 * years) > day) years -= 1;
	return day < birth ? -1 : years;
}
