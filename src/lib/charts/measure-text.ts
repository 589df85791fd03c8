/** Widths of the characters of Source Sans 3, in em, by kind; what is in none has the width of a digit. */
const WIDTHS: readonly (readonly [kind: RegExp, em: number])[] = [
	[/[ \u00A0]/, 0.2],
	[/[ijlîïI.,:;|’']/, 0.25],
	[/[ftr()/-]/, 0.33],
	[/[cçskvxyz«»]/, 0.45],
	[/[bdhnopquôöûùü]/, 0.545],
	[/[mwMW%œ—]/, 0.81],
	[/[A-ZÀ-Ý]/, 0.59],
];
const DIGIT = 0.5;
const BOLD_RATIO = 1.028;

/** Estimated width of a line in pixels: charts are laid out where no font can be measured. */
export function measureText(text: string, fontSize: number, isBold = false): number {
	let em = 0;
	for (const char of text) em += WIDTHS.find(([kind]) => kind.test(char))?.[1] ?? DIGIT;
	return em * fontSize * (isBold ? BOLD_RATIO : 1);
}

/** A text cut at its spaces into lines of at most `width` pixels; a longer word stands alone. */
export function wrapText(
	text: string,
	width: number,
	fontSize: number,
	isBold = false,
): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && measureText(longer, fontSize, isBold) > width) {
			lines.push(line);
			line = word;
		} else {
			line = longer;
		}
	}
	return line === '' ? lines : [...lines, line];
}
