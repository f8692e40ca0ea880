/** Exports of ActivityInfo sent in the browser: the rules are seen, edited and kept, and the next export goes by them. */
import { expect, test } from 'vitest';
import { readPairs, writePairs } from '#lib/exchange/activityInfo/lines.ts';
import { LEAVE } from '#lib/exchange/forms/activityInfo.ts';
import { activityInfoExport, PARTNERS } from '../../support/generator/activityInfo.ts';
import { exportDesk } from './exportDesk.ts';
import { closeWorkshops } from './imports.ts';

closeWorkshops();
test('what nobody understands is listed, said on the page of rules, kept, and read so next time', async () => {
	const { send, work, page, keep, ask } = await exportDesk();
	const { text, sums } = activityInfoExport(4 * PARTNERS);
	const id = await send(text.replaceAll('1.1.d number', 'number'));
	const { kept } = await work('try', id);
	expect(kept?.sentAs).toBe('activityinfo');
	expect(kept?.found?.aside?.unknown.map(({ what, code }) => `${what} ${code}`).sort()).toEqual([
		'field PRJ',
		`partner Maker ${PARTNERS - 1}`,
		'place c2',
	]);
	expect(kept?.found?.aside?.left.map(({ why }) => why)).toEqual([
		'typed or computed on the way to a metric',
	]);

	const shown = await page(id);
	expect(shown.fields.map(({ field, said, isProposed }) => [field, said, isProposed])).toEqual([
		['PRJ', '', false],
		['TRN_F', '1.1.a', true],
		['TRN_M', '1.1.a', true],
	]);
	expect(shown.partners).toBe(`Maker ${PARTNERS - 1} = `);
	const field = { 0: 'PRJ', 1: 'TRN_F', 2: 'TRN_M' };
	const indicator = { 0: '1.1.d', 1: '1.1.a', 2: LEAVE };
	const rest = {
		partners: `Maker ${PARTNERS - 1} = K${PARTNERS - 1}`,
		places: 'c1\tM1\nc2\tM2',
		state: 'approved',
	};
	await keep({ field, indicator, group: { 'sex.1': 'female' }, ...rest });
	const again = await work('try', id);
	expect(again.kept?.found?.aside?.unknown).toEqual([]);
	expect(again.kept?.found?.figures.length).toBeGreaterThan(0);
	expect((await work('store', id)).done).toBe('done');
	const total = await ask(
		`select i.code, sum(e.total) as total from entry e join indicator i on i.id = e.indicator_id group by i.code order by i.code`,
	);
	expect(total).toEqual([
		{ code: '1.1.a', total: sums['1.1.a female'] },
		{ code: '1.1.d', total: sums['1.1.d'] },
	]);
	const next = await work('try', await send(text));
	expect(next.kept?.found?.summary.reports).toEqual({ added: 0, changed: 0 });
	const told = await ask<{ after: string }>(
		`select after from audit_entry where action = 'set import rules'`,
	);
	expect(told.map(({ after }) => JSON.parse(after) as object)).toMatchObject([
		{ fields: 3, partners: 1, places: 2, state: 'approved' },
	]);
});

test('rules name what the plan has, fields of other pages keep theirs, and a file that is none says what it lacks', async () => {
	const { known, keep, send, work } = await exportDesk();
	await keep({ field: { 0: 'A', 1: 'B' }, indicator: { 0: LEAVE, 1: '1.1.a' } });
	await keep({ field: { 0: 'B' } });
	expect((await known()).rules.fields).toEqual({ A: { leave: true } });
	const refused = (form: object) => keep(form);
	await expect(refused({ field: { 3: 'B' }, indicator: { 3: 'no' } })).rejects.toMatchObject({
		field: 'indicator.3',
	});
	await expect(refused({ places: 'c1 = nowhere' })).rejects.toMatchObject({ field: 'places' });
	await expect(refused({ partners: ' = K1' })).rejects.toMatchObject({ field: 'partners' });
	const { text } = activityInfoExport(8);
	const cut = text.split('\n').slice(0, 1).join('');
	expect((await work('try', await send(`${cut}\n`))).kept?.found?.errors).toBe(0);
});

test('lines are pairs, as typed or as pasted from a spreadsheet', () => {
	const { pairs, faults } = readPairs('A = 1\nB\t2\n\nC = \n = 4\nD = 5 = 6');
	expect([...pairs]).toEqual([
		['A', '1'],
		['B', '2'],
	]);
	expect(faults).toEqual([5, 6]);
	expect(writePairs({ A: '1' }, ['New'])).toBe('New = \nA = 1');
});
