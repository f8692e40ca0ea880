/** How long a connection to PostgreSQL waits, and for what. */
import { PATIENCE, type Purpose } from './connection.ts';

/** A page's question, and a transaction that writes. Milliseconds; a command and an import take as long as they take. */
const LONGEST = { read: 30_000, write: 60_000, scratch: 0 } as const;
/** What nobody goes on with is given up. Milliseconds. */
const LONGEST_IDLE = 120_000;

/** A lock that is not to be had in time, a question that takes longer than a page may: the reader is told. */
export function settingsOf(purpose: Purpose, patient: boolean): string {
	const statement = patient ? 0 : LONGEST[purpose];
	return `set statement_timeout = ${statement}; set lock_timeout = ${patient ? PATIENCE.command : PATIENCE.page};
		set idle_in_transaction_session_timeout = ${statement === 0 ? 0 : LONGEST_IDLE}`;
}

/**
 * How a snapshot begins. A command's may make temporary tables, as a recount does, which PostgreSQL refuses where nothing may
 * be written; it ends without keeping anything all the same.
 */
export function snapshotOf(patient: boolean): string {
	return `begin isolation level repeatable read${patient ? '' : ' read only'}`;
}
