/**
 * How often something may be tried, for one account and from one address. Source: docs/rules.md, Passwords and
 * sessions.
 */
import { and, asc, count, eq, gt, inArray, lte } from 'drizzle-orm';
import { attempt } from '#db/schema/index.ts';
import { first, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { digest } from '#lib/server/access/secret.ts';
import { TooOften } from '#lib/server/refused.ts';

const MINUTE = 60_000;

interface Limit {
	readonly window: number;
	readonly account: number;
	/** Higher: a whole office may share one. */
	readonly address: number;
}

const LIMITS = {
	'sign-in': { window: 15 * MINUTE, account: 10, address: 50 },
	/** Of somebody signed in: a stranger's tries at the door do not count here. */
	password: { window: 15 * MINUTE, account: 10, address: 50 },
	'second factor': { window: 15 * MINUTE, account: 5, address: 50 },
	/** Each is a mail in somebody's box. */
	forgotten: { window: 60 * MINUTE, account: 3, address: 30 },
	/** Tokens are long beyond guessing: only against load. */
	token: { window: 15 * MINUTE, account: 10, address: 50 },
} as const satisfies Record<string, Limit>;
export type Tried = keyof typeof LIMITS;
const LONGEST = Math.max(...Object.values(LIMITS).map(({ window }) => window));

export interface Attempt {
	readonly what: Tried;
	/** Whoever it is about, as typed; whether there is such an account makes no difference. */
	readonly account: string;
	readonly address: string;
	readonly now: Date;
	/** Of a device on which the account signed in before: it is counted by itself, whatever strangers try. */
	readonly device?: string;
}

/**
 * Notes an attempt before it is made, so that many at once count too; `forgive` takes it back when it succeeds. Throws
 * TooOften, and notes nothing, where the limit is reached.
 */
export async function beginAttempt(db: Database, tried: Attempt): Promise<void> {
	const { what, now } = tried;
	const limit = LIMITS[what];
	const since = new Date(now.getTime() - limit.window);
	await transaction(db, async (writer) => {
		await writer.delete(attempt).where(lte(attempt.at, new Date(now.getTime() - LONGEST)));
		const [account, address] = subjectsOf(tried);
		for (const [subject, most] of [
			[account, limit.account],
			[address, limit.address],
		] as const) {
			const recent = and(eq(attempt.subject, subject), gt(attempt.at, since));
			const made = (await first(writer.select({ times: count() }).from(attempt).where(recent)))?.times ?? 0;
			if (made < most) continue;
			// Room is made when the oldest of those that fill the limit falls out of the window.
			const oldest = await first(
				writer
					.select({ at: attempt.at })
					.from(attempt)
					.where(recent)
					.orderBy(asc(attempt.at))
					.limit(1)
					.offset(made - most),
			);
			throw new TooOften(new Date((oldest?.at ?? now).getTime() + limit.window));
		}
		await writer.insert(attempt).values([
			{ subject: account, at: now },
			{ subject: address, at: now },
		]);
	});
}

/** How often it was tried within the window, this time among them. */
export async function countAttempts(writer: Writer, tried: Attempt): Promise<number> {
	const since = new Date(tried.now.getTime() - LIMITS[tried.what].window);
	const [account] = subjectsOf(tried);
	const recent = and(eq(attempt.subject, account), gt(attempt.at, since));
	return (await first(writer.select({ times: count() }).from(attempt).where(recent)))?.times ?? 0;
}

/** It succeeded: forgets what was tried of the account, and this one attempt from the address. */
export async function forgive(writer: Writer, tried: Attempt): Promise<void> {
	const [account, address] = subjectsOf(tried);
	await writer.delete(attempt).where(eq(attempt.subject, account));
	const latest = writer
		.select({ id: attempt.id })
		.from(attempt)
		.where(and(eq(attempt.subject, address), eq(attempt.at, tried.now)))
		.limit(1);
	await writer.delete(attempt).where(inArray(attempt.id, latest));
}

function subjectsOf({ what, account, address, device }: Attempt): [string, string] {
	const subject = device === undefined ? accountSubject(what, account) : `device:${device}`;
	return [subject, `address:${digest(`${what} ${networkOf(address)}`)}`];
}

function accountSubject(what: Tried, account: string): string {
	return `account:${digest(`${what} ${account.trim().toLowerCase()}`)}`;
}

/** Of IPv6, the network that one household has: its addresses are as many as it likes. */
function networkOf(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
	if (!plain.includes(':')) return plain;
	const [head = '', tail = ''] = plain.split('::');
	const groups = head.split(':').filter((group) => group !== '');
	const after = tail.split(':').filter((group) => group !== '');
	const zeros = plain.includes('::')
		? Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0')
		: [];
	return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}

/** Forgets what was tried of an account. */
export async function clearAttempts(writer: Writer, what: Tried, account: string): Promise<void> {
	await writer.delete(attempt).where(eq(attempt.subject, accountSubject(what, account)));
}
