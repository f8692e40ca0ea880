/** Who gets a role from whom, who becomes the first, and what is on record of it. */
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import type { Grant, Viewer } from '#lib/access/grant.ts';
import { askReset } from '#lib/server/access/commands/askReset.ts';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import {
	appointAdministrator,
	becomeFirstAdministrator,
	issueFirstToken,
} from '#lib/server/access/commands/firstAdministrator.ts';
import { forgetSecondFactor, inviteAgain } from '#lib/server/access/commands/helpMember.ts';
import { changeRole } from '#lib/server/access/commands/roles.ts';
import { acceptInvitation, resetPassword } from '#lib/server/access/commands/setPassword.ts';
import { issueToken } from '#lib/server/access/commands/oneUse.ts';
import { findSession } from '#lib/server/access/commands/session.ts';
import { listMembers } from '#lib/server/access/queries/grants.ts';
import { snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { addPerson, signedIn } from '../../support/people.ts';
import { grant, letter, NOW, OTHER_PLAN, PLAN, useGiving } from './giving.ts';

const OTHER_SECTOR = 2;
let db: Database;
const { viewer, give, rolesOf, mails, actions } = useGiving((made) => (db = made));

test('an administrator invites into every role; whoever has an account gets a letter instead', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	await give(administrator, grant('coordinator', { sectorId: 1 }));
	await give(administrator, grant('reader'));
	await expect(give(administrator, grant('reader'))).rejects.toThrow('refused: role given');
	await addPerson(db, { email: 'old@example.org' }, NOW);
	await give(administrator, grant('reader'), 'old@example.org');
	expect(await rolesOf('new@example.org')).toEqual(['coordinator', 'reader']);
	expect(await mails()).toEqual(['invitation', 'invitation', 'letter']);
	expect(await actions()).toEqual(['give role', 'give role', 'offer role']);
	expect(await rolesOf('old@example.org')).toEqual([]);
});

test('a coordinator invites partner people, in the own sector only; others nobody', async () => {
	const all = await viewer('all@example.org', grant('coordinator'));
	const one = await viewer('one@example.org', grant('coordinator', { sectorId: 1 }));
	await give(all, grant('partner_approver'));
	await give(one, grant('partner_reporter', { sectorId: 1 }));
	await expect(give(one, grant('partner_reporter'))).rejects.toThrow('refused: role not allowed');
	for (const role of ['administrator', 'coordinator', 'donor', 'reader'] as const) {
		await expect(give(all, grant(role))).rejects.toThrow('refused: role not allowed');
	}
	const partner = await viewer('partner@example.org', grant('partner_approver'), grant('reader'));
	await expect(give(partner, grant('partner_reporter'))).rejects.toThrow('refused: role not allowed');
	await expect(give(all, grant('partner_approver', { planId: OTHER_PLAN }))).rejects.toThrow(
		'refused: role not allowed',
	);
});

test('a role reaches only what its plan has, and what it can mean', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	const refused: Grant[] = [
		grant('coordinator', { sectorId: OTHER_SECTOR }),
		grant('partner_reporter', { organisationId: 99 }),
		grant('partner_reporter', { organisationId: null }),
		grant('reader', { organisationId: 1 }),
		grant('administrator', { sectorId: 1 }),
	];
	for (const one of refused)
		await expect(give(administrator, one)).rejects.toThrow('refused: role not allowed');
	expect(await db.writer.select().from(schema.person)).toHaveLength(1);
	expect(await mails()).toEqual([]);
});

test('administrators change and take roles, of their plan, and a plan keeps one of them', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	const coordinator = await viewer('all@example.org', grant('coordinator'));
	const [own, theirs] = await db.writer.select().from(schema.personRole);
	const change = (actor: Viewer, roleId = 0, to: Grant | null = null) =>
		changeRole(db, { actor, roleId, grant: to, now: NOW });
	await expect(change(administrator, own?.id)).rejects.toThrow('refused: last administrator');
	await expect(change(administrator, own?.id, grant('reader'))).rejects.toThrow(
		'refused: last administrator',
	);
	await expect(change(coordinator, own?.id)).rejects.toThrow('refused: role not allowed');
	await expect(change(administrator, 999)).rejects.toThrow('refused: role not allowed');
	const elsewhere = await viewer('else@example.org', grant('administrator', { planId: OTHER_PLAN }));
	await expect(change(elsewhere, theirs?.id)).rejects.toThrow('refused: role not allowed');
	await change(administrator, theirs?.id, grant('reader'));
	expect(await rolesOf('all@example.org')).toEqual(['reader']);
	expect(await actions()).toEqual(['change role']);
});

