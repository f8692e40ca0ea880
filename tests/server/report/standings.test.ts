import { expect, test } from 'vitest';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listStandings } from '#lib/server/report/queries/standings.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { NOW, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, change, ask } = setting;
const DAY = 86_400_000;

async function standingOf(partner: number, now: Date) {
	const [period] = await ask<{ due: string }>('select due from period where id = 3');
	return snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1');
		if (!scope || !period) throw new Error('no scope');
		const quarter = { year: 2024, quarter: 2, due: period.due } as const;
		return (await listStandings(reader, scope, quarter, now)).find(({ partnerId }) => partnerId === partner);
	});
}

test('days late grow until a report is sent, and stay with it', async () => {
	await change(
		`insert into output (id, sector_id, outcome_id, code, name) values (1, 1, 1, '1.1', '{"en":"x"}')`,
	);
	await change(`insert into participation (partner_id, output_id, from_quarter) values (1, 1, ${2023 * 4})`);
	const [period] = await ask<{ due: string }>('select due from period where id = 3');
	const due = new Date(`${period?.due}T12:00:00Z`);
	const after = (days: number) => new Date(due.getTime() + days * DAY);
	const id = await start();
	await save(id);
	expect(await standingOf(1, after(0))).toMatchObject({ daysLate: 0 });
	expect(await standingOf(1, after(3))).toMatchObject({ daysLate: 3 });
	await submit(id, 'a-key-of-its-own', after(3));
	expect(await standingOf(1, after(9))).toMatchObject({ daysLate: 3 });
	await approve(id);
	expect(await standingOf(1, after(9))).toMatchObject({ daysLate: 3, countedId: id });
});

test('the version that counts is named beside the draft that corrects it', async () => {
	const id = await start();
	await save(id);
	await submit(id);
	expect(await standingOf(1, NOW)).toMatchObject({ countedId: null });
	await approve(id);
	const next = await start();
	expect(await standingOf(1, NOW)).toMatchObject({ countedId: id, report: { id: next, state: 'draft' } });
});
