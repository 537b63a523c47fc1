/** An element of an XML document; text in it is text, never markup. */
export interface XmlElement {
	name: string;
	attributes: Readonly<Record<string, string>>;
	children: readonly (XmlElement | string)[];
}

type Content = XmlElement | string | number | readonly XmlElement[];

/** An element with what it contains, in order. */
export function xml(name: string, ...content: Content[]): XmlElement {
	const children = content.flatMap((part) => (typeof part === 'number' ? String(part) : part));
	return { name, attributes: {}, children };
}

/** The same element with attributes. */
export function withAttributes(element: XmlElement, attributes: Readonly<Record<string, string>>): XmlElement {
	return { ...element, attributes };
}

/** An XML 1.0 document. */
export function printDocument(root: XmlElement): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${printElement(root)}\n`;
}

/** An element as it stands in a document. */
export function printElement({ name, attributes, children }: XmlElement): string {
	const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
	const start = name + written.join('');
	if (children.length === 0) return `<${start}/>`;
	const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : printElement(child)));
	return `<${start}>${inner.join('')}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	// Written as it is, a reader would take it for the end of a line.
	'\r': '&#13;',
	'\n': '&#10;',
	'\t': '&#9;'
};

/** XML has no way to write control characters and halves of a pair; the sign for what is unknown stands in their place. */
function escaped(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
		.replace(/[&<>"\t\n\r]/g, (sign) => entities[sign] ?? sign);
}
