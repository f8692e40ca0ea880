/** A plan is founded, and its settings change: shown in figures first. Source: docs/rules.md, Figures before and after. */
import { describe, expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { defaultGroups } from '#lib/plan/catalogue/groups.ts';
import { storeSeen, withFigures } from '#lib/server/figures/index.ts';
import { changeSettings } from '#lib/server/plan/commands/changeSettings.ts';
import { addSector } from '#lib/server/plan/commands/addSector.ts';
import { foundPlan, type FoundRequest } from '#lib/server/plan/commands/foundPlan.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { getSettings, type PlanSettings } from '#lib/server/plan/queries/settings.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const PLAN = { id: 1, code: 'plan', now: NOW };

async function stored(): Promise<PlanSettings> {
	const found = await snapshot(setting.db, (reader) => getSettings(reader, 1));
	if (!found) throw new Error('no plan');
	return found;
}

async function change(changes: Partial<PlanSettings>, seen = '', correction = '', version?: string) {
	const before = await stored();
	const request = { planId: 1, personId: OFFICER, now: NOW, correction, settings: { ...before, ...changes } };
	return storeSeen(setting.db, PLAN, { figures: seen, correction }, (writer, permit) =>
		changeSettings(writer, { ...request, permit, version: version ?? stampOf(before) }),
	);
}

async function report(): Promise<void> {
	const id = await setting.start();
	await setting.save(id);
	await setting.submit(id);
	await setting.approve(id);
	await setting.change(
		`insert into target (indicator_id, year, value) select indicator_id, 2024, 1000 from entry limit 1`,
	);
}

describe('settings', () => {
	test('that move no figure are stored at once, with a record', async () => {
		expect((await change({ name: { en: 'Renamed', ar: 'خطة' } })).figures).toBeNull();
		expect((await stored()).name).toEqual({ en: 'Renamed', ar: 'خطة' });
		const [last] = await setting.ask<{ action: string; after: string }>(
			'select action, "after" from audit_entry order by id desc limit 1',
		);
		expect(last?.action).toBe('change plan');
		expect(JSON.parse(last?.after ?? '{}')).toEqual({ name: { en: 'Renamed', ar: 'خطة' } });
	});

	test('that move one are shown first, and stored when exactly that was seen', async () => {
		await report();
		const shown = await change({ pace: 'linear' });
		expect(shown.figures?.shown).toContainEqual(
			expect.objectContaining({ part: 'status', before: null, after: 'far behind' }),
		);
		expect((await stored()).pace).toBe('milestones');
		// Of other figures than those that move: they are shown again.
		expect((await change({ pace: 'linear' }, 'f'.repeat(64))).figures?.seen).toBe(shown.figures?.seen);
		expect((await change({ pace: 'linear' }, shown.figures?.seen)).figures).toBeNull();
		expect((await stored()).pace).toBe('linear');
	});

	test('that somebody else changed meanwhile are not overwritten', async () => {
		const version = stampOf(await stored());
		await change({ contacts: ['a@example.org'] });
		await expect(change({ contacts: [] }, '', '', version)).rejects.toThrow('changed meanwhile');
	});

	test('may not say that behind begins above on track', async () => {
		await expect(change({ onTrack: 40, behind: 50 })).rejects.toThrow('thresholds');
	});
});

test('a change that is only compared is taken back', async () => {
	const write = () => setting.ask<{ n: number }>('select count(*) as n from sector');
	const before = await write();
	const { done } = await withFigures(setting.db, PLAN, (writer) =>
		changeSettings(writer, {
			...{ planId: 99, personId: 1, now: NOW, version: '', correction: '' },
			...REST,
		}).catch((error: Error) => error.message),
	);
	expect(done).toContain('not found');
	expect(await write()).toEqual(before);
});
const REST = { settings: {} as PlanSettings, permit: () => undefined };

describe('a plan', () => {
	const request = (grants: FoundRequest['founder']['grants'], code = 'lrp-2025'): FoundRequest => ({
		founder: { personId: OFFICER, grants },
		plan: {
			...{ code, name: { en: 'New' }, currency: 'USD', firstYear: 2025, lastYear: 2026 },
			...{ timezone: 'Asia/Kolkata', yearStarts: 4, grouping: 'indian' },
		},
		sector: { code: 'water', name: { en: 'Water' } },
		country: { pcode: 'ZZ', name: { en: 'Z' } },
		groups: defaultGroups(),
		now: NOW,
	});
	const administrator = { role: 'administrator', planId: 1, sectorId: null, organisationId: null } as const;

	test('is founded with its quarters, groups, country and sector, and administered by whoever founds it', async () => {
		await foundPlan(setting.db, request([administrator]));
		const count = async (text: string) => Number((await setting.ask<{ n: number }>(text))[0]?.n);
		const of = `(select id from plan where code = 'lrp-2025')`;
		expect(await count(`select count(*) as n from period where plan_id = ${of}`)).toBe(8);
		const quarters = `select year, quarter, opens from period where plan_id = ${of} order by year, quarter`;
		const [first] = await setting.ask<{ opens: string }>(quarters);
		expect(first).toMatchObject({ year: 2025, quarter: 1, opens: '2025-04-01' });
		expect(await count(`select count(*) as n from plan where id = ${of} and timezone = 'Asia/Kolkata'`)).toBe(
			1,
		);
		expect(
			await count(`select count(*) as n from plan_group where plan_id = ${of} and parent_id is not null`),
		).toBe(2);
		expect(await count(`select count(*) as n from sector where plan_id = ${of}`)).toBe(1);
		expect(
			await count(`select count(*) as n from person_role where plan_id = ${of} and role = 'administrator'`),
		).toBe(1);
	});

	test('is founded by nobody who administers none, and under no code that is taken or reserved', async () => {
		await expect(foundPlan(setting.db, request([{ ...administrator, role: 'coordinator' }]))).rejects.toThrow(
			'may not found',
		);
		await expect(foundPlan(setting.db, request([administrator], 'plan'))).rejects.toThrow('code taken');
		await expect(foundPlan(setting.db, request([administrator], 'api'))).rejects.toThrow('code taken');
	});

	test('takes a further sector, each code once', async () => {
		const sector = { planId: 1, personId: OFFICER, now: NOW, code: 'sanitation', name: { en: 'Sanitation' } };
		await addSector(setting.db, sector);
		await expect(addSector(setting.db, sector)).rejects.toThrow('code taken');
	});
});
