/** One element of a drawing: a mark, a text, or the whole, as plain data. */
export interface SvgNode {
	readonly tag: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly SvgNode[];
	/** Empty where the element has no text of its own. */
	readonly text: string;
}

/** Control characters, for which XML has no place. */
const NO_TEXT = /[^\P{Cc}\t\n]/gu;
const NAME = /^[a-zA-Z][\w:.-]*$/;

/** A drawing as markup for an HTML page; every text and every value is escaped. Throws on a name that is none. */
export function toMarkup({ tag, attributes, children, text }: SvgNode): string {
	const given = Object.entries(attributes).map(
		([name, value]) => ` ${checkName(name)}="${escapeMarkup(value)}"`,
	);
	const inside = children.map(toMarkup).join('');
	return `<${checkName(tag)}${given.join('')}>${escapeMarkup(text)}${inside}</${tag}>`;
}

function checkName(name: string): string {
	if (!NAME.test(name)) throw new Error(`svg name: ${name}`);
	return name;
}

function escapeMarkup(text: string): string {
	return text
		.replace(NO_TEXT, ' ')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
