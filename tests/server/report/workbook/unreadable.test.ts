import { describe, expect, test } from 'vitest';
import { useSetting } from '../setting.ts';
import { draftOf, edited, previewOf, templateOf } from './setting.ts';

const setting = useSetting();
const { start } = setting;
const draft = () => draftOf(setting);

describe('what cannot be read is named by its cell, all at once', () => {
	test('in every column', async () => {
		const id = await draft();
		const wanted: [cell: string, fault: string][] = [];
		const file = await edited(await templateOf(setting, id), ({ set, cell, cells, rows }) => {
			const wrong = (row: number, code: string, value: string | number | Date | null, fault: string) => {
				set(row, code, value);
				wanted.push([cell(row, code), fault]);
			};
			wrong(3, 'total', '12 people', 'not a number');
			wrong(3, 'sex.women', -1, 'negative');
			wrong(3, 'sex.men', 1.5, 'fraction');
			wrong(3, 'cohort.lebanese', 1e13, 'too large');
			wrong(3, 'place', 'Nowhere at all', 'unknown place');
			wrong(4, 'indicator', '9.9', 'unknown indicator');
			wrong(4, 'status', 'perhaps', 'unknown status');
			wrong(4, 'donors', 'o4; zz', 'unknown donor');
			wrong(4, 'through', 'zz', 'unknown through');
			// What is done later than the report's own quarter cannot have been done yet.
			wrong(4, 'done_in', '2024-Q2', 'unknown quarter');
			wrong(5, 'done_in', 'lately', 'unknown quarter');
			wrong(5, 'total', new Date('2024-01-02T00:00:00Z'), 'date');
			wrong(5, 'sex.women', '#REF!', 'error');
			wrong(5, 'reference', 'x'.repeat(2001), 'cell too long');
			wrong(6, 'indicator', null, 'no indicator');
			wrong(6, 'status', null, 'no status');
			set(6, 'total', 3);
			const column = rows[1]?.indexOf('sex.men') ?? 0;
			cells.set(`5,${column}`, { formula: 'WEBSERVICE("http://127.0.0.1/")' });
			wanted.push([cell(6, 'sex.men'), 'formula']);
			for (const row of [7, 8]) {
				set(row, 'reference', 'T');
				set(row, 'indicator', '1.1');
				set(row, 'status', 'ongoing');
			}
			wanted.push([cell(8, 'reference'), 'twice']);
		});
		const { preview } = await previewOf(setting, id, file);
		const told = preview.errors.map(({ cell, fault }) => [cell, fault]);
		expect(told.toSorted()).toEqual(wanted.toSorted());
		expect(new Set(preview.errors.map(({ sheet }) => sheet))).toEqual(new Set(['Report']));
	});

	test('a formula whose result stands in the file is read as that result', async () => {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ cells, rows }) => {
			const column = rows[1]?.indexOf('total') ?? 0;
			cells.set(`2,${column}`, { formula: 'SUM(20,1)', formulaResult: 21 });
		});
		const { preview } = await previewOf(setting, id, file);
		expect(preview.errors).toEqual([]);
		expect(preview.rows).toMatchObject([{ number: 3, changes: [{ before: '12', after: '21' }] }]);
	});

	test('statuses in any of the languages', async () => {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ set }) => set(3, 'status', 'مخطَّط'));
		const { preview } = await previewOf(setting, id, file);
		expect(preview.rows).toMatchObject([{ changes: [{ before: 'ongoing', after: 'planned' }] }]);
	});
});

describe('a workbook that is not this report’s', () => {
	test('another report, no report, or one that lost its columns, is refused whole', async () => {
		const id = await draft();
		const file = await templateOf(setting, id);
		const other = await start(4);
		const reason = (why: string) => ({ name: 'WorkbookRefused', reason: why });
		await expect(previewOf(setting, other, file)).rejects.toMatchObject(reason('other report'));
		const bare = await edited(file, ({ rows }) => rows.splice(1, 1));
		await expect(previewOf(setting, id, bare)).rejects.toMatchObject(reason('no report sheet'));
		const lost = await edited(file, ({ rows }) => rows.forEach((row) => row.shift()));
		await expect(previewOf(setting, id, lost)).rejects.toMatchObject({
			...reason('columns missing'),
			columns: ['row'],
		});
	});
});
