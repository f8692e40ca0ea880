/** A planned day, an embargo, and what the clock publishes. Source: docs/rules.md, Publication. */
import { describe, expect, test } from 'vitest';
import type { Localised } from '#lib/plan/text.ts';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { publishDue } from '#lib/server/publication/byTheClock.ts';
import { dropPress } from '#lib/server/publication/commands/dropPress.ts';
import { planPublication, pressAhead } from '#lib/server/publication/commands/planPublication.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { publishPressed } from '#lib/server/publication/commands/publishQuarter.ts';
import { listStanding } from '#lib/server/publication/queries/standing.ts';
import { findPlanned, listDuePresses } from '#lib/server/publication/queries/planned.ts';
import { NOW, ORIGIN, QUARTER, useQuarter, type Name } from './setting.ts';

const setting = useQuarter(['co_lead']);
const { pin, say, publish, asked, letters } = setting;
/** 9:00 on 20 May in Beirut, where clocks are three hours ahead. */
const EMBARGO = new Date('2024-05-20T06:00:00Z');
const just = (moment: Date, milliseconds: number) => new Date(moment.getTime() + milliseconds);

const plan = async (day: string | null, hour: string | null) =>
	planPublication(setting.db, { ...(await asked('coordinator')), day, hour });
const ahead = async (name: Name = 'coordinator', now = NOW, reason: Localised | null = null) =>
	pressAhead(setting.db, {
		...(await asked(name, now)),
		personId: setting.idOf(name),
		...{ kind: 'minor', reason, acknowledged: PUBLICATION_WARNINGS },
	});
const silent = { warn: () => undefined };
const clock = (now: Date, log: Parameters<typeof publishDue>[1]['log'] = silent) =>
	publishDue(setting.db, { origin: ORIGIN, clock: () => now, log });
/** The letters that say that the clock did not publish it: who got them. */
const toldNot = async () =>
	(await letters()).flatMap(({ subject, to }) => (subject.includes('was not published') ? [to] : [])).sort();
/** The first quarter of 2024, cleared and pressed ahead, as it is listed at its hour. */
const pressed = async () => {
	await zone();
	await pin();
	await say('coLead');
	await plan('2024-05-20', '09:00');
	await ahead();
	const [due] = await snapshot(setting.db, (reader) => listDuePresses(reader, EMBARGO));
	if (!due) throw new Error('nothing is due');
	return due;
};
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

	test('goes on with the others where something goes wrong with one, and tells of it at the end', async () => {
		const { press } = await pressed();
		const other = { ...QUARTER, quarter: 2 as const };
		await pinQuarter(setting.db, { ...other, personId: null, now: NOW });
		const [broken] = await setting.ask<{ id: number; hash: string }>(
			`select id, content_hash as hash from publication where quarter = 2`,
		);
		await setting.write(`update publication_answer set answer = 'no JSON' where publication_id = @id`, {
			id: broken?.id,
		});
		await setting.write(
			`insert into publication_plan (sector_id, year, quarter, day, embargo, press)
			values (1, 2024, 2, '2024-05-19', @embargo, @press)`,
			{
				embargo: just(EMBARGO, -86_400_000).getTime(),
				press: JSON.stringify({ ...press, contentHash: broken?.hash }),
			},
		);
		const warned: object[] = [];
		const log = { warn: (line: object) => void warned.push(line) };
		await expect(clock(EMBARGO, log)).rejects.toThrow('1 could not be published, 1 were');
		expect(warned).toMatchObject([{ plan: 'harbour', sector: 'shelter', year: 2024, quarter: 2 }]);
		expect(await setting.ask(`select quarter from publication where state = 'published'`)).toEqual([
			{ quarter: 1 },
		]);
	});

	test.each([
		['is disabled', 'update person set disabled_at = 1 where id = @id', ['second']],
		['lost the role', 'delete from person_role where person_id = @id', ['second']],
		['coordinates another sector', 'update person_role set sector_id = 2 where person_id = @id', ['second']],
	] as const)('publishes nothing in the name of somebody who %s', async (_, text, told) => {
		await pressed();
		await setting.write(text, { id: setting.idOf('coordinator') });
		expect(await clock(EMBARGO)).toBe(0);
		expect(await states()).toEqual([{ state: 'draft' }]);
		expect((await planned())?.press).toBeNull();
		expect(await toldNot()).toEqual(told);
	});

	test('publishes nothing that is cancelled or pressed anew after it was listed, and takes no newer press away', async () => {
		const due = await pressed();
		const at = { now: EMBARGO, origin: ORIGIN };
		await plan(null, null);
		expect(await publishPressed(setting.db, due, at)).toBeNull();
		await plan('2024-05-20', '09:00');
		await ahead('second');
		expect(await publishPressed(setting.db, due, at)).toBeNull();
		await dropPress(setting.db, due, at);
		expect((await planned())?.press?.personId).toBe(setting.idOf('second'));
		// This press again, for another hour.
		await plan('2024-05-20', '10:00');
		await ahead();
		expect(await publishPressed(setting.db, due, at)).toBeNull();
		await dropPress(setting.db, due, at);
		expect((await planned())?.press?.personId).toBe(setting.idOf('coordinator'));
		expect(await states()).toEqual([{ state: 'draft' }]);
		expect(await toldNot()).toEqual([]);
	});

	test('is not set with a reason that tells what is withheld', async () => {
		await setting.write('update plan set minimum_count = 10 where id = 1');
		await pressed();
		await expect(ahead('coordinator', NOW, { en: 'Only 3 women were reached.' })).rejects.toMatchObject({
			reason: 'tells withheld',
		});
		await ahead('coordinator', NOW, { en: 'A report came late.' });
	});
});
