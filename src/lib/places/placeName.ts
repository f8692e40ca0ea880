/**
 * One spelling for the many of a place name, in Latin and in Arabic letters. Names are compared with names of their own
 * script only: which Latin name belongs to which Arabic one is for the data to say, never for a guess.
 */

/** A name with what its spellings differ in taken away. */
export interface FoldedName {
	/** Its words, without articles, one space between them; empty when nothing is left. */
	readonly spaced: string;
	/** `spaced` without its spaces: Kfar Dounine and Kfardounine are one. */
	readonly joined: string;
}

/** Characters of a text that are looked at: no place's name is longer, and hostile text costs no more. */
const LONGEST_NAME = 80;

const ARABIC = /\p{Script=Arabic}/u;
const LETTER = /\p{L}/u;
const MARKS = /\p{M}|[\u0640'’‘ʼʻʾʿ`´]/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** The text as letters and digits only, lower case, without marks: what two people call the same spelling. */
export function plainName(text: string): string {
	return wordsOf(text).join(' ');
}

/** Every word of a text by its own script. */
export function foldName(text: string): FoldedName {
	const words = wordsOf(text);
	const names = words.filter((word, i) => !isArticle(word, i, words));
	const folded = names
		.map((word) => (ARABIC.test(word) ? foldArabic(word) : foldLatin(word)))
		.filter(Boolean);
	return { spaced: folded.join(' '), joined: folded.join('') };
}

/**
 * What a text may name: all of it, then, of several names or one with its district, each by itself. Words in Latin (or
 * any other) and in Arabic letters apart, since each alone may be the name.
 */
export function namesIn(text: string): string[] {
	const parts = text.slice(0, LONGEST_NAME).split(SEPARATOR);
	return [...new Set([parts.join(' '), ...parts].flatMap(byScript))];
}

/** Between names, not within one: Kfar-Dounine has no spaces around its hyphen. */
const SEPARATOR = /\s[-–—]\s|[+/,;&|()[\]،؛]/;

function byScript(text: string): string[] {
	const words = wordsOf(text);
	const arabic = words.filter((word) => ARABIC.test(word));
	const other = words.filter((word) => !ARABIC.test(word));
	return [other.join(' '), arabic.join(' ')].filter(Boolean);
}

function wordsOf(text: string): string[] {
	const letters = text.slice(0, LONGEST_NAME).normalize('NFKD').replace(MARKS, '').toLowerCase();
	// One sign may have stood for a whole sentence.
	return letters.slice(0, LONGEST_NAME).match(WORD) ?? [];
}

const ARTICLE = /^(?:[ae][lstdrnz]|[ae](?:sh|ch|th)|l)$/;

/** El, Al, Et, Es…: of a name that is nothing else, or ends with it, it is the name. */
function isArticle(word: string, i: number, words: readonly string[]): boolean {
	return i < words.length - 1 && ARTICLE.test(word);
}

/** Digits that stand for letters in messages: 3ain, 7asbaya. */
const DIGITS: Readonly<Record<string, string>> = { '2': '', '3': '', '5': 'kh', '7': 'h', '9': 's' };

/** What spellings write in several ways; two letters before one. */
const SPELT = /t?[cs]h|kh|[tdgc]h|dj|ph|[oeu]?[ouw]+|[iy]+|ee|[cevpqx]/g;

/** What is not listed is `u` or `i`. From then on `x` is kh and `S` is sh. */
const SOUNDS: Readonly<Record<string, string>> = {
	sh: 'S',
	ch: 'S',
	tch: 'S',
	tsh: 'S',
	kh: 'x',
	th: 't',
	dh: 'd',
	gh: 'g',
	dj: 'j',
	ph: 'f',
	c: 'k',
	e: 'a',
	v: 'f',
	p: 'b',
	q: 'k',
	x: 'ks',
};

function foldLatin(word: string): string {
	const letters = LETTER.test(word) ? word.replace(/\d/g, (digit) => DIGITS[digit] ?? digit) : word;
	const bare = letters.length > 5 && /^[ae]l/.test(letters) ? letters.slice(2) : letters;
	return bare
		.replace(SPELT, (spelt) => SOUNDS[spelt] ?? (/[ouw]/.test(spelt) ? 'u' : 'i'))
		.replace(/(.)\1+/g, '$1')
		.replace(/(?<=[aiu])h$/, '');
}

/** Hamza, madda and vowel signs are marks, and gone by now but for a hamza on the line. */
const ARABIC_LETTERS: Readonly<Record<string, string>> = {
	ء: '',
	ٱ: 'ا',
	ى: 'ي',
	ی: 'ي',
	ة: 'ه',
	ک: 'ك',
	گ: 'ك',
	پ: 'ب',
	ڤ: 'ف',
	چ: 'ج',
};

function foldArabic(word: string): string {
	return word.replace(/[ءٱىیةکگپڤچ]/g, (letter) => ARABIC_LETTERS[letter] ?? '').replace(/^ال(?=..)/, '');
}
