/** What the headline figures of a quarter lack, from stored reports. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { listMissing } from '#lib/server/report/queries/missing.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listStandings } from '#lib/server/report/queries/standings.ts';
import { NOW, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, change } = setting;

async function report(periodId: number, partnerId: number, entries: Parameters<typeof save>[1][]) {
	const id = await start(periodId, partnerId);
	for (const entry of entries) await save(id, entry);
	await submit(id);
	return id;
}

const missing = () =>
	snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1');
		if (!scope) throw new Error('no sector');
		const quarter = { year: 2024, quarter: 2, due: '2024-07-05' } as const;
		return listMissing(reader, scope, quarter, await listStandings(reader, scope, quarter, NOW));
	});

test('without participation, who had a figure in the quarter before takes part', async () => {
	await change(`update indicator set headline = 1 where id in (1, 7)`);
	await approve(await report(2, 1, [{ total: 30 }, { indicatorId: 3, total: 1, placeId: 4 }]));
	await approve(await report(2, 2, [{ total: 10 }, { indicatorId: 4, total: 1, placeId: 4 }]));
	await approve(await report(3, 2, [{ total: 11 }]));
	await start(3, 1);
	const [sum, union] = await missing();
	expect(sum).toMatchObject({
		code: '1.1',
		before: { year: 2024, quarter: 1, reached: 40 },
		addsUp: true,
		expected: 2,
		missing: [{ partnerId: 1, state: 'draft', carried: 30, share: 0.75, daysLate: 5 }],
	});
	// Both counted the one municipality: together it is one, and each alone all of it.
	expect(union).toMatchObject({
		code: '1.7',
		before: { reached: 1 },
		addsUp: false,
		missing: [{ partnerId: 1, carried: 1, share: 1 }],
	});
});

test('with participation, only the partners of its output; a year ago stands in for an unknown quarter', async () => {
	await change(
		`insert into output (id, sector_id, outcome_id, code, name) values (1, 1, 1, '1.1', '{"en":"O"}'), (2, 1, 1, '1.2', '{"en":"P"}')`,
	);
	await change(`update indicator set headline = 1, output_id = 1 where id = 1`);
	await change(`update period set year = 2023, quarter = 2 where id = 1`);
	await change(
		`insert into participation (partner_id, output_id, from_quarter) values (1, 1, ${2023 * 4}), (2, 2, ${2023 * 4}), (3, 1, ${2023 * 4})`,
	);
	await approve(await report(1, 3, [{ total: 8 }]));
	expect(await missing()).toMatchObject([
		{
			before: { year: 2023, quarter: 2, reached: 8 },
			expected: 2,
			missing: [
				{ partnerId: 3, state: null, carried: 8, share: 1 },
				{ partnerId: 1, state: null, carried: null, share: null },
			],
		},
	]);
});

test('nothing to compare with is said as unknown', async () => {
	await change(`update indicator set headline = 1 where id = 1`);
	expect(await missing()).toEqual([expect.objectContaining({ before: null, expected: 0, missing: [] })]);
});
