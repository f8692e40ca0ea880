/** Targets typed by a coordinator: set, revised, taken away, and told where somebody else was first. */
import { expect, test } from 'vitest';
import { readTargetGrid } from '#lib/server/framework/targetGrid.ts';
import type { GridAsked } from '#lib/framework/targetGrid.ts';
import { targetFindingWords } from '#lib/framework/words/target.ts';
import { setTargets, type ChangedTarget } from '#lib/server/framework/commands/setTargets.ts';
import { pastedTargets } from '#lib/server/framework/pastedTargets.ts';
import { typedTargets, targetsBack } from '#lib/server/framework/typedTargets.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();
const NOW = new Date('2024-08-01T09:00:00Z');
const YEAR: GridAsked = { year: 2024, from: 1, across: 'time', quarter: null, within: null, part: 1 };

async function desk() {
	const shop = await workshop();
	await shop.take();
	await transaction(shop.db, (writer) =>
		run(writer, `insert into person (id, email, name, created_at) values (1, 'c@example.org', 'C', 0)`),
	);
	const idOf = async (table: string, condition: string) =>
		(await shop.ask<{ id: number }>(`select id from ${table} where ${condition}`))[0]?.id ?? 0;
	const of = {
		planId: await idOf('plan', `code = 'tiny'`),
		sectorId: await idOf('sector', `code = 'stability'`),
	};
	const trained = await idOf('indicator', `code = '1.1.a'`);
	const cell = (more: Partial<ChangedTarget>): ChangedTarget => ({
		...{ indicatorId: trained, quarter: null, placeId: null, cohortId: null, sexId: null },
		...{ value: null, seen: null, ...more },
	});
	const grid = (asked: Partial<GridAsked> = {}) =>
		snapshot(shop.db, async (reader) => {
			const scope = await getScope(reader, 'tiny', 'stability');
			const found = scope && (await readTargetGrid(reader, scope, { ...YEAR, ...asked }));
			if (!found) throw new Error('no grid');
			return found;
		});
	const set = (changes: readonly ChangedTarget[], more: { from?: 1 | 2 | 3; correction?: string } = {}) =>
		setTargets(shop.db, {
			...{ ...of, year: 2024, from: 1, correction: '', personId: 1, now: NOW, changes },
			...more,
		});
	return { ...shop, idOf, cell, grid, set };
}

const rowOf = ({ rows }: Awaited<ReturnType<Awaited<ReturnType<typeof desk>>['grid']>>, code: string) =>
	rows.find((row) => row.code === code);

test('a locked quarter moves only with a reason; a revision from an open quarter is free and stands beside the first', async () => {
	const { set, cell, grid, ask } = await desk();
	await expect(set([cell({ value: 200, seen: 100 })])).rejects.toMatchObject({
		reason: 'moves locked figures',
	});
	expect(await set([cell({ value: 200 })], { from: 3 })).toEqual({ set: 1, taken: 0 });
	expect(rowOf(await grid(), '1.1.a')?.cells[0]).toEqual({ value: 100, before: null });
	expect(rowOf(await grid({ from: 3 }), '1.1.a')?.cells[0]).toEqual({ value: 200, before: 100 });
	await set([cell({ value: 120, seen: 100 })], { correction: 'a wrong sheet' });
	const [entry] = await ask<{ before: string; after: string }>(
		`select before, after from audit_entry where action = 'set targets' order by id desc limit 1`,
	);
	expect(JSON.parse(entry?.before ?? '')).toEqual({ year: 2024, targets: [['1.1.a', 100]] });
	expect(JSON.parse(entry?.after ?? '')).toMatchObject({
		targets: [['1.1.a', 120]],
		correction: 'a wrong sheet',
	});
});

test('whoever saves second learns of it, and nothing of theirs is stored; what they did not touch stays', async () => {
	const { set, cell, ask } = await desk();
	await set([cell({ quarter: 3, value: 60 })]);
	const late = cell({ quarter: 3, value: 70 });
	const done = await set([late, cell({ quarter: 4, value: 90 })]);
	expect(done.theirs).toEqual([`${late.indicatorId}.3-0-0-0`]);
	expect(await ask(`select quarter, value from target where quarter >= 3 order by 1`)).toEqual([
		{ quarter: 3, value: 60 },
	]);
	expect(await set([{ ...late, seen: 60 }])).toEqual({ set: 1, taken: 0 });
	expect(await set([{ ...late, value: null, seen: 70 }])).toEqual({ set: 0, taken: 1 });
	expect(await set([{ ...late, value: null, seen: 70 }])).toEqual({ set: 0, taken: 0 });
});

test('nothing of another plan or another dimension is named', async () => {
	const { set, cell, idOf } = await desk();
	const sexId = await idOf('plan_group', `dimension = 'sex'`);
	for (const wrong of [{ indicatorId: 999 }, { placeId: 999 }, { cohortId: sexId }, { sexId: 999 }]) {
		await expect(set([cell({ ...wrong, value: 1 })])).rejects.toMatchObject({ reason: 'not found' });
	}
	expect(await set([cell({ sexId, value: 1 })])).toEqual({ set: 1, taken: 0 });
});

