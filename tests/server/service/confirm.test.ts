/** Services that are still right: one press, and the letter that asks for it. */
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { confirmServices } from '#lib/server/service/commands/confirmServices.ts';
import { writeServiceLetters } from '#lib/server/service/letters/byTheClock.ts';
import { openOwnServices } from '#lib/server/service/openOwn.ts';
import { serviceStamp } from '#lib/server/service/seen.ts';
import { seenServices } from '#lib/service/seenServices.ts';
import { NOW, OFFICER, line, useServices } from './setting.ts';

const { setting, send, read, records, head } = useServices();
const act = { planId: 1, personId: OFFICER, now: NOW };
const TODAY = '2024-07-10';
const letters = (now = NOW) =>
	writeServiceLetters(setting.db, { origin: 'https://masar.example', clock: () => now });
const seenNow = async () =>
	(await read()).services.map((one) => ({ id: one.id, version: serviceStamp(one) }));

test('all of an organisation by one press, recorded once, and again on the day no change', async () => {
	await send([head, line('S1'), line('S2', { on: '2024-04-20' })].join('\n'));
	const [seen, told] = [await seenNow(), await records()];
	expect(await confirmServices(setting.db, act, 1, { day: TODAY, seen })).toBe(2);
	expect((await read()).services).toMatchObject([
		{ confirmedOn: TODAY, confirmedBy: 'organisation', age: 0, standing: 'listed' },
		{ confirmedOn: TODAY, standing: 'listed' },
	]);
	expect(await confirmServices(setting.db, act, 1, { day: TODAY, seen: await seenNow() })).toBe(0);
	expect(await records()).toBe(told + 1);
});

test('not another’s, and not what was changed since it was shown: then none of them', async () => {
	await send([head, line('S1'), line('S2', { who: 'DP02' }), line('S3')].join('\n'));
	const seen = await seenNow();
	const all = confirmServices(setting.db, act, 1, { day: TODAY, seen });
	await expect(all).rejects.toMatchObject({ reason: 'not found' });
	await send([head, line('S3', { reach: 'Moved' })].join('\n'));
	const own = seen.filter((_, i) => i !== 1);
	const stale = confirmServices(setting.db, act, 1, { day: TODAY, seen: own });
	await expect(stale).rejects.toMatchObject({ reason: 'changed meanwhile' });
	expect((await read()).services.every(({ confirmedOn }) => confirmedOn === '2024-05-30')).toBe(true);
});

test('whoever acts for an organisation sees what it offers, and nobody else’s', async () => {
	await send([head, line('S1'), line('S2', { who: 'DP02' })].join('\n'));
	const grant = { role: 'partner_reporter', planId: 1, sectorId: 1, organisationId: 2 } as const;
	const [own] = await openOwnServices(setting.db, { grants: [grant] }, NOW);
	expect(own?.services.map(({ code }) => code)).toEqual(['S2']);
	const donor = { ...grant, role: 'donor', sectorId: null } as const;
	expect(await openOwnServices(setting.db, { grants: [donor] }, NOW)).toEqual([]);
});

test('what a form names: numbers with stamps, and nothing else', () => {
	const stamp = 'a'.repeat(64);
	expect(seenServices([`12.${stamp}`, `x.${stamp}`, '12', `12.${stamp}0`])).toEqual([
		{ id: 12, version: stamp },
	]);
});

test('a letter once after each confirmation, to the people of the organisation, in their language', async () => {
	const due = { on: '2024-04-20', who: 'DP02' };
	await send([head, line('S1', due), line('S2', { ...due, on: '2024-04-22' }), line('S3')].join('\n'));
	expect(await letters()).toBe(1);
	expect(await letters()).toBe(0);
	const [mail] = await setting.db.writer.select().from(schema.mail);
	expect(mail?.personId).toBe(2);
	expect(mail?.body).toContain('Service S1\n- Service S2');
	expect(mail?.body).toContain('الشريك الثاني');
	expect(mail?.body).toContain('19 تموز 2024');
	expect(mail?.body).toContain('https://masar.example/ar/reports/services');
	await send([head, line('S1', { ...due, on: '2024-05-01' })].join('\n'));
	expect(await letters(new Date('2024-07-20T08:00:00Z'))).toBe(1);
});

test('nobody to be written to: asked again once there is somebody', async () => {
	await send([head, line('S1', { on: '2024-04-20' })].join('\n'));
	await setting.db.writer.update(schema.person).set({ disabledAt: NOW });
	expect(await letters()).toBe(0);
	await setting.db.writer.update(schema.person).set({ disabledAt: null });
	expect(await letters()).toBe(1);
	const asked = await snapshot(setting.db, (reader) => reader.select().from(schema.service));
	expect(asked[0]?.askedAfter).toBe('2024-04-20');
});
