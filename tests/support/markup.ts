/** What a browser would make of a page: its elements and scripts, read by the states of the HTML standard, by no parser of the project. */

export interface Element {
	readonly name: string;
	/** In the order in which they stand, entities read. */
	readonly attributes: readonly (readonly [name: string, value: string])[];
}

export interface Markup {
	readonly elements: readonly Element[];
	/** What stands inside of scripts. */
	readonly scripts: readonly string[];
}

/** Inside of these nothing is an element until they end. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const TAG = /<(\/?)([a-z][^\s/>]*)/giy;
const ATTRIBUTE = /[\s/]*(?:([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?|(>))/gy;
const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	colon: ':',
	tab: '\t',
	newline: '\n',
	lpar: '(',
};

function decoded(text: string): string {
	return text.replaceAll(
		/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));?/gi,
		(whole, hex?: string, digits?: string, name?: string) => {
			if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
			const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
			return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		},
	);
}

export function readMarkup(html: string): Markup {
	const elements: Element[] = [];
	const scripts: string[] = [];
	let at = html.indexOf('<');
	while (at >= 0) {
		const end = html.startsWith('<!--', at)
			? after(html, commentEnd(html, at))
			: /^<[!?]/.test(html.slice(at, at + 2))
				? after(html, html.indexOf('>', at))
				: null;
		if (end !== null) {
			at = html.indexOf('<', end);
			continue;
		}
		TAG.lastIndex = at;
		const found = TAG.exec(html);
		if (!found) {
			at = html.indexOf('<', at + 1);
			continue;
		}
		const name = (found[2] ?? '').toLowerCase();
		const { attributes, next } = attributesFrom(html, TAG.lastIndex);
		if (found[1] === '') elements.push({ name, attributes });
		at = next;
		if (found[1] === '' && RAW.has(name)) {
			const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
			close.lastIndex = next;
			const end = close.exec(html)?.index ?? html.length;
			if (name === 'script') scripts.push(html.slice(next, end));
			at = end;
		}
		at = html.indexOf('<', at);
	}
	return { elements, scripts };
}

function attributesFrom(html: string, from: number): { attributes: [string, string][]; next: number } {
	const attributes: [string, string][] = [];
	ATTRIBUTE.lastIndex = from;
	let found = ATTRIBUTE.exec(html);
	let next = html.length;
	while (found) {
		next = ATTRIBUTE.lastIndex;
		const [, name, double, single, bare, end] = found;
		if (end !== undefined) return { attributes, next };
		if (name !== undefined) attributes.push([name.toLowerCase(), decoded(double ?? single ?? bare ?? '')]);
		found = ATTRIBUTE.exec(html);
	}
	return { attributes, next: Math.min(next, html.length) };
}

function commentEnd(html: string, at: number): number {
	const found = /--!?>/g;
	found.lastIndex = at + 2;
	const end = found.exec(html);
	return end ? end.index + end[0].length - 1 : -1;
}

const after = (html: string, at: number) => (at < 0 ? html.length : at + 1);
