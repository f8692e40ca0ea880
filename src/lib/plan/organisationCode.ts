/** A code for an organisation that comes with a name alone. Source: docs/rules.md, Codes of organisations. */

/** Words that stand in no short name, in English and French. */
const SMALL = new Set('a an and d de des du et for in l la le les of on pour s the to'.split(' '));
const LONGEST_WORD = 12;
/** A name without any Latin letter gives this. */
const NAMELESS = 'ORG';

/**
 * The short name that stands in brackets, or the only word, or the first letters of the words; with a number behind it where
 * another one has it already. The same names in the same order give the same codes.
 * @param taken codes that there are already, in small letters
 */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
	const base = shortNameOf(name) || NAMELESS;
	for (let count = 1; ; count++) {
		const code = count === 1 ? base : `${base}-${count}`;
		if (!taken.has(code.toLowerCase())) return code;
	}
}

function shortNameOf(name: string): string {
	const [, long = name, short = ''] = /^(.+?)\s*[([]([^()[\]]+)[)\]]\s*$/.exec(name) ?? [];
	const written = latinWords(short).join('');
	if (written !== '') return written.toUpperCase().slice(0, LONGEST_WORD);
	const words = latinWords(long).filter((word) => !SMALL.has(word.toLowerCase()));
	const letters = words.map((word) => word.charAt(0)).join('');
	return (words.length > 1 ? letters : (words[0] ?? '')).toUpperCase().slice(0, LONGEST_WORD);
}

/** Without accents. */
function latinWords(text: string): string[] {
	return (
		text
			.normalize('NFKD')
			.replaceAll(/\p{M}/gu, '')
			.match(/[A-Za-z0-9]+/g) ?? []
	);
}
