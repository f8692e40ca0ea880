/** Texts as the check looks at them: every change keeps the place of every letter. */

/** Arabic and Persian digits, whose zeros these are, become Latin ones; nothing moves. */
const ZEROS = [0x0660, 0x06f0];

/** Links, addresses, live figures, marks of footnotes, code: what stands there is nobody's number. */
const NO_TEXT = [
	/\{[^{}\n]*\}/g,
	/\[\^[^\]\n]*\]:?/g,
	/\]\([^)\n]*\)/g,
	/\bhttps?:\/\/\S+/g,
	/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
	/\bwww\.\S+/g,
	/`[^`\n]*`/g,
	/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
];

/** A text to read numbers in: Latin digits, and spaces for what is no text. */
export function readable(text: string): string {
	const digits = text.replaceAll(/[٠-٩۰-۹]/g, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		const zero = ZEROS.find((first) => code >= first && code <= first + 9) ?? code;
		return String(code - zero);
	});
	// Arabic writes and, by and for to the number that follows.
	const apart = digits.replaceAll(/(?<!\p{L})[وفبلك](?=\d)/gu, ' ').replaceAll('*', ' ');
	return NO_TEXT.reduce((rest, what) => blank(rest, what), apart);
}

/** Spaces for all that matches. */
function blank(text: string, what: RegExp): string {
	return text.replaceAll(what, (found) => ' '.repeat(found.length));
}

/** Takes stretches of a text, each place once: false where some of one is taken already. */
export function takerOf(text: string): (offset: number, length: number) => boolean {
	const taken = new Uint8Array(text.length);
	return (offset, length) => {
		if (taken.subarray(offset, offset + length).includes(1)) return false;
		taken.fill(1, offset, offset + length);
		return true;
	};
}

export interface Span {
	readonly start: number;
	readonly end: number;
}

/** What ends with a stop that ends no sentence: abbreviations, initials. */
const ABBREVIATION =
	/(?<!\p{L})(?:(?:[Vv]s|[Ee]\.g|[Ii]\.e|[Nn]o|[Aa]pprox|[Ee]nv|[Aa]rt|[Ff]ig|[Vv]ol|al|Ltd|Govt|Rs)|\p{Lu})$/u;

/** Sentences, and lines that end without a stop: where each begins and ends. */
export function sentencesOf(text: string): Span[] {
	const spans: Span[] = [];
	let start = 0;
	for (const { index, 0: mark } of text.matchAll(/\n\s*\n|\n(?=\s*(?:[-*•|#]|\d+[.)]\s))|[.!?؟](?=\s|$)/g)) {
		const before = text.slice(start, index);
		if (mark === '.' && (ABBREVIATION.test(before) || /(?:^|\n)\s*\d{1,2}$/.test(before))) continue;
		spans.push({ start, end: index + mark.length });
		start = index + mark.length;
	}
	spans.push({ start, end: text.length });
	return spans.filter((span) => text.slice(span.start, span.end).trim() !== '');
}

/** The span that a place of the text lies in; the whole text where none does. */
export function spanAt(spans: readonly Span[], offset: number, text: string): Span {
	return spans.find(({ start, end }) => offset >= start && offset < end) ?? { start: 0, end: text.length };
}

/** The innermost bracket around a place, without its signs; null: none. */
export function bracketAt(text: string, { start, end }: Span, offset: number): Span | null {
	let depth = 0;
	for (let at = offset - 1; at >= start; at -= 1) {
		if (text[at] === ')') depth += 1;
		if (text[at] === '(' && depth === 0) {
			const close = closing(text, at, end);
			return close > offset ? { start: at + 1, end: close } : null;
		}
		if (text[at] === '(') depth -= 1;
	}
	return null;
}

/** Where the bracket that opens at a place is closed; the end where it is not. */
function closing(text: string, open: number, end: number): number {
	let depth = 0;
	for (let at = open; at < end; at += 1) {
		if (text[at] === '(') depth += 1;
		if (text[at] === ')' && (depth -= 1) === 0) return at;
	}
	return end;
}
