/** Of a quarter that has not opened nothing is judged, wherever it is told. Source: docs/rules.md, Status. */
import { expect, test } from 'vitest';
import { findingOf } from '#lib/figures/finding.ts';
import { targetLines } from '#lib/figures/words/trace.ts';
import { bulletLabel } from '#lib/figures/words/indicator.ts';
import { askedOn } from '#lib/plan/period.ts';
import { saysStatus } from '#lib/publication/nodeRows.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { saving } from '../framework/saving.ts';
import { useSetting } from '../report/setting.ts';

const setting = useSetting();
const { entered } = saving(setting);

/** The indicator that something was reported of, on a day: a tenth of what a state is expected to stand at. */
async function on(today: string) {
	const code = await entered();
	await transaction(setting.db, async (writer) => {
		await run(writer, `delete from target`, {});
		await run(
			writer,
			`insert into target (indicator_id, year, quarter, from_quarter, value)
			select i.id, 2024, t.quarter, 1, t.value from indicator i join (
				select cast(null as integer) as quarter, 1000000 as value union all select 2, 500000) t on i.code = @code`,
			{ code },
		);
		await run(writer, `update period set opens = '2024-07-01' where quarter = 2`, {});
	});
	return snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1');
		if (!scope) throw new Error('no sector');
		const asked = askedOn(scope, await listPeriods(reader, scope), today);
		const question = { year: 2024, quarter: 2, window: 'year-to-date' } as const;
		const { indicators } = await getProgress(reader, asked, question);
		const found = indicators.find((one) => one.code === code);
		if (!found) throw new Error(`no ${code}`);
		return found;
	});
}

test('the day before it opens nothing is expected of it', async () => {
	const found = await on('2024-06-30');
	expect(found.reached).toBeGreaterThan(0);
	expect(found).toMatchObject({ isJudged: false, expected: null, expectedShare: null, pace: null });
	expect(found.status).toBe('no milestone');
	expect(saysStatus(found, true)).toBe(false);
	expect(bulletLabel(found, 'year-to-date', 2)).not.toMatch(/passed|expected/);
	expect(targetLines(found).join(' ')).not.toContain('expected');
	expect(findingOf([found], 'year-to-date', 2)).toBeNull();
});

test('from the day on which it opens it is judged', async () => {
	const found = await on('2024-07-01');
	expect(found).toMatchObject({ isJudged: true, status: 'far behind', expected: 500_000 });
	expect(saysStatus(found, true)).toBe(true);
	expect(bulletLabel(found, 'year-to-date', 2)).toMatch(/half of the year has passed.*expected by now/);
	expect(findingOf([found], 'year-to-date', 2)).toEqual({ is: 'pace', good: 0, all: 1 });
});
