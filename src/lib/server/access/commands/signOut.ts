/** Leaving, and being gone everywhere else. */
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { recordEntry } from './recordEntry.ts';
import { endSession, endSessionOf, endSessions } from './session.ts';
import { Refused } from '#lib/server/refused.ts';

export interface LeaveRequest {
	readonly personId: number;
	/** Of the session in which it is asked for. */
	readonly token: string;
	readonly now: Date;
}

/** Ends this session. */
export async function signOut(db: Database, { personId, token, now }: LeaveRequest): Promise<void> {
	await transaction(db, async (writer) => {
		await endSession(writer, token);
		await recordEntry(writer, 'sign out', personId, now);
	});
}

/** Ends the person's other sessions. Returns how many there were. */
export async function endOthers(db: Database, { personId, token, now }: LeaveRequest): Promise<number> {
	return transaction(db, async (writer) => {
		const ended = await endSessions(writer, personId, token);
		if (ended > 0) await recordEntry(writer, 'end sessions', personId, now, { ended });
		return ended;
	});
}

/** Ends one of the person's sessions. Throws Refused (`gone`) where it is none of theirs. */
export async function endOne(
	db: Database,
	{ personId, session, now }: Pick<LeaveRequest, 'personId' | 'now'> & { readonly session: string },
): Promise<void> {
	await transaction(db, async (writer) => {
		if (!(await endSessionOf(writer, personId, session))) throw new Refused('gone');
		await recordEntry(writer, 'end session', personId, now);
	});
}
