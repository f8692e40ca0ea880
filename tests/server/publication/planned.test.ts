/** A planned day, an embargo, and what the clock publishes. Source: docs/rules.md, Publication. */
import { describe, expect, test } from 'vitest';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { publishDue } from '#lib/server/publication/byTheClock.ts';
import { planPublication, pressAhead } from '#lib/server/publication/commands/planPublication.ts';
import { listStanding } from '#lib/server/publication/queries/standing.ts';
import { findPlanned } from '#lib/server/publication/queries/planned.ts';
import { NOW, ORIGIN, QUARTER, useQuarter, type Name } from './setting.ts';

const setting = useQuarter(['co_lead']);
const { pin, say, publish, asked, letters } = setting;
/** 9:00 on 20 May in Beirut, where clocks are three hours ahead. */
const EMBARGO = new Date('2024-05-20T06:00:00Z');
const just = (moment: Date, milliseconds: number) => new Date(moment.getTime() + milliseconds);

const plan = async (day: string | null, hour: string | null) =>
	planPublication(setting.db, { ...(await asked('coordinator')), day, hour });
const ahead = async (name: Name = 'coordinator', now = NOW) =>
	pressAhead(setting.db, {
		...(await asked(name, now)),
		personId: setting.idOf(name),
		...{ kind: 'minor', reason: null, acknowledged: PUBLICATION_WARNINGS },
	});
const clock = (now: Date) => publishDue(setting.db, { origin: ORIGIN, clock: () => now });
const planned = () => snapshot(setting.db, (reader) => findPlanned(reader, 1, QUARTER));
const zone = () => setting.write(`update plan set timezone = 'Asia/Beirut' where id = 1`);
const states = () => setting.ask<{ state: string }>(`select state from publication order by id`);

describe('an embargo', () => {
	test('holds back every press before its hour, and none from then on', async () => {
		await zone();
		await pin();
		await say('coLead');
		await plan('2024-05-20', '09:00');
		expect((await planned())?.embargo).toBe(EMBARGO.getTime());
		for (const name of ['coordinator', null] as const)
			await expect(publish(name, just(EMBARGO, -1))).rejects.toMatchObject({ reason: 'errors' });
		expect((await publish('coordinator', EMBARGO)).revision).toBe('1.0');
		expect(await planned()).toBeUndefined();
	});

	test('is none where a day alone is planned, or none', async () => {
		await pin();
		await say('coLead');
		await plan('2024-05-20', null);
		expect(await planned()).toMatchObject({ day: '2024-05-20', embargo: null, press: null });
		await plan(null, null);
		expect(await planned()).toBeUndefined();
		expect((await publish('coordinator')).revision).toBe('1.0');
	});
});

test('strangers are told nothing of a day, an embargo or a draft that waits', async () => {
	const versions = () => setting.ask(`select version, public_version from data_version order by plan_id`);
	const before = await versions();
	await pin();
	await say('coLead', 'sent back', { words: 'No.' });
	await plan('2024-05-20', '09:00');
	expect(await versions()).toEqual(before);
	expect(await snapshot(setting.db, (reader) => listStanding(reader, 1))).toEqual([]);
});

describe('the clock', () => {
	test('publishes the very draft that was pressed, at its hour and once', async () => {
		await zone();
		await pin();
		await say('coLead');
		await plan('2024-05-20', '09:00');
		await ahead();
		expect(await clock(just(EMBARGO, -1))).toBe(0);
		const both = await Promise.all([clock(EMBARGO), clock(EMBARGO)]);
		expect(both.sort()).toEqual([0, 1]);
		expect(await states()).toEqual([{ state: 'published' }]);
		expect((await letters()).map(({ subject }) => subject)).not.toContain(
			'The first quarter of 2024 was not published at its hour',
		);
	});

	test('publishes nothing where something stands in the way by then, and tells whoever prepares it', async () => {
		await pin();
		await say('coLead');
		await plan('2024-05-20', '09:00');
		await ahead();
		await say('deputy', 'sent back', { words: 'No.' });
		expect(await clock(just(EMBARGO, 86_400_000))).toBe(0);
		expect(await states()).toEqual([{ state: 'draft' }]);
		expect((await planned())?.press).toBeNull();
		const told = (await letters()).filter(({ subject }) => subject.includes('was not published'));
		expect(told.map(({ to }) => to).sort()).toEqual(['coordinator', 'second']);
		expect(await clock(just(EMBARGO, 2 * 86_400_000))).toBe(0);
		expect((await letters()).filter(({ subject }) => subject.includes('was not published'))).toHaveLength(2);
	});

	test('publishes no draft that is another one by then', async () => {
		await pin();
		await say('coLead');
		await plan('2024-05-20', '09:00');
		await ahead();
		await pin('coordinator', just(NOW, 1000));
		await say('coLead');
		expect(await clock(just(EMBARGO, 86_400_000))).toBe(0);
		expect(await states()).toEqual([{ state: 'draft' }]);
	});

	test('is set by nobody who cleared the draft, and whoever set it clears nothing', async () => {
		await setting.write(`update plan set clearance = '["coordinator"]' where id = 1`);
		await pin();
		await plan('2024-05-20', '09:00');
		await expect(ahead('second')).rejects.toMatchObject({ reason: 'errors' });
		await say('coordinator');
		await expect(ahead('coordinator')).rejects.toMatchObject({ reason: 'presses own clearance' });
		await ahead('second');
		await say('second', 'sent back', { words: 'Wait.' });
		await expect(say('second')).rejects.toMatchObject({ reason: 'clears own press' });
	});

	test('is not set without an embargo to come', async () => {
		await pin();
		await say('coLead');
		await expect(ahead()).rejects.toMatchObject({ reason: 'wrong state' });
		await plan('2024-05-20', '09:00');
		await expect(ahead('coordinator', just(EMBARGO, 86_400_000))).rejects.toMatchObject({
			reason: 'wrong state',
		});
	});
});
