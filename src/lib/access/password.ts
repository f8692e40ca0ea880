/** What a new password must be. Source: NIST SP 800-63B: long rather than odd, and nothing that is known of its owner. */

const SHORTEST = 12;
/** What is longer only costs time to hash. */
const LONGEST = 200;
const FEWEST_CHARACTERS = 5;
/** Shorter parts of an address are in many words. */
const TELLING_PART = 4;

export type PasswordFault = 'short' | 'long' | 'simple' | 'personal';

/**
 * What is wrong with a password; null: nothing.
 * @param known the person's address and name
 */
export function passwordFault(password: string, known: readonly string[]): PasswordFault | null {
	const { length } = [...password];
	if (length < SHORTEST) return 'short';
	if (length > LONGEST) return 'long';
	if (new Set(password).size < FEWEST_CHARACTERS) return 'simple';
	const plain = password.toLowerCase();
	const parts = known.flatMap((words) => words.toLowerCase().split(/[@\s]+/));
	// A password may hold a name beside other words, not be little more than it.
	const isPersonal = parts.some(
		(part) =>
			part.length >= TELLING_PART && plain.includes(part) && plain.length - part.length < SHORTEST / 2,
	);
	return isPersonal ? 'personal' : null;
}
