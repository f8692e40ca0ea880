/** Two that were made one are two again, as long as nothing was built on it. Source: docs/rules.md, Partner and donor. */
import { expect, test } from 'vitest';
import { transaction } from '#lib/server/database/driver.ts';
import { checkTotals, storeSeen } from '#lib/server/figures/index.ts';
import { mergeOrganisations } from '#lib/server/plan/commands/mergeOrganisations.ts';
import { undoMerge } from '#lib/server/plan/commands/undoMerge.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const ACT = { planId: 1, personId: OFFICER, now: NOW };
const PLAN = { id: 1, code: 'plan', now: NOW };
/** Rows that were let go come back under a number of their own. */
const TABLES = ['report', 'activity', 'contribution', 'organisation'];
const LISTS = [
	'participation order by partner_id, output_id, from_quarter',
	'activity_donor order by activity_id, donor_id',
	'person_role order by person_id, role, organisation_id',
];

/** Stored, whatever moves: what was shown is confirmed. */
async function store(
	command: typeof mergeOrganisations | typeof undoMerge,
	codes: { gone: string; stays: string },
) {
	const press = (figures: string, correction: string) =>
		storeSeen(setting.db, PLAN, { figures, correction }, (writer, permit) =>
			command(writer, { ...ACT, ...codes, correction, permit }),
		);
	const shown = await press('', '');
	if (shown.figures) await press(shown.figures.seen, 'one and the same');
}

async function codes(): Promise<{ gone: string; stays: string }> {
	const [one, two] = await setting.ask<{ code: string }>(
		'select code from organisation where id in (1, 2) order by id',
	);
	return { gone: two?.code ?? '', stays: one?.code ?? '' };
}

async function all(): Promise<unknown[]> {
	const tables = await Promise.all(TABLES.map((table) => setting.ask(`select * from ${table} order by id`)));
	const lists = await Promise.all(LISTS.map((list) => setting.ask<object>(`select * from ${list}`)));
	const unnumbered = (row: object) => Object.entries(row).filter(([column]) => column !== 'id');
	return [...tables, ...lists.map((list) => list.map(unnumbered))];
}

async function reported(partnerId: number): Promise<number> {
	const id = await setting.start(3, partnerId);
	await setting.save(id);
	await setting.submit(id, `key-${partnerId}`);
	await setting.approve(id);
	return id;
}

/** Both are donors of an activity, and somebody acts for both. */
async function entangled(): Promise<void> {
	await reported(2);
	await setting.change('delete from activity_donor');
	for (const donor of [1, 2])
		await setting.change(
			`insert into activity_donor (activity_id, donor_id) select id, ${donor} from activity`,
		);
	await setting.change(`insert into person_role (person_id, plan_id, role, organisation_id, sector_id)
		select person_id, plan_id, role, 2, sector_id from person_role where organisation_id = 1`);
	await setting.change(`insert into output (id, sector_id, outcome_id, code, name)
		select 99, sector_id, id, '9.9', '{"en":"Output"}' from outcome where id = (select min(id) from outcome)`);
	// They overlap, so that of the two there is one.
	await setting.change(`insert into participation (partner_id, output_id, from_quarter, to_quarter)
		values (1, 99, 8096, 8099), (2, 99, 8098, null)`);
	await setting.change(`insert into contribution (sector_id, year, donor_id, status, amount, currency, usd_rate, usd)
		values (1, 2024, 2, 'received', 100, 'USD', 1, 100)`);
}

test('everything is whose it was, what was let go is there again, and totals are right', async () => {
	await entangled();
	const before = await all();
	const both = await codes();
	await store(mergeOrganisations, both);
	expect(await all()).not.toEqual(before);
	await store(undoMerge, both);
	expect(await all()).toEqual(before);
	expect(await transaction(setting.db, checkTotals)).toEqual([]);
	expect(await setting.ask(`select 1 from audit_entry where action = 'undo merge'`)).toHaveLength(1);
	await expect(store(undoMerge, both)).rejects.toThrow('not merged');
	await store(mergeOrganisations, both);
	await store(undoMerge, both);
	expect(await all()).toEqual(before);
});

test('what came since stays with the other', async () => {
	const both = await codes();
	await store(mergeOrganisations, both);
	const id = await reported(1);
	await store(undoMerge, both);
	expect(await setting.ask('select partner_id as of from report where id = @id', { id })).toEqual([
		{ of: 1 },
	]);
});

test.each([
	['a row of it is somebody else’s', 'update contribution set donor_id = 3 where donor_id = 1'],
	['a row of it is gone', 'delete from contribution'],
	['it is expected otherwise', 'update participation set to_quarter = 8103 where partner_id = 1'],
	[
		'figures were pinned since',
		`insert into publication (sector_id, year, quarter, state, as_of, content, content_hash, annex)
			values (1, 2024, 2, 'draft', 9999999999999, '{}', 'x', '{}')`,
	],
	['a role that both had was taken away', 'delete from person_role where organisation_id = 1'],
	['what both gave money for is gone', 'delete from activity_donor'],
	['it is part of a third one', 'update organisation set merged_into_id = 3 where id = 2'],
])('not where %s', async (_, change) => {
	await entangled();
	const both = await codes();
	await store(mergeOrganisations, both);
	await setting.change(change);
	const before = await all();
	await expect(store(undoMerge, both)).rejects.toThrow('merge built upon');
	expect(await all()).toEqual(before);
});

test('not where one of its reports has a new version', async () => {
	const id = await reported(2);
	const both = await codes();
	await store(mergeOrganisations, both);
	await setting.change(`insert into report (sector_id, partner_id, period_id, state, version, counts, updated_at)
		select sector_id, 1, period_id, 'draft', version + 1, 0, updated_at from report where id = ${id}`);
	await expect(store(undoMerge, both)).rejects.toThrow('merge built upon');
});
