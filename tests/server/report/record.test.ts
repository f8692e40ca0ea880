/** Every change of a draft stands in the record, with what changed and no more. */
import { describe, expect, test } from 'vitest';
import {
	copyLastQuarter,
	explainWarning,
	removeEntries,
	setNothingToReport,
} from '#lib/server/report/commands/changeDraft.ts';
import { confirmWorkbook, keepWorkbook } from '#lib/server/report/commands/workbook.ts';
import { editionOf } from '#lib/server/report/commands/submitReport.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { ENTRY, NOW, OFFICER } from './entry.ts';
import { useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, ask } = setting;
const act = (reportId: number) => ({ reportId, personId: OFFICER, now: NOW });

/** Entries since the draft was started. */
async function told() {
	const found = await ask<{ action: string; subject: string; before: string; after: string }>(
		`select action, subject, before, after from audit_entry where action <> 'start report' order by id`,
	);
	return found.map(({ before, after, ...entry }) => ({
		...entry,
		before: JSON.parse(before) as unknown,
		after: JSON.parse(after) as unknown,
	}));
}

describe('a row', () => {
	test('that is new, changed, saved as it was, and removed', async () => {
		const id = await start();
		const cells = [
			{ groups: { sex: 1 }, value: 6 },
			{ groups: { sex: 2 }, value: 3 },
		];
		const first = await save(id, { total: 12, cells, tags: ['flood'], note: 'hall' });
		const changed = [{ groups: { sex: 1 }, value: 7 }, ...cells.slice(1)];
		const second = await save(id, { total: 13, cells: changed, tags: ['flood'], note: 'hall' }, first);
		await save(id, { total: 13, cells: changed, tags: ['flood'], note: 'hall' }, second);
		await removeEntries(setting.db, { ...act(id), entryIds: [first.entryId] });
		const [added, edited, removed, ...more] = await told();
		const where = {
			report: id,
			indicator: expect.any(String) as string,
			place: expect.any(String) as string,
		};
		expect(added).toMatchObject({
			action: 'save row',
			subject: `entry/${first.entryId}`,
			before: null,
		});
		expect(added?.after).toMatchObject({ ...where, total: '12', tags: ['flood'], note: 'hall' });
		const women = Object.keys(edited?.before as object).find((name) => name.startsWith('of ')) ?? 'none';
		expect(edited).toMatchObject({
			action: 'save row',
			before: { [women]: '6', total: '12' },
			after: { ...where, [women]: '7', total: '13' },
		});
		expect(Object.keys(edited?.after as object)).toHaveLength(5);
		expect(removed).toMatchObject({ action: 'remove row', before: { ...where, total: '13' }, after: null });
		expect(more).toEqual([]);
	});

	test('that was sent twice is told once', async () => {
		const id = await start();
		await save(id, {}, { sent: 'x' });
		await save(id, { total: 99 }, { sent: 'x' });
		expect(await told()).toMatchObject([{ action: 'save row', after: { total: '10' } }]);
	});

	test('that was refused is not told', async () => {
		const id = await start();
		const seen = await save(id);
		await save(id, { total: 11 }, seen);
		await expect(save(id, { total: 12 }, seen)).rejects.toThrow('changed meanwhile');
		await expect(save(id, { placeId: 999 })).rejects.toThrow('refused');
		expect(await told()).toHaveLength(2);
	});

	test('with the word on its warning', async () => {
		const id = await start();
		const { entryId } = await save(id);
		const explain = (body: string) =>
			explainWarning(setting.db, { ...act(id), entryId, rule: 'alike', body });
		for (const body of ['two halls', 'two halls', 'three', '']) await explain(body);
		expect((await told()).slice(1)).toMatchObject([
			{ action: 'explain warning', before: { body: null }, after: { rule: 'alike', body: 'two halls' } },
			{ before: { body: 'two halls' }, after: { body: 'three' } },
			{ before: { body: 'three' }, after: { body: null } },
		]);
	});
});

describe('a report', () => {
	test('that says it has nothing, and takes it back', async () => {
		const id = await start();
		for (const nothing of [true, true, false]) await setNothingToReport(setting.db, { ...act(id), nothing });
		expect(await told()).toMatchObject([
			{ action: 'say nothing to report', before: { nothing: false }, after: { nothing: true } },
			{ before: { nothing: true }, after: { nothing: false } },
		]);
	});

	test('that took over last quarter, where there was something to take', async () => {
		const first = await start(2);
		await save(first, { reference: 'A' });
		await submit(first);
		await approve(first);
		const id = await start();
		await copyLastQuarter(setting.db, act(id));
		await copyLastQuarter(setting.db, act(id));
		expect((await told()).filter(({ action }) => action === 'copy quarter')).toMatchObject([
			{ subject: `report/${id}`, after: { from: first, rows: 1 } },
		]);
	});

	test('that took a workbook: each row, and the whole', async () => {
		const id = await start();
		const { entryId, version } = await save(id, { reference: 'A', total: 1 });
		const edition = await snapshot(setting.db, (reader) => editionOf(reader, id));
		const rows = [
			{ entryId, version, entry: { ...ENTRY, reference: 'A', total: 2 } },
			{ entryId: null, version: 0, entry: { ...ENTRY, reference: 'B' } },
		];
		const workbookId = await keepWorkbook(setting.db, { ...act(id), edition, rows });
		await confirmWorkbook(setting.db, { ...act(id), workbookId });
		expect((await told()).slice(1)).toMatchObject([
			{ action: 'save row', before: { total: '1' }, after: { total: '2' } },
			{ action: 'save row', before: null, after: { reference: 'B' } },
			{ action: 'store workbook', after: { added: 1, changed: 1 } },
		]);
	});
});
