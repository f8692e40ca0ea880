import { eachRow, rows, type Reader } from '#lib/server/database/driver.ts';
import { FIRST_HASH, hashOf } from './appendAudit.ts';

export interface AuditCheck {
	readonly entries: number;
	/** Hash of the last entry: whoever keeps it elsewhere can tell whether the end was cut off. */
	readonly last: string;
	/** The first entry that does not follow from the one before; null: all do. */
	readonly broken: { readonly id: number; readonly why: 'changed' | 'does not follow' } | null;
}

interface Stored {
	id: number;
	at: number;
	personId: number | null;
	planId: number | null;
	action: string;
	subject: string;
	before: string | null;
	after: string | null;
	previousHash: string;
	hash: string;
}

/** Follows the chain from the first entry to the last. */
export async function checkAudit(reader: Reader): Promise<AuditCheck> {
	let [entries, last] = [0, FIRST_HASH];
	for await (const entry of eachRow<Stored>(
		reader,
		`select id, at, person_id as "personId", plan_id as "planId", action, subject, before, after,
			previous_hash as "previousHash", hash
		from audit_entry order by id`,
	)) {
		const { id, at, before, after, previousHash, hash } = entry;
		if (previousHash !== last || id !== entries + 1) {
			return { entries, last, broken: { id, why: 'does not follow' } };
		}
		const event = { ...entry, at: new Date(at), before: parsed(before), after: parsed(after) };
		if (hashOf(event, previousHash) !== hash) return { entries, last, broken: { id, why: 'changed' } };
		entries += 1;
		last = hash;
	}
	return { entries, last, broken: null };
}

/** Whether the entry of a number, counted from 1, ends with this hash: what a letter told, or the log. */
export async function hasEntry(reader: Reader, number: number, hash: string): Promise<boolean> {
	const found = await rows(reader, 'select 1 from audit_entry where id = @number and hash = @hash', {
		number,
		hash,
	});
	return found.length > 0;
}

function parsed(text: string | null): unknown {
	return text === null ? null : JSON.parse(text);
}
