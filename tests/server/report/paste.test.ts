/** Lines pasted from a spreadsheet: looked at first, then added once. */
import { describe, expect, test } from 'vitest';
import { pasteForm } from '#lib/report/forms/report.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { addRows, previewRows } from '#lib/server/report/addRows.ts';
import { MOST } from '#lib/report/bounds.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, change, submit } = setting;
const rowsOf = (id: number) => snapshot(setting.db, (reader) => listReportRows(reader, id));

async function pasting(lines: string, more: object = {}) {
	const id = await start();
	const form = pasteForm.parse({ indicator: 1, lines, sent: 'sent-by-a-test', ...more });
	const act = { reportId: id, personId: OFFICER, now: NOW };
	return {
		id,
		look: () => previewRows(setting.db, act, form),
		add: () => addRows(setting.db, act, form),
	};
}

async function towns(): Promise<void> {
	const names = ['Halba', 'Tyre', 'Tripoli'];
	for (const [i, name] of names.entries()) {
		await change(`update place set name = '{"en":"${name}","ar":"بلدة ${i}"}' where id = ${i + 4}`);
	}
	await change(`update indicator set dimensions = 15`);
}

describe('a preview', () => {
	test('says which place was recognised, the figure as read, and what is wrong; nothing is stored', async () => {
		await towns();
		const { id, look } = await pasting('halba\t١٬٢٠٠\nM5\t1.5\nTripolli x\t-3\n\t7');
		const { rows, unknown } = await look();
		expect(rows).toMatchObject([
			{ line: 1, place: 'Halba, District [M4]', figure: '1,200', problems: [], near: [] },
			{ line: 2, place: 'Tyre, District [M5]', figure: null },
			{ line: 3, place: null, typed: 'Tripolli x', figure: null },
			// Cells of places that were merged in the spreadsheet come empty but for the first.
			{ line: 4, place: null, typed: '', figure: '7', problems: [expect.stringContaining('merged cells')] },
		]);
		expect(rows[1]?.problems).toHaveLength(1);
		expect(rows[2]?.problems).toHaveLength(2);
		expect(rows[2]?.near.map(({ pcode }) => pcode)).toContain('M6');
		expect(unknown).toEqual([]);
		expect(await rowsOf(id)).toEqual([]);
	});

	test('reads further columns by their headings, in any language', async () => {
		await towns();
		const { look, add, id } = await pasting(
			[
				'المكان\tChiffre total\twomen\tmen · lebanese\tDonor\tStatus\tReference\tPhone',
				'Halba\t9\t4\t3\to4\tcompleted\tA-1\t03 123',
				'Tyre\t2\t\t\tnobody\tin the clouds\t\t',
			].join('\n'),
		);
		const { rows, unknown } = await look();
		expect(unknown).toEqual(['Phone']);
		expect(rows[0]).toMatchObject({ figure: '9', problems: [] });
		expect(rows[0]?.more).toEqual(['women 4', 'men · lebanese 3', 'A-1', 'completed', 'o4']);
		expect(rows[1]?.problems).toHaveLength(2);
		await add();
		expect(await rowsOf(id)).toMatchObject([
			{ reference: 'A-1', status: 'completed', donors: [4], total: 9, placeId: 4 },
			{ reference: null, status: 'ongoing', donors: [], total: 2, placeId: 5 },
		]);
		expect((await rowsOf(id))[0]?.cells).toEqual([
			{ groups: { sex: 1 }, value: 4 },
			{ groups: { sex: 2, cohort: 3 }, value: 3 },
		]);
	});

	test('reads what a row has besides by its heading too: through, tags and the quarter', async () => {
		await towns();
		const { look, add, id } = await pasting(
			[
				'Location\tFigure\tThrough\tTags\tDone in',
				'Halba\t9\to4\tflash, flood\t2023-Q4',
				'Tyre\t2\tnobody\t\t1999-Q1',
			].join('\n'),
		);
		const { rows, unknown } = await look();
		expect(unknown).toEqual([]);
		expect(rows[0]).toMatchObject({ more: ['o4', 'flash, flood', '2023-Q4'], problems: [] });
		expect(rows[1]?.problems).toEqual([
			expect.stringContaining('“nobody”'),
			expect.stringContaining('“1999-Q1” is no earlier quarter'),
		]);
		await add();
		expect(await rowsOf(id)).toMatchObject([
			{ throughId: 4, tags: ['flash', 'flood'], doneIn: 2023 * 4 + 3 },
			{ throughId: null, tags: [], doneIn: null },
		]);
	});

	test('refuses more lines than anybody means', async () => {
		const { look } = await pasting('M4\t1\n'.repeat(MOST.lines + 1));
		await expect(look()).rejects.toMatchObject({
			reason: 'too many lines',
			amount: { given: 501, most: 500 },
		});
	});
});

