/** One element of a drawing: what ECharts would paint, as plain data. */
export interface SvgNode {
	readonly tag: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly SvgNode[];
	/** Empty where the element has no text of its own. */
	readonly text: string;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const NAME = /^[a-zA-Z][\w:.-]*$/;

/** A drawing as markup for an HTML page; every text and every value is escaped. Throws on a name that is none. */
export function toMarkup({ tag, attributes, children, text }: SvgNode): string {
	const given = Object.entries(attributes).map(
		([name, value]) => ` ${checkName(name)}="${escapeMarkup(value)}"`,
	);
	const inside = children.map(toMarkup).join('');
	return `<${checkName(tag)}${given.join('')}>${escapeMarkup(text)}${inside}</${tag}>`;
}

/** The same drawing as elements of a page that is shown. */
export function toElement(node: SvgNode, page: Document): SVGElement {
	const element = page.createElementNS(NAMESPACE, node.tag);
	for (const [name, value] of Object.entries(node.attributes)) element.setAttribute(name, value);
	if (node.text !== '') element.textContent = node.text;
	element.append(...node.children.map((child) => toElement(child, page)));
	return element;
}

function checkName(name: string): string {
	if (!NAME.test(name)) throw new Error(`svg name: ${name}`);
	return name;
}

/** XML has no place for control characters. */
function escapeMarkup(text: string): string {
	return text
		.replace(/[^\P{Cc}\t\n]/gu, ' ')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
