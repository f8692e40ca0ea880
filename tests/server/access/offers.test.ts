/** Roles that were offered and not taken: they do not wait for ever, nor outlast those who offered them. */
import { expect, test } from 'vitest';
import { setDisabled } from '#lib/server/access/commands/person.ts';
import { answerOffer, changeRole } from '#lib/server/access/commands/roles.ts';
import { listOffers } from '#lib/server/access/queries/grants.ts';
import { rows, snapshot, type Database } from '#lib/server/database/driver.ts';
import { addPerson } from '../../support/people.ts';
import { grant, NOW, OTHER_PLAN, PLAN, useGiving } from './giving.ts';

let db: Database;
const { viewer, give, rolesOf } = useGiving((made) => (db = made));

const DAY = 86_400_000;
const after = (days: number) => new Date(NOW.getTime() + days * DAY);
const offersTo = (personId: number, now = NOW) => snapshot(db, (reader) => listOffers(reader, personId, now));
const take = (personId: number, offerId: number, now = NOW) =>
	answerOffer(db, { personId, offerId, takes: true, now });

test('an offer lapses after a month, and can be made again then', async () => {
	const administrator = await viewer('admin@example.org', grant('administrator'));
	const personId = await addPerson(db, { email: 'old@example.org' }, NOW);
	await give(administrator, grant('coordinator'), 'old@example.org');
	const [offer] = await offersTo(personId, after(29));
	expect(offer).toBeDefined();
	expect(await offersTo(personId, after(30))).toEqual([]);
	await expect(take(personId, offer?.id ?? 0, after(30))).rejects.toThrow('refused: gone');
	expect(await rolesOf('old@example.org')).toEqual([]);
	await give(administrator, grant('coordinator'), 'old@example.org');
	const [again] = await offersTo(personId);
	await take(personId, again?.id ?? 0, after(29));
	expect(await rolesOf('old@example.org')).toEqual(['coordinator']);
});

test.each([
	['loses the role', 'take'],
	['is disabled', 'disable'],
])('what somebody offered lapses when they can offer no more: who %s', async (_, how) => {
	const stays = await viewer(
		'stays@example.org',
		grant('administrator'),
		grant('administrator', { planId: OTHER_PLAN }),
	);
	const goes = await viewer('goes@example.org', grant('administrator'));
	const personId = await addPerson(db, { email: 'accomplice@example.org' }, NOW);
	await give(goes, grant('administrator'), 'accomplice@example.org');
	await give(stays, grant('reader', { planId: OTHER_PLAN }), 'accomplice@example.org');
	const offer = (await offersTo(personId)).find(({ role }) => role === 'administrator');
	expect(offer).toBeDefined();
	if (how === 'disable') {
		await setDisabled(db, { actor: stays, planId: PLAN, personId: goes.personId, disabled: true, now: NOW });
	} else {
		const [role] = await rows<{ id: number }>(
			db.writer,
			`select id from person_role where person_id = ${goes.personId}`,
		);
		await changeRole(db, { actor: stays, roleId: role?.id ?? 0, grant: null, now: NOW });
	}
	await expect(take(personId, offer?.id ?? 0)).rejects.toThrow('refused: gone');
	// What another plan offered stands.
	expect(await offersTo(personId)).toHaveLength(1);
});
