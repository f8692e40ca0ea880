/** Where somebody is signed in: seen by them, ended by them, and by nobody else in their place. */
import { expect, test } from 'vitest';
import { endOne } from '#lib/server/access/commands/signOut.ts';
import { findSession } from '#lib/server/access/commands/session.ts';
import { listSessions } from '#lib/server/access/queries/sessions.ts';
import { rows, snapshot, type Database } from '#lib/server/database/driver.ts';
import { addPerson, signedIn } from '../../support/people.ts';
import { NOW, useGiving } from './giving.ts';

let db: Database;
useGiving((made) => (db = made));

test('own sessions are listed, and each can be ended', async () => {
	const own = await addPerson(db, { email: 'own@example.org' }, NOW);
	const other = await addPerson(db, { email: 'other@example.org' }, NOW);
	const [here, away, theirs] = [
		await signedIn(db, own, NOW),
		await signedIn(db, own, NOW),
		await signedIn(db, other, NOW),
	];
	const list = () => snapshot(db, (reader) => listSessions(reader, own, here));
	const found = (token: string) => snapshot(db, (reader) => findSession(reader, token, NOW, false));
	const listed = await list();
	expect(listed.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
	// What stands on the page signs nobody in.
	for (const { id } of listed) expect(await found(id)).toBeUndefined();
	const [foreign] = await snapshot(db, (reader) => listSessions(reader, other, theirs));
	const end = (session: string) => endOne(db, { personId: own, session, now: NOW });
	await expect(end(foreign?.id ?? '')).rejects.toThrow('refused: gone');
	expect(await found(theirs)).toBeDefined();
	await end(listed.find(({ isThis }) => !isThis)?.id ?? '');
	expect([await found(away), (await found(here)) !== undefined]).toEqual([undefined, true]);
	expect(await list()).toHaveLength(1);
	expect(await rows(db.writer, `select 1 from audit_entry where action = 'end session'`)).toHaveLength(1);
});
