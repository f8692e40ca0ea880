/** What is a person's own: roles that are offered, sessions, the account, and being forgotten. */
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import type { Viewer } from '#lib/access/grant.ts';
import { askReset } from '#lib/server/access/commands/askReset.ts';
import { forgetSecondFactor } from '#lib/server/access/commands/helpMember.ts';
import { endTheirSessions, erasePerson, setDisabled } from '#lib/server/access/commands/person.ts';
import { signIn } from '#lib/server/access/commands/signIn.ts';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { answerOffer, changeRole } from '#lib/server/access/commands/roles.ts';
import { findSession } from '#lib/server/access/commands/session.ts';
import { listOffers } from '#lib/server/access/queries/grants.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { addPerson, PASSWORD, signedIn } from '../../support/people.ts';
import { grant, letter, NOW, OTHER_PLAN, PLAN, useGiving } from './giving.ts';

let db: Database;
const { viewer, give, rolesOf, mails, actions } = useGiving((made) => (db = made));

test('whoever is there already takes a role or leaves it, and nobody else can for them', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	const personId = await addPerson(db, { email: 'old@example.org' }, NOW);
	const other = await addPerson(db, { email: 'other@example.org' }, NOW);
	await give(administrator, grant('reader'), 'old@example.org');
	await expect(give(administrator, grant('reader'), 'old@example.org')).rejects.toThrow('role given');
	const [offered] = await snapshot(db, (reader) => listOffers(reader, personId, NOW));
	const answer = (takes: boolean, whose = personId) =>
		answerOffer(db, { personId: whose, offerId: offered?.id ?? 0, takes, now: NOW });
	await expect(answer(true, other)).rejects.toThrow('refused: gone');
	await answer(true);
	expect(await rolesOf('old@example.org')).toEqual(['reader']);
	await expect(answer(true)).rejects.toThrow('refused: gone');
	await expect(give(administrator, grant('reader'), 'old@example.org')).rejects.toThrow('role given');
	await give(administrator, grant('coordinator'), 'old@example.org');
	const [second] = await snapshot(db, (reader) => listOffers(reader, personId, NOW));
	await answerOffer(db, { personId, offerId: second?.id ?? 0, takes: false, now: NOW });
	expect(await rolesOf('old@example.org')).toEqual(['reader']);
});

test('whoever reviews a plan is given no partner’s role in it, by no road', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	await viewer('coord@example.org', grant('coordinator'), grant('reader'));
	for (const email of ['coord@example.org', 'admin@example.org']) {
		await expect(give(administrator, grant('partner_approver'), email)).rejects.toThrow('reviews here');
	}
	const roles = await db.writer.select().from(schema.personRole);
	const reader = roles.find(({ role }) => role === 'reader');
	const to = grant('partner_reporter');
	await expect(
		changeRole(db, { actor: administrator, roleId: reader?.id ?? 0, grant: to, now: NOW }),
	).rejects.toThrow('reviews here');
	await give(administrator, { ...to, planId: PLAN }, 'free@example.org');
});

test('what is a person’s own is for those who administer all of their plans', async () => {
	const here = await viewer('admin@example.org', grant('administrator'));
	const everywhere = await viewer(
		'both@example.org',
		grant('administrator'),
		grant('administrator', { planId: OTHER_PLAN }),
	);
	const grants = [grant('reader'), grant('coordinator', { planId: OTHER_PLAN })];
	const personId = await addPerson(db, { email: 'two@example.org', grants, factor: true }, NOW);
	const session = await signedIn(db, personId, NOW);
	const by = (actor: Viewer) => ({ actor, planId: PLAN, personId, letter, now: NOW });
	for (const act of [
		forgetSecondFactor(db, by(here)),
		setDisabled(db, { ...by(here), disabled: true }),
		endTheirSessions(db, by(here)),
		erasePerson(db, by(here)),
	]) {
		await expect(act).rejects.toThrow('refused: of other plans');
	}
	expect(await snapshot(db, (reader) => findSession(reader, session, NOW, false))).toBeDefined();
	await endTheirSessions(db, by(everywhere));
	expect(await snapshot(db, (reader) => findSession(reader, session, NOW, false))).toBeUndefined();
});

test('a disabled account signs nobody in, on no road, until it is enabled', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	const personId = await addPerson(db, { email: 'off@example.org', grants: [grant('reader')] }, NOW);
	const session = await signedIn(db, personId, NOW);
	const set = (disabled: boolean) =>
		setDisabled(db, { actor: administrator, planId: PLAN, personId, disabled, now: NOW });
	const enter = () =>
		signIn(db, {
			...{ email: 'off@example.org', password: PASSWORD, address: '192.0.2.1' },
			...{ now: NOW, production: false, previous: undefined },
		});
	await set(true);
	expect(await snapshot(db, (reader) => findSession(reader, session, NOW, false))).toBeUndefined();
	await expect(enter()).rejects.toThrow('refused: wrong sign-in');
	await askReset(db, 'off@example.org', NOW, false);
	expect(await mails()).toEqual([]);
	const stale = await signedIn(db, personId, NOW);
	expect(await snapshot(db, (reader) => findSession(reader, stale, NOW, false))).toBeUndefined();
	await set(false);
	await enter();
	await expect(
		setDisabled(db, {
			...{ actor: administrator, planId: PLAN, personId: administrator.personId },
			...{ disabled: true, now: NOW },
		}),
	).rejects.toThrow('refused: oneself');
});

test('whoever is erased is nobody any more; what they did stays', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	await give(administrator, grant('reader'), 'gone@example.org');
	const known = await addPerson(
		db,
		{ email: 'told@example.org', grants: [grant('reader')], factor: true },
		NOW,
	);
	await signedIn(db, known, NOW);
	await erasePerson(db, { actor: administrator, planId: PLAN, personId: known, now: NOW });
	const tables = [schema.person, schema.personRole, schema.credential, schema.secondFactor, schema.session];
	const everything = await Promise.all(
		[...tables, schema.mail, schema.auditEntry].map((table) => db.writer.select().from(table)),
	);
	expect(JSON.stringify(everything)).not.toContain('told@example.org');
	expect(await actions()).toEqual(['give role', 'erase person']);
	expect((await snapshot(db, checkAudit)).broken).toBeNull();
});
