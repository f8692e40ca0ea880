/** What a row's form sends becomes what is stored, and what cannot be taken is kept. */
import { valueText } from '#lib/report/value.ts';
import { expect, test } from 'vitest';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { activityForm } from '#lib/report/forms/activity.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { readActivityForm } from '#lib/server/report/activityEntry.ts';
import { saveEntry, type Saved } from '#lib/server/report/commands/saveEntry.ts';
import { scopeOf } from '#lib/server/report/openReport.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, change } = setting;

/** Saves a row as the form would that shows it, with these fields typed. */
async function send(reportId: number, { entryId, version }: Saved, fields: object) {
	const { db } = setting;
	const entry = await snapshot(db, async (reader) => {
		const head = await getReportHead(reader, reportId);
		if (!head) throw new Error('no report');
		return readActivityForm(
			reader,
			await scopeOf(reader, head),
			activityForm.parse({ indicator: 1, ...fields }),
		);
	});
	if (!entry) throw new Error('no indicator');
	const act = { reportId, personId: OFFICER, now: NOW };
	await saveEntry(db, { ...act, entryId, version, sent: null, entry });
	return snapshot(db, (reader) => getReportRow(reader, reportId, entryId));
}

test('late work keeps its quarter when something else is saved, however old it is', async () => {
	const id = await start();
	const doneIn = quarterIndex({ year: 2021, quarter: 3 });
	const row = await send(id, await save(id, { doneIn }), { note: 'A note', doneIn: String(doneIn) });
	expect(row).toMatchObject({ note: 'A note', doneIn });
});

test('what the form has no field for stays as it is', async () => {
	const id = await start();
	const kept = { appeal: 'other', also: [5], ofYear: true };
	const row = await send(id, await save(id, { ...kept, total: 10 }), { total: '12' });
	expect(row).toMatchObject({ ...kept, total: 12 });
});

test('a value with a sign or as a range is stored and read back; a plain number takes both away', async () => {
	const id = await start();
	const row = await send(id, await save(id), { total: '~7,000–8,000' });
	expect(row).toMatchObject({ total: 7000, high: 8000, about: '~', unread: [] });
	if (!row) throw new Error('no row');
	expect(valueText(row, 'people')).toBe('~7000–8000');
	const over = await send(id, { entryId: row.id, version: row.version }, { total: 'over 200' });
	expect(over).toMatchObject({ total: 200, high: null, about: '>' });
	const plain = await send(id, { entryId: row.id, version: over?.version ?? 0 }, { total: '200' });
	expect(plain).toMatchObject({ total: 200, high: null, about: null });
});

test('a range that runs backwards is kept as typed, and cannot be submitted', async () => {
	const id = await start();
	const row = await send(id, await save(id), { total: '8000-7000' });
	expect(row).toMatchObject({
		...{ total: null, high: null },
		unread: [{ field: 'total', text: '8000-7000', fault: 'backwards' }],
	});
});

test('a reference, a tag and a note that no bundle would carry are kept as typed, or mended', async () => {
	const id = await start();
	const row = await send(id, await save(id), {
		reference: '!000001',
		tags: `flood, ${'t'.repeat(100)}`,
		note: 'one\u000btwo\u0000',
	});
	expect(row).toMatchObject({
		reference: null,
		tags: ['flood'],
		note: 'one\ntwo',
		unread: [
			{ field: 'reference', text: '!000001', fault: 'reserved' },
			{ field: 'tags', text: 't'.repeat(100), fault: 'long' },
		],
	});
});

test('figures are read as the reader’s language writes them', async () => {
	const id = await start();
	await change(`update indicator set unit = 'usd', dimensions = 15 where id = 1`);
	const seen = await save(id);
	overwriteGetLocale(() => 'fr');
	try {
		const row = await send(id, seen, { total: '12 345,50', cells: { '1': '1,500', '1-2': '3' } });
		expect(row).toMatchObject({
			total: 1234550,
			cells: [],
			unread: [
				{ field: '1', text: '1,500', fault: 'two ways' },
				// Two groups of one dimension make no cell.
				{ field: '1-2', text: '3', fault: 'unknown' },
			],
		});
	} finally {
		overwriteGetLocale(() => 'en');
	}
});

test('what has ended is 0, where a value stands until another comes, and no number elsewhere', async () => {
	const id = await start();
	const seen = await save(id);
	expect(await send(id, seen, { total: 'ended' })).toMatchObject({
		total: null,
		unread: [{ field: 'total', text: 'ended', fault: 'not a number' }],
	});
	await change(`update indicator set calculation = 'latest' where id = 1`);
	const row = await send(id, { ...seen, version: seen.version + 1 }, { total: 'ended' });
	expect(row).toMatchObject({ total: 0, unread: [] });
});
