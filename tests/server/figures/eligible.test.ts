/** The recount trusts nothing that is kept with an entry: what the code before stored wrongly is found, and mended. */
import { expect, test } from 'vitest';
import { recountAll } from '#lib/server/figures/commands/countAnew.ts';
import { checkTotals, rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { readFileAt } from '../../support/reader.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

const reached = async (db: Database) => {
	const address = 'progress?year=2024&quarter=1';
	const body = JSON.parse(await readFileAt(db, { plan: 'm', sector: 's' }, address)) as {
		indicators: { reached: number | null }[];
	};
	return body.indicators[0]?.reached;
};
const check = (db: Database) => transaction(db, checkTotals);

test('a row of another appeal that was saved as counting is unsound, named by its place', async () => {
	const { db, takePath } = await workshop();
	await takePath('tests/fixtures/bundles/appeal-counted');
	expect(await check(db)).toEqual([]);
	// Saved again by the code before: it counts, and stands in the totals.
	await transaction(db, async (writer) => {
		await run(writer, `update entry set eligible = 1 where total = 100`);
		for (const table of ['place_total', 'window_total'])
			await run(writer, `update ${table} set total = total + 100`);
	});
	expect(await reached(db)).toBe(110);
	const faults = await check(db);
	expect(faults.filter(({ table }) => table === 'entry')).toMatchObject([
		{
			stored: {
				partner: 'P1',
				year: 2024,
				quarter: 1,
				indicator: 'i',
				place: 'A',
				appeal: 'lcrp',
				status: 'ongoing',
				eligible: 1,
			},
			recounted: null,
		},
	]);
	expect(faults).toContainEqual(
		expect.objectContaining({
			table: 'place_total',
			stored: expect.objectContaining({ total: 110 }) as object,
		}),
	);
	await transaction(db, async (writer) => rebuildTotals(writer, 1));
	expect(await check(db)).toEqual([]);
	expect(await reached(db)).toBe(10);
});

test('a row of an earlier year that was saved as counting is unsound', async () => {
	const { db, takePath } = await workshop();
	await takePath('tests/fixtures/bundles/work-of-an-earlier-year');
	expect(await check(db)).toEqual([]);
	await transaction(db, (writer) => run(writer, `update entry set eligible = 1 where total = 40`));
	const faults = (await check(db)).filter(({ table }) => table === 'entry');
	expect(faults).toMatchObject([
		{ stored: { indicator: '1.1.a', quarter: 2, eligible: 1 }, recounted: null },
	]);
});

test('is counted anew when asked for, which the record tells, and only then raises the data version', async () => {
	const { db, takePath, ask } = await workshop();
	await takePath('tests/fixtures/bundles/appeal-counted');
	const NOW = new Date('2024-07-01T00:00:00Z');
	const version = async () =>
		(await ask<{ version: number }>(`select version from data_version`))[0]?.version;
	const told = () =>
		ask<{ after: string }>(`select after from audit_entry where action = 'count totals anew' order by id`);
	const before = (await version()) ?? 0;
	expect([...(await recountAll(db, NOW))]).toEqual([['m', []]]);
	expect(await version()).toBe(before);
	await transaction(db, (writer) => run(writer, `update window_total set total = total + 100`));
	expect(await check(db)).not.toEqual([]);
	expect((await recountAll(db, NOW)).get('m')?.map(({ table }) => table)).toContain('window_total');
	expect(await check(db)).toEqual([]);
	expect(await version()).toBe(before + 1);
	const [nothing, something] = (await told()).map(({ after }) => JSON.parse(after) as { unsound: object });
	expect(nothing?.unsound).toEqual({});
	expect(something?.unsound).toMatchObject({ window_total: expect.any(Number) as number });
});
