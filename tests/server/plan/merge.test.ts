/** Two organisations are one. Source: docs/rules.md, Partner and donor. */
import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { snapshot, transaction } from '#lib/server/database/driver.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { checkTotals, storeSeen } from '#lib/server/figures/index.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listExpectable, listExpectedSpans } from '#lib/server/framework/queries/expected.ts';
import { NAMES } from '#lib/server/plan/handedOver.ts';
import { mergeOrganisations } from '#lib/server/plan/commands/mergeOrganisations.ts';
import { listMerged } from '#lib/server/plan/queries/organisations.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();

async function codes(): Promise<{ one: string; two: string }> {
	const found = await setting.ask<{ code: string }>(
		'select code from organisation where id in (1, 2) order by id',
	);
	return { one: found[0]?.code ?? '', two: found[1]?.code ?? '' };
}

async function merge(gone: string, stays: string, seen = '', correction = '') {
	const act = { planId: 1, personId: OFFICER, now: NOW };
	const plan = { id: 1, code: 'plan', now: NOW };
	return storeSeen(setting.db, plan, { figures: seen, correction }, (writer, permit) =>
		mergeOrganisations(writer, { ...act, gone, stays, correction, permit }),
	);
}

/** Stored, whatever moves: what was shown is confirmed. */
async function mergeAll(gone: string, stays: string): Promise<void> {
	const shown = await merge(gone, stays);
	if (shown.figures) await merge(gone, stays, shown.figures.seen, 'one and the same');
}

async function reported(partnerId: number, periodId = 3): Promise<void> {
	const id = await setting.start(periodId, partnerId);
	await setting.save(id);
	await setting.submit(id, `key-${partnerId}`);
	await setting.approve(id);
}

const reached = () =>
	snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1');
		if (!scope) throw new Error('no sector');
		const { indicators } = await getProgress(reader, scope, { year: 2024, quarter: 2, window: 'quarter' });
		return indicators.map(({ code, reached: value }) => [code, value]);
	});

test('wherever the schema names an organisation, it is handed over', () => {
	const named = Object.values(schema)
		.filter((one) => is(one, SQLiteTable))
		.flatMap((table) => getTableConfig(table).foreignKeys.map((key) => ({ table, of: key.reference() })))
		.filter(({ of }) => of.foreignTable === schema.organisation)
		.map(({ table, of }) => `${getTableName(table)}.${of.columns[0]?.name ?? ''}`)
		.filter((one) => !one.startsWith('participation.'));
	expect(named.length).toBeGreaterThan(8);
	expect(NAMES.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(named.sort());
});

test('what is one’s is the other’s, counts once, and the old code leads there', async () => {
	const { one, two } = await codes();
	await reported(2);
	const before = await reached();
	await mergeAll(two, one);
	expect(await reached()).toEqual(before);
	expect(await setting.ask('select 1 from report where partner_id = 2')).toEqual([]);
	expect(await transaction(setting.db, checkTotals)).toEqual([]);
	await snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1');
		if (!scope) throw new Error('no sector');
		expect(await findFilter(reader, scope, { partner: two })).toEqual(
			await findFilter(reader, scope, { partner: one }),
		);
		const choices = await listExpectable(reader, 1, 1);
		expect(choices.map(({ code }) => code)).not.toContain(two);
		expect((await listMerged(reader, 1)).get(two)?.code).toBe(one);
		const spans = await listExpectedSpans(reader, 1);
		expect([...spans.keys()].filter((key) => key.startsWith('2.'))).toEqual([]);
	});
	const [told] = await setting.ask<{ before: string }>(
		`select "before" from audit_entry where action = 'merge organisations'`,
	);
	expect(JSON.parse(told?.before ?? '{}')).toEqual({ organisation: two, reports: 1 });
	await expect(merge(two, one)).rejects.toThrow('not found');
});

test('donors that both are named are one donor, and who acts for either acts for the one', async () => {
	const { one, two } = await codes();
	await reported(1);
	await setting.change(`delete from activity_donor`);
	await setting.change(`insert into activity_donor (activity_id, donor_id) select id, 1 from activity`);
	await setting.change(`insert into activity_donor (activity_id, donor_id) select id, 2 from activity`);
	await setting.change(
		`insert into person_role (person_id, plan_id, role, organisation_id) values (2, 1, 'partner_approver', 2)`,
	);
	await mergeAll(two, one);
	const donors = await setting.ask<{ donor_id: number }>('select distinct donor_id from activity_donor');
	expect(donors).toEqual([{ donor_id: 1 }]);
	const roles = `select organisation_id as of from person_role where person_id = 2 and organisation_id is not null`;
	expect(await setting.ask(roles)).toEqual([{ of: 1 }]);
});

test('two that both reported a quarter, or of which one gave the other money, stay two', async () => {
	const { one, two } = await codes();
	await expect(merge(one, one)).rejects.toThrow('merged with itself');
	await expect(merge('nobody', one)).rejects.toThrow('not found');
	await setting.change(`insert into contribution (sector_id, year, donor_id, partner_id, status, amount, currency, usd_rate, usd)
		values (1, 2024, 1, 2, 'received', 100, 'USD', 1, 100)`);
	await expect(merge(two, one)).rejects.toThrow('gave each other');
	await setting.change(`delete from contribution`);
	await reported(1);
	await reported(2);
	const before = await reached();
	await expect(merge(two, one)).rejects.toThrow('both reported');
	expect(await reached()).toEqual(before);
});
