/** Who clears a draft, and what a publication says of it. Source: docs/rules.md, Publication. */
import { describe, expect, test } from 'vitest';
import { askClearance } from '#lib/server/publication/commands/askClearance.ts';
import { giveUntil } from '#lib/server/publication/commands/giveUntil.ts';
import { takeWords } from '#lib/server/publication/commands/takeWords.ts';
import { withdrawPublication } from '#lib/server/publication/commands/withdrawPublication.ts';
import { readClearing } from '#lib/server/publication/clearing.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { NOW, ORIGIN, QUARTER, useQuarter, type Name } from './setting.ts';

const setting = useQuarter(['coordinator', 'co_lead']);
const { pin, say, publish, letters, asked } = setting;
const LATER = new Date('2024-05-21T09:30:00Z');

const changeWords = async () => {
	await setting.write(`update narrative set body = @body where section = 'summary'`, {
		body: 'First words.\n\nOther words.',
	});
	await takeWords(setting.db, await asked('coordinator'));
};
const clearingOf = (name: Name) =>
	snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
		if (!scope) throw new Error('no scope');
		const period = (await listPeriods(reader, scope)).find(
			({ year, quarter }) => year === QUARTER.year && quarter === QUARTER.quarter,
		);
		if (!period) throw new Error('no period');
		const viewer = { personId: setting.idOf(name), name, email: '', language: 'en', secondFactor: true };
		return readClearing(reader, scope, period, { viewer: { ...viewer, grants: [] }, now: NOW });
	});
const until = async (day: string | null, now = NOW) =>
	giveUntil(setting.db, {
		...(await asked('coordinator', now)),
		personId: setting.idOf('coordinator'),
		...{ role: 'co_lead', until: day },
	});

describe('a draft is cleared', () => {
	test('by each role that the plan names, and published by somebody who cleared nothing of it', async () => {
		await pin();
		await expect(publish('second')).rejects.toMatchObject({ reason: 'errors' });
		await say('coordinator');
		await expect(publish('second')).rejects.toMatchObject({ reason: 'errors' });
		await say('coLead');
		await expect(publish('coordinator')).rejects.toMatchObject({ reason: 'presses own clearance' });
		const { manifest } = await publish('second');
		expect(manifest.clearedBy).toEqual([
			{ role: 'coordinator', day: '2024-05-04', outside: null },
			{ role: 'co_lead', day: '2024-05-04', outside: null },
		]);
	});

	test('by nobody for a role that is another’s, that the plan does not name, or twice', async () => {
		await pin();
		await expect(say('agencies', 'cleared', { role: 'co_lead' })).rejects.toMatchObject({
			reason: 'clears another role',
		});
		await expect(say('coordinator', 'cleared', { role: 'co_lead' })).rejects.toMatchObject({
			reason: 'clears another role',
		});
		await expect(say('agencies')).rejects.toMatchObject({ reason: 'not allowed' });
		await say('coLead');
		await expect(say('deputy')).rejects.toMatchObject({ reason: 'said already' });
		expect(await setting.ask('select id from publication_clearance')).toHaveLength(1);
	});

	test('outside, by whom it was said and when, on no day to come', async () => {
		await pin();
		const outside = { name: 'Somebody Else', day: '2024-05-05' };
		await expect(say('coordinator', 'cleared', { role: 'co_lead', outside })).rejects.toMatchObject({
			reason: 'day to come',
		});
		const told = { role: 'co_lead', outside: { ...outside, day: '2024-05-03' }, words: 'By letter' } as const;
		await say('coordinator', 'cleared', told);
		// Whoever notes what was said outside has not cleared it.
		await say('second');
		const { manifest } = await publish('coordinator');
		expect(manifest.clearedBy[1]).toEqual({
			...{ role: 'co_lead', day: '2024-05-03' },
			outside: { name: 'Somebody Else', words: 'By letter' },
		});
	});

	test('no more once it was sent back with a word, until the role clears it after all', async () => {
		await pin();
		await say('coordinator');
		await say('coLead');
		await expect(say('deputy', 'sent back')).rejects.toMatchObject({ reason: 'reason missing' });
		await say('deputy', 'sent back', { words: 'The second sentence is wrong.' });
		await expect(publish('second')).rejects.toMatchObject({ reason: 'errors' });
		await say('coLead');
		expect((await publish('second')).revision).toBe('1.0');
	});
});

describe('silence', () => {
	test('is no objection once its day is over, and printed as that', async () => {
		await pin();
		await say('coordinator');
		for (const [day, reason] of [
			['2024-05-04', 'day not to come'],
			['2024-09-01', 'too long'],
		] as const)
			await expect(until(day)).rejects.toMatchObject({ reason });
		await until('2024-05-20');
		await expect(publish('second', new Date('2024-05-20T12:00:00Z'))).rejects.toMatchObject({
			reason: 'errors',
		});
		const { manifest } = await publish('second', LATER);
		expect(manifest.clearedBy[1]).toEqual({
			...{ role: 'co_lead', day: '2024-05-20', outside: null, noObjection: true },
		});
		expect(await setting.ask(`select how, day from publication_clearance where role = 'co_lead'`)).toEqual([
			{ how: 'silence', day: '2024-05-20' },
		]);
	});

	test('is none where somebody objected, and counts for this very draft alone', async () => {
		await pin();
		await say('coordinator');
		await until('2024-05-20');
		await say('coLead', 'sent back', { words: 'No.' });
		await expect(publish('second', LATER)).rejects.toMatchObject({ reason: 'errors' });
		await pin('coordinator', new Date(NOW.getTime() + 1000));
		await say('coordinator');
		await until('2024-05-20');
		await changeWords();
		await say('coordinator');
		await expect(publish('second', LATER)).rejects.toMatchObject({ reason: 'errors' });
	});

	test('is an answer no more when its day is taken away', async () => {
		await pin();
		await say('coordinator');
		await until('2024-05-20');
		await until(null);
		await expect(publish('second', LATER)).rejects.toMatchObject({ reason: 'errors' });
	});
});