test('the first administrator comes by a link that works once, and there is no second one', async () => {
	const old = (await issueFirstToken(db, NOW)) ?? '';
	const token = (await issueFirstToken(db, NOW)) ?? '';
	const profile = { email: 'first@example.org', name: 'First', language: 'fr' };
	const become = (given: string) =>
		becomeFirstAdministrator(db, { token: given, profile, passwordHash: '$x', now: NOW });
	await expect(become(old)).rejects.toThrow('refused: gone');
	await addPerson(db, { email: 'first@example.org', demonstration: true }, NOW);
	await expect(become(token)).rejects.toThrow('refused: address taken');
	await db.writer.delete(schema.person);
	const session = await become(token);
	const found = await snapshot(db, (reader) => findSession(reader, session, NOW, true));
	expect(found?.owes).toBe('set-up');
	expect(found?.viewer.grants.map(({ planId, role }) => [planId, role])).toEqual([
		[PLAN, 'administrator'],
		[OTHER_PLAN, 'administrator'],
	]);
	await expect(become(token)).rejects.toThrow('refused: gone');
	expect(await issueFirstToken(db, NOW)).toBeNull();
});

test('a plan that came later is given to somebody who is there', async () => {
	await viewer('admin@example.org', grant('administrator'));
	expect(await appointAdministrator(db, 'nobody@example.org', NOW)).toBeNull();
	expect(await appointAdministrator(db, 'admin@example.org', NOW)).toEqual(['closed']);
	expect(await appointAdministrator(db, 'admin@example.org', NOW)).toEqual([]);
});

test('an invitation is taken once; a reset ends every session and signs nobody in', async () => {
	const personId = await addPerson(db, { email: 'new@example.org', invited: true }, NOW);
	const token = await transaction(db, (writer) => issueToken(writer, 'invitation', personId, NOW));
	const profile = { name: 'New', language: 'ar' };
	const accept = () => acceptInvitation(db, { token, passwordHash: '$y', profile, now: NOW });
	const session = await accept();
	await expect(accept()).rejects.toThrow('refused: gone');
	const find = () => snapshot(db, (reader) => findSession(reader, session, NOW, false));
	expect(await find()).toMatchObject({ viewer: { name: 'New', language: 'ar' } });
	const reset = await transaction(db, (writer) => issueToken(writer, 'reset', personId, NOW));
	const again = () => resetPassword(db, { token: reset, passwordHash: '$z', letter, now: NOW });
	await again();
	await expect(again()).rejects.toThrow('refused: gone');
	expect(await find()).toBeUndefined();
	expect(await mails()).toEqual(['letter']);
	expect(await actions()).toEqual(['accept invitation', 'reset password']);
});

test('a forgotten password brings mail to those who are there, and nothing to nobody', async () => {
	await addPerson(db, { email: 'here@example.org' }, NOW);
	await addPerson(db, { email: 'invited@example.org', invited: true }, NOW);
	await addPerson(db, { email: 'shown@example.org', demonstration: true }, NOW);
	for (const who of ['here', 'invited', 'shown', 'nobody'])
		await askReset(db, `${who}@example.org`, NOW, true);
	expect(await mails()).toEqual(['reset', 'invitation']);
});

test('an administrator helps the members of the own plan back in', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	const lost = await addPerson(
		db,
		{ email: 'lost@example.org', grants: [grant('reader')], factor: true },
		NOW,
	);
	const late = await addPerson(
		db,
		{ email: 'late@example.org', grants: [grant('reader')], invited: true },
		NOW,
	);
	const stranger = await addPerson(db, { email: 'else@example.org', factor: true, invited: true }, NOW);
	const session = await signedIn(db, lost, NOW);
	const help = (personId: number) => ({ actor: administrator, planId: PLAN, personId, letter, now: NOW });
	await forgetSecondFactor(db, help(lost));
	await expect(forgetSecondFactor(db, help(lost))).rejects.toThrow('refused: gone');
	await expect(forgetSecondFactor(db, help(stranger))).rejects.toThrow('refused: gone');
	expect(await snapshot(db, (reader) => findSession(reader, session, NOW, false))).toBeUndefined();
	await inviteAgain(db, help(late));
	await expect(inviteAgain(db, help(lost))).rejects.toThrow('refused: gone');
	await expect(inviteAgain(db, help(stranger))).rejects.toThrow('refused: gone');
	expect(await mails()).toEqual(['letter', 'invitation']);
});

test('the demonstration has its accounts, once, and only beside a plan of its kind', async () => {
	await addDemonstrationAccounts(db, NOW);
	await addDemonstrationAccounts(db, NOW);
	const members = (production: boolean) => snapshot(db, (reader) => listMembers(reader, PLAN, production));
	// The plan of the test has no such organisations.
	expect((await members(false)).map(({ email }) => email)).toEqual([
		'administrator@example.org',
		'coordinator@example.org',
		'reader@example.org',
	]);
	expect(await members(true)).toEqual([]);
	expect(await issueFirstToken(db, NOW)).not.toBeNull();
});
