/** Devices on which somebody signed in: a stranger who tries passwords elsewhere does not shut them out. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { knownDevice, person, session } from '#db/schema/index.ts';
import { digest, newSecret } from '#lib/server/access/secret.ts';
import { first, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';

/** So many of one person are remembered; the one that was away longest is forgotten. */
const MOST = 20;

/** The hash of a device that the account with this address signed in on; undefined: it is none. */
export async function findDevice(
	db: Database,
	email: string,
	device: string | undefined,
): Promise<string | undefined> {
	const hash = digest(device ?? '');
	const found = await snapshot(db, async (reader) =>
		first(
			reader
				.select({ hash: knownDevice.hash })
				.from(knownDevice)
				.innerJoin(person, eq(person.id, knownDevice.personId))
				.where(and(eq(knownDevice.hash, hash), eq(person.email, email))),
		),
	);
	return found?.hash;
}

/** Remembers the device of a session that was just begun. Returns what its cookie holds. */
export async function rememberDevice(
	db: Database,
	request: { readonly token: string; readonly device: string | undefined; readonly now: Date },
): Promise<string> {
	const { token, device, now } = request;
	return transaction(db, async (writer) => {
		const own = await first(
			writer
				.select({ personId: session.personId })
				.from(session)
				.where(eq(session.hash, digest(token))),
		);
		if (!own) return device ?? newSecret();
		const { personId } = own;
		const seen = and(eq(knownDevice.hash, digest(device ?? '')), eq(knownDevice.personId, personId));
		const known = await writer.update(knownDevice).set({ seenAt: now }).where(seen).returning();
		if (device !== undefined && known.length > 0) return device;
		const made = newSecret();
		await writer.insert(knownDevice).values({ hash: digest(made), personId, seenAt: now });
		const all = await writer
			.select({ hash: knownDevice.hash })
			.from(knownDevice)
			.where(eq(knownDevice.personId, personId))
			.orderBy(asc(knownDevice.seenAt));
		const forgotten = all.slice(0, Math.max(0, all.length - MOST)).map(({ hash }) => hash);
		if (forgotten.length > 0) await writer.delete(knownDevice).where(inArray(knownDevice.hash, forgotten));
		return made;
	});
}
