/** Every column of what a plan is set up of is in its bundle, or stands here with the reason why it is not. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getTableColumns, getTableName, is, type InferInsertModel } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { run } from '#lib/server/database/driver.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();

type Values<Table extends SQLiteTable, Left extends keyof InferInsertModel<Table>> = {
	readonly [Column in keyof Omit<Required<InferInsertModel<Table>>, Left>]: unknown;
};
const IDENTITY = 'numbers rows of one database';
const COMPUTED = 'is worked out by the import, of what else is there';

/** Another value than the tiny bundle's, as it is stored. */
const PLAN: Values<typeof schema.plan, 'id'> = {
	code: 'other',
	name: '{"en":"Other","ar":"أخرى"}',
	currency: 'INR',
	firstYear: 2023,
	lastYear: 2026,
	status: '{"en":"Draft"}',
	peopleLabel: '{"en":"Members"}',
	disclaimers: '[{"en":"Made up"}]',
	contacts: '["a@example.org"]',
	languages: '["en","fr"]',
	timezone: 'Asia/Kolkata',
	today: '2024-07-10',
	yearStarts: 4,
	grouping: 'indian',
	levelsOne: '{"1":{"en":"State"}}',
	levels: '{"1":{"en":"States"}}',
	pace: 'linear',
	onTrack: 80,
	behind: 40,
	peopleMethod: 'sum',
	laterMethods: '[{"year":2025,"quarter":1,"value":"sum"}]',
	public: 'published',
	minimumCount: 3,
	minimumCountSensitive: 12,
	lowest: '{"sex":1}',
	demonstration: 1,
	secondFactor: 'all',
	clearance: '["co_lead"]',
	credits: '{"licence":"cc-by-igo"}',
	reopeningDays: 30,
};
const SECTOR: Values<typeof schema.sector, 'id' | 'planId'> = { code: 'other', name: '{"en":"Other"}' };
const PLACE: Values<
	typeof schema.place,
	'id' | 'planId' | 'parentId' | 'governorateId' | 'districtId' | 'level'
> = {
	pcode: 'M9',
	name: '{"en":"Other","fr":"Autre"}',
	kind: 'village',
	group: 'Taluka',
	laterKinds: '[{"year":2025,"quarter":1,"value":"camp"}]',
	laterParents: '[{"year":2025,"quarter":1,"value":"ZZ11"}]',
	mergedInto: '{"year":2025,"quarter":1,"value":"M2"}',
	lat: 33.25,
	lon: 35.25,
	population: 2000,
	populationSource: 'Census',
	populationYear: 2011,
};
const PERIOD: Values<typeof schema.period, 'id' | 'planId'> = {
	year: 2025,
	quarter: 3,
	opens: '2024-06-30',
	due: '2024-07-21',
	locks: '2024-08-05',
};
const ORGANISATION: Values<typeof schema.organisation, 'id' | 'planId' | 'mergedIntoId' | 'handedOver'> = {
	code: 'Z9',
	name: '{"en":"Other","ar":"أخرى"}',
	type: 'other',
	namesPartners: 1,
};

const TABLES = [
	{ table: schema.plan, row: `code = 'tiny'`, other: PLAN, left: { id: IDENTITY } },
	{
		...{ table: schema.sector, row: `code = 'stability'`, other: SECTOR },
		left: { id: IDENTITY, planId: 'the plan is the bundle’s' },
	},
	{
		...{ table: schema.place, row: `pcode = 'M1'`, other: PLACE },
		left: {
			...{ id: IDENTITY, planId: 'the plan is the bundle’s', governorateId: COMPUTED, districtId: COMPUTED },
			...{ parentId: 'is written as a P-code', level: 'a place of another level has another parent' },
		},
	},
	{
		...{ table: schema.period, row: 'year = 2024 and quarter = 2', other: PERIOD },
		left: { id: IDENTITY, planId: 'the plan is the bundle’s' },
	},
	{
		...{ table: schema.organisation, row: `code = 'D2'`, other: ORGANISATION },
		left: {
			...{ id: IDENTITY, planId: 'the plan is the bundle’s', mergedIntoId: 'is written as a code' },
			handedOver: 'names rows of one database, to make two of one again there',
		},
	},
	{
		...{ table: schema.referralStandard, row: 'plan_id = 1', other: { hours: 48 } },
		left: { planId: 'the plan is the bundle’s' },
	},
	{
		...{ table: schema.serviceLimit, row: 'plan_id = 1', other: { days: 60 } },
		left: { planId: 'the plan is the bundle’s' },
	},
] as const;
const CASES = TABLES.map((one) => ({ name: getTableName(one.table), ...one }));

test.each(CASES)('$name: every column is told of', ({ table, other, left }) => {
	expect([...Object.keys(other), ...Object.keys(left)].sort()).toEqual(
		Object.keys(getTableColumns(table)).sort(),
	);
});

test.each(
	CASES.flatMap(({ name, table, row, other }) =>
		Object.entries(other).map(([field, value]) => {
			const columns: Readonly<Record<string, { readonly name: string }>> = getTableColumns(table);
			return { name, row, column: columns[field]?.name ?? '', value };
		}),
	),
)('$name, $column goes out and comes in', async ({ name, row, column, value }) => {
	const from = await workshop();
	await from.take();
	await run(from.db.writer, 'insert into referral_standard (plan_id, hours) values (1, 24)');
	await run(from.db.writer, 'insert into service_limit (plan_id, days) values (1, 30)');
	const before = await from.files();
	const more = column === 'today' ? ', demonstration = 1' : '';
	await run(from.db.writer, `update ${name} set ${column} = @value${more} where ${row}`, { value });
	const [plan] = await from.ask<{ code: string }>('select code from plan');
	const after = await from.files(plan?.code);
	expect(after).not.toEqual(before);
	const into = await workshop();
	const folder = join(into.folder, 'in');
	for (const [file, text] of Object.entries(after)) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), text);
	}
	await into.takePath(folder);
	expect(
		await into.ask(`select ${column} as value from ${name} where ${column} = @value`, { value }),
	).not.toEqual([]);
	expect(await into.files(plan?.code)).toEqual(after);
});

test('no table is left that a plan has one row of', () => {
	const ofPlan = Object.values(schema).flatMap((table) => {
		if (!is(table, SQLiteTable)) return [];
		const columns = Object.entries(getTableColumns(table));
		return columns.some(([field, { primary }]) => field === 'planId' && primary) ? [getTableName(table)] : [];
	});
	// Versions count changes of one database.
	const known = [...CASES.map(({ name }) => name), 'data_version'];
	expect(ofPlan.filter((name) => !known.includes(name as (typeof known)[number]))).toEqual([]);
});
