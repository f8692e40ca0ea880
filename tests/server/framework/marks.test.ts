/** That a quarter's figures of an indicator are known to be incomplete. Source: docs/rules.md, Status and Locks. */
import { describe, expect, test } from 'vitest';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { markIncomplete, type MarkRequest } from '#lib/server/framework/commands/markIncomplete.ts';
import type { BundleRefused } from '#lib/server/exchange/issue.ts';
import { LONGEST } from '#lib/report/bounds.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from '../exchange/imports.ts';

closeWorkshops();

const NOW = new Date('2024-08-01T09:00:00Z');
const WHY = 'two partners of the north have not sent their lists';

const told = ({ issues }: BundleRefused) => issues.kept.map(({ message }) => message).join();

async function desk() {
	const shop = await workshop();
	await shop.take();
	await transaction(shop.db, (writer) =>
		run(writer, `insert into person (id, email, name, created_at) values (1, 'c@example.org', 'C', 0)`),
	);
	const idOf = async (table: string, condition: string) =>
		(await shop.ask<{ id: number }>(`select id from ${table} where ${condition}`))[0]?.id ?? 0;
	const request: MarkRequest = {
		planId: await idOf('plan', `code = 'tiny'`),
		sectorId: await idOf('sector', `code = 'stability'`),
		periodId: await idOf('period', 'quarter = 2'),
		indicatorId: await idOf('indicator', `code = '1.1.a'`),
		reason: WHY,
		correction: '',
		personId: 1,
		now: NOW,
	};
	const locked = { periodId: await idOf('period', 'quarter = 1') };
	return {
		...shop,
		locked,
		mark: (changes: Partial<MarkRequest> = {}) => markIncomplete(shop.db, { ...request, ...changes }),
		figure: (quarter: 1 | 2, window: 'quarter' | 'year-to-date' = 'year-to-date', code = '1.1.a') =>
			snapshot(shop.db, async (reader) => {
				const scope = await getScope(reader, 'tiny', 'stability');
				if (!scope) throw new Error('no scope');
				const { indicators } = await getProgress(reader, scope, { year: 2024, quarter, window });
				const { reached, status, incomplete } = indicators.find((one) => one.code === code) ?? {};
				return { reached, status, incomplete };
			}),
	};
}

describe('a mark', () => {
	test('stands instead of the status in both windows of its quarter, and leaves the figure', async () => {
		const { mark, figure } = await desk();
		expect(await figure(2)).toEqual({ reached: 30, status: 'no milestone', incomplete: null });
		await mark();
		const marked = { status: 'known to be incomplete', incomplete: WHY };
		expect(await figure(2)).toEqual({ reached: 30, ...marked });
		expect(await figure(2, 'quarter')).toEqual({ reached: 20, ...marked });
		expect((await figure(1)).incomplete).toBeNull();
		expect((await figure(2, 'year-to-date', '1.1.b')).incomplete).toBeNull();
		await mark({ reason: null });
		expect(await figure(2)).toEqual({ reached: 30, status: 'no milestone', incomplete: null });
	});

	test('is in the record with its reason, once, and raises the data version', async () => {
		const { mark, ask } = await desk();
		const version = async () =>
			(await ask<{ v: number }>('select public_version as v from data_version'))[0]?.v;
		const before = (await version()) ?? 0;
		await mark();
		await mark();
		expect(await version()).toBe(before + 1);
		const entries = await ask<{ before: string | null; after: string }>(
			`select before, after from audit_entry where action = 'mark incomplete'`,
		);
		expect(entries).toHaveLength(1);
		expect(entries[0]?.before).toBeNull();
		expect(JSON.parse(entries[0]?.after ?? '')).toEqual({
			indicator: '1.1.a',
			quarter: '2024-Q2',
			reason: WHY,
		});
	});

	test('needs a reason, and something of this plan; what is not marked stays so', async () => {
		const { mark } = await desk();
		await expect(mark({ reason: ' ' })).rejects.toMatchObject({ reason: 'reason missing' });
		await mark({ reason: null });
		await expect(mark({ sectorId: 99 })).rejects.toMatchObject({ reason: 'not found' });
		await expect(mark({ planId: 99 })).rejects.toMatchObject({ reason: 'not found' });
	});
});

describe('of a locked quarter', () => {
	test('it is set and taken away only with a second reason, which stands in the record', async () => {
		const { mark, figure, locked, ask } = await desk();
		await expect(mark(locked)).rejects.toMatchObject({ reason: 'moves locked figures' });
		expect((await figure(1)).incomplete).toBeNull();
		await mark({ ...locked, correction: 'found in June' });
		expect((await figure(1)).status).toBe('known to be incomplete');
		await expect(mark({ ...locked, reason: null })).rejects.toMatchObject({ reason: 'moves locked figures' });
		await mark({ ...locked, reason: null, correction: 'the lists came' });
		expect((await figure(1)).incomplete).toBeNull();
		const entries = await ask<{ after: string }>(
			`select after from audit_entry where subject like 'indicator/%'`,
		);
		expect(entries.map(({ after }) => (JSON.parse(after) as { correction: string }).correction)).toEqual([
			'found in June',
			'the lists came',
		]);
	});

	test('a bundle brings none', async () => {
		const { take, figure } = await desk();
		const marks = `indicator,year,quarter,reason\n1.1.a,2024,1,"${WHY}"\n`;
		const refused = await refusal(take({ 'marks.csv': marks }));
		expect(told(refused)).toContain('2024-Q1');
		expect((await figure(1)).incomplete).toBeNull();
		await take({ 'marks.csv': marks }, { reopen: 'found in June' });
		expect((await figure(1)).incomplete).toBe(WHY);
	});
});

describe('marks.csv', () => {
	test('goes out and comes back, and its own file changes nothing', async () => {
		const { mark, files, take, locked, ask } = await desk();
		await mark({ reason: '=1+1, they say' });
		await mark({ ...locked, correction: 'found in June' });
		const out = await files();
		expect(out['marks.csv']?.split('\n').slice(2)).toEqual([
			`1.1.a,2024,1,${WHY}`,
			`1.1.a,2024,2,"'=1+1, they say"`,
			'',
		]);
		const { summary } = await take(out);
		expect(summary.marks).toEqual({ added: 0, changed: 0 });
		const other = await workshop();
		await other.take(out);
		expect(await other.files()).toEqual(out);
		const marks = `indicator,year,quarter,reason\n1.1.a,2024,2,another reason\n`;
		expect((await take({ 'marks.csv': marks })).summary.marks).toEqual({ added: 0, changed: 1 });
		expect(await ask(`select reason from incomplete_mark where quarter = 2`)).toEqual([
			{ reason: 'another reason' },
		]);
	});

	test.each([
		['9.9.z,2024,2,x', 'There is no indicator'],
		['1.1.a,2031,2,x', 'not a whole number from 2024'],
		['1.1.a,2024,,x', 'This cell is empty'],
		['1.1.a,2024,2,', 'This cell is empty'],
		[`1.1.a,2024,2,${'x'.repeat(LONGEST.mark + 1)}`, 'at most 500'],
	])('%.30s is refused', async (line, words) => {
		const { take } = await workshop();
		const refused = await refusal(take({ 'marks.csv': `indicator,year,quarter,reason\n${line}\n` }));
		expect(told(refused)).toContain(words);
	});

	test('is one of what a bundle may do without', async () => {
		const { take, files } = await workshop();
		await take(withText('plan.json', 'Tiny plan', 'Tiny plan'));
		expect((await files())['marks.csv']?.split('\n')).toHaveLength(3);
	});
});