test('parts are held against the whole, in a sentence', async () => {
	const { set, cell, idOf, grid } = await desk();
	const placeId = await idOf('place', `pcode = 'ZZ1'`);
	await set([cell({ placeId, value: 130 })]);
	const row = rowOf(await grid({ across: 'place' }), '1.1.a');
	expect(row).toMatchObject({ whole: 100, cells: [{ value: 130 }] });
	expect(row && targetFindingWords(row)?.replaceAll(/[\u2068\u2069]/g, '')).toBe(
		'1.1.a: the parts come to 130, 30 more than the target of the whole, 100.',
	);
	await set([cell({ quarter: 2, value: 20 })]);
	expect(rowOf(await grid(), '1.1.a')?.finding).toEqual({ is: 'falls', quarter: 2, value: 20, before: 25 });
});

test('a block from a spreadsheet is read by codes and headings, in either grouping, and taken back whole', async () => {
	const { grid, set, ask } = await desk();
	const now = await grid();
	const block =
		'Indicator\tQ3\tYear’s target\tOther\n1.1.a\t60\t1,200\tx\n1.b\t\t75 %\n9.9\t1\n1.1.c\t\t1.5.2';
	const { cells, faults } = pastedTargets(block, now);
	expect(faults.map(({ fault, line, text }) => [fault, line, text])).toEqual([
		['unknown heading', 1, 'Other'],
		['unknown indicator', 4, '9.9'],
	]);
	// Below headings of other columns nothing is read by its place: Ramtha's 200 would be another's.
	const others = pastedTargets('Indicator\tRamtha\tKoura\n1.1.a\t200\t300', now);
	expect([...others.cells]).toEqual([]);
	expect(others.faults.map(({ fault, text }) => [fault, text])).toEqual([
		['unknown heading', 'Ramtha'],
		['unknown heading', 'Koura'],
	]);
	expect(pastedTargets('1.1.a\t200', now).cells.size).toBe(1);
	const ids = Object.fromEntries(now.rows.map(({ code, id }) => [code, id]));
	const seen = new Map([
		[`${ids['1.1.a']}.0-0-0-0`, 100],
		[`${ids['1.b']}.0-0-0-0`, 600_000],
	]);
	const read = typedTargets(now.rows, Object.fromEntries(cells), seen, false);
	expect([...read.faults]).toEqual([[`${ids['1.1.c']}.0-0-0-0`, 'not a number']]);
	expect(read.changes.map(({ value }) => value)).toEqual([60, 1200, 750_000]);
	const before = await ask('select indicator_id, quarter, value from target order by 1, 2, 3');
	await set(read.changes, { correction: 'x' });
	const back = targetsBack(now.rows, read.changes);
	const again = typedTargets(
		now.rows,
		Object.fromEntries(back.t),
		new Map(read.changes.map((one) => [`${one.indicatorId}.${one.quarter ?? 0}-0-0-0`, one.value ?? 0])),
		false,
	);
	await set(again.changes, { correction: 'x' });
	expect(await ask('select indicator_id, quarter, value from target order by 1, 2, 3')).toEqual(before);
});

test('sixty indicators in five places are answered and stored at once', async () => {
	const { grid, set, ask, db, idOf } = await desk();
	const sector = await idOf('sector', `code = 'stability'`);
	const governorate = await idOf('place', `pcode = 'ZZ1'`);
	await transaction(db, async (writer) => {
		const [outcome] = await ask<{ id: number }>('select id from outcome');
		for (let i = 0; i < 60; i++) {
			await run(
				writer,
				`insert into indicator (sector_id, outcome_id, code, name, unit, calculation)
				values (@sector, @outcome, @code, '{"en":"I"}', 'people', 'sum')`,
				{ sector, outcome: outcome?.id, code: `2.${i}` },
			);
		}
		for (let i = 2; i < 6; i++) {
			await run(
				writer,
				`insert into place (plan_id, pcode, name, level, parent_id)
				select plan_id, @pcode, name, level, parent_id from place where id = @governorate`,
				{ pcode: `ZZ${i}`, governorate },
			);
		}
	});
	const found = await grid({ across: 'place' });
	const changes = found.rows
		.filter(({ code }) => code.startsWith('2.'))
		.flatMap(({ id }) =>
			found.columns.map((column) => ({ ...column, indicatorId: id, value: 5, seen: null })),
		);
	expect(changes).toHaveLength(300);
	const from = performance.now();
	expect(await set(changes)).toEqual({ set: 300, taken: 0 });
	expect(performance.now() - from).toBeLessThan(5_000);
	expect((await grid({ across: 'place' })).rows.at(-1)?.cells).toHaveLength(5);
});
