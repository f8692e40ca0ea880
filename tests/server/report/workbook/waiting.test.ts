import { describe, expect, test } from 'vitest';
import { confirmWorkbook, keepWorkbook } from '#lib/server/report/commands/workbook.ts';
import { NOW, useSetting } from '../setting.ts';
import { act, draftOf, edited, keep, refused, rowsOf, templateOf } from './setting.ts';

const setting = useSetting();
const { start, save, change } = setting;
const draft = () => draftOf(setting);

describe('a workbook waits to be confirmed', () => {
	async function waiting() {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ set }) => set(3, 'total', 20));
		return { id, ...(await keep(setting, id, file)) };
	}

	test('refused when the draft was changed meanwhile, and nothing is stored', async () => {
		const { id, workbookId } = await waiting();
		await save(id);
		const confirm = confirmWorkbook(setting.db, { ...act(id), workbookId });
		await expect(confirm).rejects.toMatchObject(refused('changed meanwhile'));
		expect((await rowsOf(setting, id))[0]).toMatchObject({ total: 12, reference: '=1+1' });
	});

	test('for a day, once, for its sender and report only', async () => {
		const { id, workbookId } = await waiting();
		const other = await start(4);
		const confirm = (rest: object) => confirmWorkbook(setting.db, { ...act(id), workbookId, ...rest });
		const later = new Date(NOW.getTime() + 86_400_001);
		for (const rest of [{ personId: 1 }, { reportId: other }, { now: later }, { workbookId: 'x' }]) {
			await expect(confirm(rest)).rejects.toMatchObject(refused('not found'));
		}
		expect(await confirm({})).toEqual({ added: 0, changed: 1 });
		await expect(confirm({})).rejects.toMatchObject(refused('not found'));
	});

	test('until the same person sends another for the report; what others sent, and for other reports, stays', async () => {
		const [id, other] = [await start(), await start(3, 2)];
		const kept = (reportId: number, rest = {}) =>
			keepWorkbook(setting.db, { ...act(reportId), ...rest, edition: 'e', rows: [] });
		await kept(id);
		const stays = [await kept(other), await kept(id, { personId: 1 })];
		const again = await kept(id);
		const found = await setting.ask<{ id: string }>('select id from workbook');
		expect(found.map((one) => one.id).sort()).toEqual([...stays, again].sort());
	});

	test('not in a report that was submitted', async () => {
		const { id, workbookId } = await waiting();
		await change(`update report set state = 'submitted' where id = ${id}`);
		const confirm = confirmWorkbook(setting.db, { ...act(id), workbookId });
		await expect(confirm).rejects.toMatchObject(refused('wrong state'));
	});
});
