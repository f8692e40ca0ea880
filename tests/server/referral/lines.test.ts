/** Counts of referrals as lines: of some months, from or to some sectors, and no two statuses in one. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { listReferralLines } from '#lib/server/referral/queries/lines.ts';
import { quarterMonths } from '#lib/referral/months.ts';
import { BESIDE } from '../../support/besideFigures.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

test('of months and sectors that are asked for, in one order, two statuses never in one line', async () => {
	const { take, db } = await workshop();
	await take(BESIDE);
	const ask = async (sectors: readonly string[] | null, first: string, last: string) =>
		(await snapshot(db, (reader) => listReferralLines(reader, 1, { sectors, first, last }))).map(
			({ month, fromSector, toSector, status, count }) =>
				`${month} ${fromSector} ${toSector} ${status} ${count}`,
		);
	const [outside, unanswered, done, later] = [
		'2024-01 protection stability no answer 4',
		'2024-01 stability health no answer 12',
		'2024-01 stability health done 3',
		'2024-02 stability water accepted 7',
	];
	expect(await ask(null, '2024-01', '2024-03')).toEqual([outside, unanswered, done, later]);
	expect(await ask(null, '2024-02', '2024-02')).toEqual([later]);
	expect(await ask(['protection', 'water'], '2024-01', '2024-03')).toEqual([outside, later]);
	expect(await ask(['nutrition'], '2024-01', '2024-03')).toEqual([]);
});

test('a quarter has the months of the plan’s years', () => {
	const of = (yearStarts: number) => quarterMonths({ year: 2024, quarter: 4 }, { yearStarts });
	expect(of(1)).toEqual({ first: '2024-10', last: '2024-12' });
	expect(of(4)).toEqual({ first: '2025-01', last: '2025-03' });
});
