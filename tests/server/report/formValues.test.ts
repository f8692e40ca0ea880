/** What is not a plain number in the field of a figure. */
import { expect, test } from 'vitest';
import { valueText } from '#lib/report/value.ts';
import { sends } from './sends.ts';
import { useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, change } = setting;
const { sendRow } = sends(setting);

test('a value with a sign or as a range is stored and read back; a plain number takes both away', async () => {
	const id = await start();
	const row = await sendRow(id, await save(id), { '1.total': '~7,000–8,000' });
	expect(row).toMatchObject({ total: 7000, high: 8000, about: '~', unread: [] });
	if (!row) throw new Error('no row');
	expect(valueText(row, 'people')).toBe('~7000–8000');
	const over = await sendRow(id, { entryId: row.id, version: row.version }, { '1.total': 'over 200' });
	expect(over).toMatchObject({ total: 200, high: null, about: '>' });
	const plain = await sendRow(id, { entryId: row.id, version: over?.version ?? 0 }, { '1.total': '200' });
	expect(plain).toMatchObject({ total: 200, high: null, about: null });
});

test('a range that runs backwards is kept as typed, and cannot be submitted', async () => {
	const id = await start();
	const row = await sendRow(id, await save(id), { '1.total': '8000-7000' });
	expect(row).toMatchObject({
		...{ total: null, high: null },
		unread: [{ field: 'total', text: '8000-7000', fault: 'backwards' }],
	});
});

test('what has ended is 0, where a value stands until another comes, and no number elsewhere', async () => {
	const id = await start();
	const seen = await save(id);
	expect(await sendRow(id, seen, { '1.total': 'ended' })).toMatchObject({
		total: null,
		unread: [{ field: 'total', text: 'ended', fault: 'not a number' }],
	});
	await change(`update indicator set calculation = 'latest' where id = 1`);
	const row = await sendRow(id, { ...seen, version: seen.version + 1 }, { '1.total': 'ended' });
	expect(row).toMatchObject({ total: 0, unread: [] });
});