describe('a day to object', () => {
	const disable = (name: Name, at: number | null) =>
		setting.write('update person set disabled_at = @at where id = @id', { at, id: setting.idOf(name) });

	test('is given to no role for which nobody with an enabled account speaks', async () => {
		await pin();
		await disable('coLead', 1);
		await setting.write('delete from person_role where person_id = @id', { id: setting.idOf('deputy') });
		await expect(until('2024-05-20')).rejects.toMatchObject({ reason: 'nobody to ask' });
		expect(await setting.ask('select role from publication_objection')).toEqual([]);
		await until(null);
		await disable('coLead', null);
		await until('2024-05-20');
		expect((await letters()).map(({ to }) => to)).toEqual(['coLead']);
	});

	test('is told to everybody who may object', async () => {
		await pin();
		await giveUntil(setting.db, {
			...(await asked('second')),
			personId: setting.idOf('second'),
			...{ role: 'coordinator', until: '2024-05-20' },
		});
		expect((await letters()).map(({ to }) => to)).toEqual(['coordinator', 'second']);
	});
});

describe('a draft that is another one', () => {
	test.each([
		['is disabled', 'update person set disabled_at = 1 where id = @id'],
		['has no role any more', 'delete from person_role where person_id = @id'],
		['clears for another role', `update person_role set clears = 'inter_agency' where person_id = @id`],
	])('asks nobody again who %s', async (_, text) => {
		await pin();
		await say('coordinator');
		await say('coLead');
		await setting.write(text, { id: setting.idOf('coLead') });
		const before = (await letters()).length;
		await changeWords();
		expect((await letters()).slice(before).map(({ to }) => to)).toEqual(['coordinator']);
	});

	test('by its words asks whoever cleared it again, with the changed paragraphs alone', async () => {
		await pin();
		await say('coLead');
		expect((await clearingOf('coLead')).since).toBeNull();
		await changeWords();
		expect((await clearingOf('coLead')).since).toEqual({
			...{ day: '2024-05-04', figures: false },
			sections: [
				{
					...{ section: 'summary', output: null, language: 'en' },
					...{ came: ['Other words.'], went: ['Second words.'] },
				},
			],
		});
		expect((await clearingOf('deputy')).since).toBeNull();
		expect((await letters()).at(-1)).toMatchObject({
			to: 'coLead',
			subject: 'The draft of the first quarter of 2024 was changed after you cleared it',
		});
		await say('coordinator');
		await expect(publish('second')).rejects.toMatchObject({ reason: 'errors' });
	});

	test('by its figures asks again and says so', async () => {
		await pin();
		await say('coLead');
		await pin('second', new Date(NOW.getTime() + 1000));
		expect((await clearingOf('coLead')).since).toMatchObject({ figures: true, sections: [] });
		expect((await letters()).at(-1)?.to).toBe('coLead');
		expect(await setting.ask(`select 1 as one from publication`)).toHaveLength(1);
	});
});

describe('letters', () => {
	test('go to those whose word is missing, and to whoever prepares the quarter', async () => {
		await pin();
		expect(await askClearance(setting.db, await asked('coordinator'))).toBe(2);
		const waiting = await letters();
		expect(waiting.map(({ to }) => to).sort()).toEqual(['coLead', 'deputy']);
		expect(waiting[0]?.body).toContain(`${ORIGIN}/manage/harbour/shelter/2024/q1/clearance\n`);
		await say('coLead', 'sent back', { words: 'Only 3 of them.' });
		await say('coLead');
		const told = (await letters()).slice(2);
		expect(told.map(({ to }) => to).sort()).toEqual(['coordinator', 'coordinator', 'second', 'second']);
		expect(told.map(({ body }) => body).join()).not.toContain('Only 3');
		expect(told[0]?.body).toContain(`${ORIGIN}/manage/harbour/shelter/2024/q1/publish\n`);
		expect(await askClearance(setting.db, await asked('coordinator'))).toBe(0);
	});

	test('tell everybody of the plan of a publication and of its withdrawal, with the way to it', async () => {
		await pin();
		await say('coordinator');
		await say('coLead');
		const before = (await letters()).length;
		await publish('second');
		const published = (await letters()).slice(before);
		expect(published.map(({ to }) => to).sort()).toEqual([
			...['agencies', 'coLead', 'coordinator', 'deputy', 'second'],
		]);
		expect(published[0]).toMatchObject({ subject: 'The first quarter of 2024 is published' });
		expect(published[0]?.body).toContain(`${ORIGIN}/harbour/shelter/2024/q1\n`);
		await withdrawPublication(setting.db, {
			...(await asked('second')),
			...{ revision: '1.0', reason: { en: 'A partner counted 4 twice.' } },
		});
		const withdrawn = (await letters()).slice(before + published.length);
		expect(withdrawn).toHaveLength(5);
		expect(withdrawn[0]?.subject).toBe('The publication of the first quarter of 2024 is withdrawn');
		expect(withdrawn[0]?.body).not.toContain('4 twice');
	});
});
