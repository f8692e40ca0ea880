/** Many workbooks at once: a few are read, a few wait, the rest is told so. */
import { expect, test } from 'vitest';
import { gateOf, onePerPerson } from '#lib/server/files/gate.ts';
import { LIMITS } from '#lib/server/files/spreadsheet/limits.ts';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { workbookWords } from '#lib/server/report/workbook/words.ts';
import { useSetting } from '../setting.ts';
import { templateOf } from './setting.ts';

const setting = useSetting();

test('no more than were let in work at once, in the order in which they came', async () => {
	const gate = gateOf(2, 3, () => new Error('busy'));
	let [working, most] = [0, 0];
	const done: number[] = [];
	const one = (i: number) =>
		gate.enter(async () => {
			most = Math.max(most, ++working);
			await Promise.resolve();
			working--;
			done.push(i);
			// What fails makes room as well.
			if (i === 1) throw new Error('its own');
			return i;
		});
	const results = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(one));
	const told = results.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)));
	expect(told).toEqual([0, 'Error: its own', 2, 3, 4, 'Error: busy', 'Error: busy']);
	expect(most).toBe(2);
	expect(done).toEqual([0, 1, 2, 3, 4]);
	expect(await one(7)).toBe(7);
});

test('workbooks beyond those that wait are refused with a sentence; later ones are read again', async () => {
	const file = await templateOf(setting, await setting.start());
	const most = LIMITS.atOnce + LIMITS.waiting;
	const results = await Promise.allSettled(Array.from({ length: most + 3 }, () => readWorkbook(file)));
	const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
	expect(refused).toHaveLength(3);
	for (const error of refused) expect(workbookWords(error)).toContain('Send it again in a minute');
	expect((await readWorkbook(file))[0]?.name).toBe('Report');
});

test('nobody has two at once, and nobody waits for somebody else’s', async () => {
	const one = onePerPerson(() => new Error('yours'));
	let end: () => void = () => undefined;
	const slow = one(1, () => new Promise<void>((done) => (end = done)));
	await expect(one(1, () => Promise.resolve('second'))).rejects.toThrow('yours');
	expect(await one(2, () => Promise.resolve('another'))).toBe('another');
	end();
	await slow;
	expect(await one(1, () => Promise.resolve('later'))).toBe('later');
	await expect(one(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(await one(1, () => Promise.resolve('after'))).toBe('after');
});
