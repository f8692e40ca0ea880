/** Services as Open Referral HSDS 3 wants them: against the names, types and constraints of its own tables. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { hsdsIdentifier } from '#lib/server/service/hsds/identifier.ts';
import { hsdsList } from '#lib/server/service/hsds/list.ts';
import { hsdsRecord } from '#lib/server/service/hsds/record.ts';
import { HSDS_TABLES } from '#lib/server/service/hsds/tables.ts';
import { localised } from '#lib/plan/text.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { line, useServices } from './setting.ts';

interface Field {
	readonly type: string;
	readonly format?: string;
	readonly required?: true;
	readonly enum?: readonly string[];
}
const { tables: TABLES } = JSON.parse(readFileSync('tests/fixtures/hsds/tables.json', 'utf8')) as {
	tables: Record<string, Record<string, Field>>;
};
const PLAN = { code: 'p', name: localised('Plan', { ar: 'خطة' }), demonstration: true };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const { send, read, head } = useServices();
beforeEach(async () => {
	const rest = ',eligibility,hours,cost,languages,name_ar';
	const lines = [
		`${line('S1', { where: 'LB51; LB52' })},Everybody,8–3,Free,ar; en,عيادة`,
		`${line('S2', { who: 'DP02' })},,,,,`,
	];
	expect((await send([head + rest, ...lines].join('\n'))).faults).toEqual([]);
});
const records = async (demonstration = true) =>
	(await read()).services.map((one) => hsdsRecord({ ...PLAN, demonstration }, one));

/** What is wrong with the values of a table by name. */
function faultsOf(table: string, values: Readonly<Record<string, unknown>>): string[] {
	const fields = TABLES[table] ?? {};
	const unknown = Object.keys(values).filter((name) => !(name in fields));
	const wrong = Object.entries(fields).flatMap(([name, { type, format, required, enum: words }]) => {
		const value = values[name];
		if (value === undefined || value === null) return required ? [`${name} is missing`] : [];
		if (typeof value !== 'string' || value === '') return [`${name} is no text`];
		if (format === 'uuid' && !UUID.test(value)) return [`${name} is no identifier`];
		if (type === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value)) return [`${name} is no day`];
		return words && !words.includes(value) ? [`${name} is none of its words`] : [];
	});
	return [...unknown, ...wrong].map((fault) => `${table}: ${fault}`);
}

test('each table has columns that HSDS knows, all that it needs, and rows that fit', async () => {
	const all = await records();
	for (const [table, { columns, rows }] of Object.entries(HSDS_TABLES)) {
		const found = rows(all);
		expect([table, found.length]).not.toEqual([table, 0]);
		for (const row of found)
			expect(faultsOf(table, Object.fromEntries(columns.map((name, i) => [name, row[i]])))).toEqual([]);
		const identifiers = found.map(([id]) => id);
		expect(new Set(identifiers).size).toBe(identifiers.length);
	}
});

test('what is in a file refers to what is in another', async () => {
	const all = await records();
	const columnOf = (table: string, name: string) => {
		const { columns, rows } = HSDS_TABLES[table] ?? { columns: [], rows: () => [] };
		return rows(all).map((row) => row[columns.indexOf(name)]);
	};
	const services = new Set(columnOf('services', 'id'));
	for (const table of ['service_areas', 'languages', 'schedules'])
		expect(columnOf(table, 'service_id').every((id) => services.has(id))).toBe(true);
	expect(new Set(columnOf('services', 'organization_id'))).toEqual(new Set(columnOf('organizations', 'id')));
	expect(columnOf('attributes', 'link_id')).toEqual([...services]);
	expect(new Set(columnOf('attributes', 'taxonomy_term_id'))).toEqual(
		new Set(columnOf('taxonomy_terms', 'id')),
	);
});

test('the list: every object has the fields of its table', async () => {
	const { contents, ...page } = hsdsList(await records());
	expect(page).toEqual({
		...{ total_items: 2, total_pages: 1, page_number: 1, size: 2 },
		...{ first_page: true, last_page: true, empty: false },
	});
	for (const { schedules, service_areas, languages, organization, attributes, ...own } of contents) {
		expect(faultsOf('services', { ...own, organization_id: organization.id })).toEqual([]);
		expect(faultsOf('organizations', organization)).toEqual([]);
		for (const one of schedules) expect(faultsOf('schedules', one)).toEqual([]);
		for (const one of service_areas) expect(faultsOf('service_areas', one)).toEqual([]);
		for (const one of languages) expect(faultsOf('languages', one)).toEqual([]);
		for (const { taxonomy_term, ...one } of attributes) {
			const named = { ...one, link_id: own.id, taxonomy_term_id: taxonomy_term.id };
			expect(faultsOf('attributes', named)).toEqual([]);
			expect(faultsOf('taxonomy_terms', taxonomy_term)).toEqual([]);
		}
	}
	expect(contents[0]).toMatchObject({ assured_date: '2024-05-30', fees_description: 'Free' });
	expect(contents[1]).not.toHaveProperty('fees_description');
});

test('each is said to be invented in a demonstration, and in no other plan', async () => {
	expect((await records()).every(({ alert }) => alert !== undefined)).toBe(true);
	expect((await records(false)).some((one) => 'alert' in one)).toBe(false);
});

test('in the reader’s language, with the English name beside it', async () => {
	overwriteGetLocale(() => 'ar');
	const [one] = await records();
	overwriteGetLocale(() => 'en');
	expect(one).toMatchObject({ name: 'عيادة', alternate_name: 'Service S1' });
	expect(one?.languages[0]?.name).toBe('العربية');
});

test('an identifier is the same for the same parts, and another for others', () => {
	expect(hsdsIdentifier('p', 'a')).toBe(hsdsIdentifier('p', 'a'));
	expect(hsdsIdentifier('p', 'a')).not.toBe(hsdsIdentifier('pa'));
	expect(hsdsIdentifier('p', 'a')).toMatch(UUID);
});
