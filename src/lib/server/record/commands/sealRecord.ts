/** The record sealed: how many entries there are and how the last one ends, under a key that is not in the database. */
import { createHmac } from 'node:crypto';
import { rows, run, transaction, type Database, type Reader } from '#lib/server/database/driver.ts';

export interface Seal {
	/** Milliseconds. */
	readonly at: number;
	readonly entries: number;
	readonly lastId: number;
	readonly hash: string;
	readonly mac: string;
}

/**
 * Seals the record as it stands. Returns the seal, to be kept where the database's owner does not reach; null: it is empty,
 * or was sealed so already.
 */
export async function sealRecord(db: Database, key: string, now: Date): Promise<Seal | null> {
	return transaction(db, async (writer) => {
		const [last] = await rows<Pick<Seal, 'lastId' | 'hash'>>(
			writer,
			`select id as "lastId", hash from audit_entry order by id desc limit 1`,
		);
		const [sealed] = await rows<{ hash: string }>(
			writer,
			'select hash from audit_seal order by id desc limit 1',
		);
		if (!last || sealed?.hash === last.hash) return null;
		const [counted] = await rows<{ entries: number }>(writer, 'select count(*) as entries from audit_entry');
		const open = { at: now.getTime(), entries: counted?.entries ?? 0, ...last };
		const seal = { ...open, mac: macOf(open, key) };
		await run(
			writer,
			`insert into audit_seal (at, entries, last_id, hash, mac) values (@at, @entries, @lastId, @hash, @mac)`,
			{ ...seal },
		);
		return seal;
	});
}

function macOf({ at, entries, lastId, hash }: Omit<Seal, 'mac'>, key: string): string {
	return createHmac('sha256', key)
		.update(JSON.stringify([at, entries, lastId, hash]))
		.digest('hex');
}

export type SealFault =
	/** There are people and no record of them. */
	| 'emptied'
	/** Nothing of the record was ever sealed, or its seals were taken away. */
	| 'unsealed'
	/** It was made with another key, or by somebody without one. */
	| 'wrong key'
	/** The record does not have what was sealed: it was cut or written anew. */
	| 'rewritten';

export interface SealCheck {
	readonly seals: number;
	/** Entries that the last seal covers. */
	readonly covered: number;
	/** The first thing that is wrong; null: nothing. */
	readonly fault: { readonly why: SealFault; readonly at: number | null } | null;
}

/** Holds the record against its seals. */
export async function checkSeals(reader: Reader, key: string): Promise<SealCheck> {
	const seals = await rows<Seal>(
		reader,
		`select at, entries, last_id as "lastId", hash, mac from audit_seal order by id`,
	);
	const [counted] = await rows<{ entries: number; people: number }>(
		reader,
		`select (select count(*) from audit_entry) as entries, (select count(*) from person) as people`,
	);
	const { entries = 0, people = 0 } = counted ?? {};
	const wrong = (why: SealFault, at: number | null): SealCheck => ({
		seals: seals.length,
		covered: 0,
		fault: { why, at },
	});
	if (entries === 0 && (people > 0 || seals.length > 0)) return wrong('emptied', null);
	if (entries > 0 && seals.length === 0) return wrong('unsealed', null);
	for (const seal of seals) {
		if (macOf(seal, key) !== seal.mac) return wrong('wrong key', seal.at);
		const [found] = await rows<{ entries: number; hash: string | null }>(
			reader,
			`select count(*) as entries, (select hash from audit_entry where id = @lastId) as hash
			from audit_entry where id <= @lastId`,
			{ lastId: seal.lastId },
		);
		if (found?.hash !== seal.hash || found.entries !== seal.entries) return wrong('rewritten', seal.at);
	}
	return { seals: seals.length, covered: seals.at(-1)?.entries ?? 0, fault: null };
}
