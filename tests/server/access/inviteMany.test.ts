/** Many people are invited at once: all or nobody. Source: docs/rules.md, Authorisation. */
import { expect, test } from 'vitest';
import { inviteMany } from '#lib/server/access/commands/inviteMany.ts';
import { handRole } from '#lib/server/access/commands/handRole.ts';
import { addPerson } from '../../support/people.ts';
import { rows, type Database } from '#lib/server/database/driver.ts';
import { grant, letter, NOW, PLAN, useGiving } from './giving.ts';

let db: Database;
const { viewer, rolesOf, mails, actions } = useGiving((made) => (db = made));
const person = (line: number, email: string) =>
	({ line, email, name: 'Somebody', role: 'partner_reporter', organisationId: 1 }) as const;

test('all are invited, or nobody and the line that is wrong is named', async () => {
	const actor = await viewer('admin@example.org', grant('administrator'));
	await addPerson(db, { email: 'reviews@example.org', grants: [grant('coordinator')] }, NOW);
	const asked = { actor, planId: PLAN, sectorId: null, language: 'ar', letter, now: NOW };
	const people = [person(1, 'a@example.org'), person(2, 'reviews@example.org'), person(4, 'b@example.org')];
	expect(await inviteMany(db, { ...asked, people })).toEqual([
		{ line: 2, fault: 'reviews here', text: 'reviews@example.org' },
	]);
	expect(await mails()).toEqual([]);
	expect(await actions()).toEqual([]);
	const right = people.filter(({ line }) => line !== 2);
	expect(await inviteMany(db, { ...asked, people: right })).toEqual([]);
	expect(await rolesOf('b@example.org')).toEqual(['partner_reporter']);
	expect(await mails()).toEqual(['invitation', 'invitation']);
	expect(await inviteMany(db, { ...asked, people: right })).toMatchObject([
		{ line: 1, fault: 'role given' },
		{ line: 4, fault: 'role given' },
	]);
});

test('a role is handed over to somebody else, and the last administrator keeps theirs until another one is there', async () => {
	const actor = await viewer('admin@example.org', grant('administrator'));
	await addPerson(db, { email: 'old@example.org', grants: [grant('partner_approver')] }, NOW);
	const roleOf = async (email: string) =>
		(
			await rows<{ id: number }>(
				db.writer,
				'select r.id from person_role r join person p on p.id = r.person_id where p.email = @email',
				{ email },
			)
		)[0]?.id ?? 0;
	const to = { actor, name: 'Heir', language: 'en', letter, now: NOW };
	await handRole(db, { ...to, email: 'heir@example.org', roleId: await roleOf('old@example.org') });
	expect(await rolesOf('old@example.org')).toEqual([]);
	expect(await rolesOf('heir@example.org')).toEqual(['partner_approver']);
	await addPerson(db, { email: 'joined@example.org' }, NOW);
	await addPerson(db, { email: 'reviewer@example.org', grants: [grant('coordinator')] }, NOW);
	await handRole(db, { ...to, email: 'joined@example.org', roleId: await roleOf('reviewer@example.org') });
	expect(await rows(db.writer, 'select role from role_offer')).toEqual([{ role: 'coordinator' }]);
	const own = await roleOf('admin@example.org');
	await expect(handRole(db, { ...to, email: 'joined@example.org', roleId: own })).rejects.toThrow(
		'last administrator',
	);
	expect(await rolesOf('admin@example.org')).toEqual(['administrator']);
});