describe('adding', () => {
	test('twice adds once, and is told once', async () => {
		const { id, add } = await pasting('M4\t1\nM5\t2', { donor: 4 });
		const [first, again] = [await add(), await add()];
		expect(first).toEqual({ first: expect.any(Number) as number, count: 2 });
		expect(again).toEqual(first);
		expect(await rowsOf(id)).toMatchObject([
			{ placeId: 4, total: 1, donors: [4] },
			{ placeId: 5, total: 2, donors: [4] },
		]);
		expect(await setting.ask(`select 1 from audit_entry where action = 'save row'`)).toHaveLength(2);
	});

	test('takes the place that was chosen for a name; what could not be read stays, marked', async () => {
		await towns();
		const { id, add } = await pasting('Tripolli x\t1\nNowhere at all\t2', { places: { 1: 'M6' } });
		await add();
		const rows = await rowsOf(id);
		expect(rows).toMatchObject([
			{ placeId: 6, unread: [] },
			{ placeId: null, unread: [{ field: 'place', text: 'Nowhere at all', fault: 'unknown' }] },
		]);
		await expect(submit(id)).rejects.toMatchObject({ reason: 'errors' });
	});

	test('without a line is one row to fill in', async () => {
		const { id, add } = await pasting(' ');
		await add();
		expect(await rowsOf(id)).toMatchObject([{ placeId: null, total: null, unread: [] }]);
	});

	test('is all or nothing', async () => {
		const { id, add } = await pasting('M4\t1\nM5\t2', { donor: 999 });
		await expect(add()).rejects.toMatchObject({
			reason: 'not allowed',
		});
		expect(await rowsOf(id)).toEqual([]);
	});
});

describe('a place', () => {
	/** A district and a municipality that are called alike, as nearly every capital of a district is. */
	async function alike(): Promise<void> {
		await towns();
		await change(`update place set name = '{"en":"Bekaa"}' where id = 2`);
		await change(`update place set name = '{"en":"Zahle","ar":"زحلة"}' where id = 3`);
		await change(`update place set name = '{"en":"Zahle","ar":"زحلة"}' where id = 4`);
	}

	test('is the one that pages label so, be it a district', async () => {
		await alike();
		const { look } = await pasting('Zahle, Bekaa\t20\nZahle, Zahle\t10\nزحلة، زحلة\t1');
		const { rows } = await look();
		expect(rows.map(({ place }) => place)).toEqual([
			'Zahle, Bekaa [D]',
			'Zahle, Zahle [M4]',
			'Zahle, Zahle [M4]',
		]);
	});

	test('that is a district and a municipality is asked about', async () => {
		await alike();
		const { look, add, id } = await pasting('Zahle\t20');
		const [row] = (await look()).rows;
		expect(row).toMatchObject({ place: null, problems: [expect.stringContaining('Several places')] });
		expect(
			row?.near
				.map(({ pcode }) => pcode)
				.slice(0, 2)
				.sort(),
		).toEqual(['D', 'M4']);
		await add();
		expect(await rowsOf(id)).toMatchObject([
			{ placeId: null, unread: [{ field: 'place', text: 'Zahle', fault: 'ambiguous' }] },
		]);
	});
});

describe('a line', () => {
	test('without tabs has its figure behind a comma or a semicolon', async () => {
		await towns();
		const { look } = await pasting('Halba,10\nTripoli;12\nTyre, District');
		const { rows } = await look();
		expect(rows.map(({ place, figure }) => [place, figure])).toEqual([
			['Halba, District [M4]', '10'],
			['Tripoli, District [M6]', '12'],
			['Tyre, District [M5]', null],
		]);
	});

	test('is read without the marks that nobody sees', async () => {
		await towns();
		const { look } = await pasting(
			'\u200fHalba\u200f\t\u200f١٢٣\u200f\nM4\u200b\t\u202a45\u202c\nHalba\t\u200fx',
		);
		const { rows } = await look();
		expect(rows.map(({ place, figure }) => [place, figure])).toEqual([
			['Halba, District [M4]', '123'],
			['Halba, District [M4]', '45'],
			['Halba, District [M4]', null],
		]);
		expect(rows[2]?.problems).toEqual([expect.stringContaining('“<U+200F>x”')]);
	});

	test('whose reference no bundle would carry keeps it as it was typed', async () => {
		await towns();
		const { add, id } = await pasting(
			`Place\tTotal\tReference\tNote\nHalba\t1\t!000001\ta\u000bb\u0000c\nTyre\t2\t${'R'.repeat(101)}\t`,
		);
		await add();
		expect(await rowsOf(id)).toMatchObject([
			{
				reference: null,
				note: 'a\nbc',
				unread: [{ field: 'reference', text: '!000001', fault: 'reserved' }],
			},
			{ reference: null, unread: [{ field: 'reference', fault: 'long' }] },
		]);
	});
});
