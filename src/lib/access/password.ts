/** What a new password must be. Source: NIST SP 800-63B: long rather than odd, and nothing that others would guess. */
import { isCommon } from './commonPasswords.ts';

const SHORTEST = 12;
/** What is longer only costs time to hash. */
const LONGEST = 200;
const FEWEST_CHARACTERS = 5;
/** Shorter parts of an address are in many words. */
const TELLING_PART = 4;
const REPEATED = /^(.{1,11}?)\1+$/u;

export type PasswordFault = 'short' | 'long' | 'simple' | 'personal' | 'common';

/**
 * What is wrong with a password; null: nothing.
 * @param known the person's address and name
 * @param place words of the plans in which they are somebody
 */
export function passwordFault(
	password: string,
	known: readonly string[],
	place: readonly string[] = [],
): PasswordFault | null {
	const { length } = [...password];
	if (length < SHORTEST) return 'short';
	if (length > LONGEST) return 'long';
	if (new Set(password).size < FEWEST_CHARACTERS || REPEATED.test(password)) return 'simple';
	const around = ['masar', ...place].flatMap(partsOf);
	if (isCommon(password, around)) return 'common';
	// A password may hold a name beside other words, not be little more than it.
	return isCommon(password, [...around, ...known.flatMap(partsOf)]) ? 'personal' : null;
}

/** A text and its parts, in small letters. */
function partsOf(words: string): string[] {
	const plain = words.toLowerCase();
	return [plain, ...plain.split(/[@\s.\-_]+/)].filter((part) => part.length >= TELLING_PART);
}
