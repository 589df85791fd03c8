const MM = 96 / 25.4;

/** Width of a column of an A4 sheet within its margins of 18 mm, in pixels. */
export const COLUMN = Math.floor(174 * MM);
/** Height left to what a sheet holds, between its running head and its foot, in pixels. */
export const ROOM = Math.floor(297 * MM - 2 * 18 * MM - 2 * 40 - 4);
/** Text of the charts, in pixels. */
export const CHART_TEXT = 12.5;
