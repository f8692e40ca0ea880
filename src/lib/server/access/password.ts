import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { passwordFault } from '#lib/access/password.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * Argon2id as OWASP has it: 19 MiB, two passes, on a thread of its own. Source: docs/rules.md, Passwords and
 * sessions.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;

const derive = promisify(argon2);

/** The password as it is stored, with everything that is needed to check it. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(SALT_BYTES);
	const tag = await tagOf(password, salt, COST, TAG_BYTES);
	const { memory, passes, parallelism } = COST;
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * A new password as it is stored. Throws Refused when it is none that somebody may have.
 * @param known the person's address and name
 * @param place what `listPlaceWords` gives
 */
export async function hashNewPassword(
	password: string,
	known: readonly string[],
	place: readonly string[],
): Promise<string> {
	const fault = passwordFault(password, known, place);
	if (fault) throw new Refused(`password ${fault}`);
	return hashPassword(password);
}

/**
 * Whether it is the password.
 * @param stored undefined: there is nobody, or no password yet; takes as long, and is never right
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
	const [, memory, passes, parallelism, salt, tag] =
		/^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored ?? '') ?? [];
	if (!salt || !tag) {
		await tagOf(password, randomBytes(SALT_BYTES), COST, TAG_BYTES);
		return false;
	}
	const expected = Buffer.from(tag, 'base64');
	const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
	return timingSafeEqual(expected, await tagOf(password, Buffer.from(salt, 'base64'), cost, expected.length));
}

/**
 * Several texts as they are stored, under one salt: a text is then held against all of them at the cost of one. For what is
 * random itself, such as recovery codes.
 */
export async function hashTogether(texts: readonly string[]): Promise<string[]> {
	const salt = randomBytes(SALT_BYTES);
	const { memory, passes, parallelism } = COST;
	const head = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$`;
	return Promise.all(texts.map(async (text) => head + base64(await tagOf(text, salt, COST, TAG_BYTES))));
}

/** Which of those that `hashTogether` made the text is of; undefined: of none. */
export async function findAmong(text: string, stored: readonly string[]): Promise<string | undefined> {
	for (const same of Map.groupBy(stored, (one) => one.slice(0, one.lastIndexOf('$'))).values()) {
		const [, salt] = /\$([\w+/]+)\$[\w+/]+$/.exec(same[0] ?? '') ?? [];
		if (!salt) continue;
		const tag = base64(await tagOf(text, Buffer.from(salt, 'base64'), COST, TAG_BYTES));
		const found = same.find((one) => one.endsWith(`$${tag}`));
		if (found !== undefined) return found;
	}
	return undefined;
}

async function tagOf(
	password: string,
	nonce: Buffer,
	cost: { memory: number; passes: number; parallelism: number },
	tagLength: number,
): Promise<Buffer> {
	// Another keyboard may compose the letters of a password in another way: normalised, they are one password.
	return derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost });
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
