/** Words of open answers, folded so that spellings of one word are one. Source: docs/rules.md, Surveys. */
import { STOP_WORDS } from './stopWords.ts';

/** A word as it is compared, and as it stood there. */
export interface Token {
	readonly folded: string;
	readonly written: string;
}

/** Of an answer no more is read: what is longer is a document. */
const LONGEST = 4000;
const MARKS = /\p{M}|\u0640/gu;
const WORD = /[\p{L}\p{M}\u0640]+/gu;
/** The article, alone or behind a conjunction or preposition, where a word of three letters is left. */
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\S{3})/;
const PLURAL = /(?<=[a-z]{2}[a-rt-z])s$/;

/**
 * A word without case, accents, diacritics and tatweel; alef in one form, ta marbuta as ha, alef maqsura as ya; without the
 * Arabic article and a Latin plural's s.
 */
function foldedWord(word: string): string {
	return word
		.normalize('NFKD')
		.replaceAll(MARKS, '')
		.toLowerCase()
		.replaceAll('ٱ', 'ا')
		.replaceAll('ة', 'ه')
		.replaceAll('ى', 'ي')
		.replace(ARTICLE, '')
		.replace(PLURAL, '');
}

const STOPPED = new Set(STOP_WORDS.map(foldedWord));

/** The words that tell what an answer is about, in their order. */
export function tokensOf(answer: string): Token[] {
	const words = answer.slice(0, LONGEST).match(WORD) ?? [];
	return words.flatMap((written) => {
		const folded = foldedWord(written);
		return folded.length < 2 || STOPPED.has(folded) ? [] : [{ folded, written: written.toLowerCase() }];
	});
}
