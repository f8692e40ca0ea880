/** The framework, set up in the browser. Source: docs/rules.md, Framework. */
import { describe, expect, test } from 'vitest';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { removeNode } from '#lib/server/framework/commands/removeNode.ts';
import { addNode, renameNode } from '#lib/server/framework/commands/saveNode.ts';
import type { TypedIndicator } from '#lib/framework/indicatorTyped.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { useSetting } from '../report/setting.ts';
import { ACT, saving } from './saving.ts';

const setting = useSetting();
const { read, find, save, entered } = saving(setting);

test('an outcome, an output and an indicator are added, described and renamed, with a record', async () => {
	await addNode(setting.db, ACT, { code: '9', name: { en: 'Water' }, outcome: null });
	await addNode(setting.db, ACT, { code: '9.1', name: { en: 'Networks' }, outcome: '9' });
	await save(null, {});
	await renameNode(setting.db, ACT, {
		...{
			level: 'output',
			code: '9.1',
			version: stampOf({ en: 'Networks' }),
			name: { en: 'Pipes', ar: 'أنابيب' },
		},
	});
	expect(await find('9.a')).toMatchObject({ outcome: '9', output: null, definition: { en: 'New wells' } });
	expect((await read()).outputs.find(({ code }) => code === '9.1')?.name).toEqual({
		en: 'Pipes',
		ar: 'أنابيب',
	});
	const told = await setting.ask(`select 1 from audit_entry where action = 'change framework'`);
	expect(told).toHaveLength(4);
	await expect(addNode(setting.db, ACT, { code: '9', name: { en: 'W' }, outcome: null })).rejects.toThrow(
		'code taken',
	);
	await expect(save(null, {})).rejects.toThrow('code taken');
});

test('what was reported keeps its unit, and another calculation follows in figures that were shown', async () => {
	const code = await entered();
	await expect(save(code, { unit: 'litres' })).rejects.toThrow('counted already');
	const before = await find(code);
	const calculation = before?.calculation === 'latest' ? 'sum' : 'latest';
	await expect(save(code, { calculation })).rejects.toThrow('counted already');
	const name = { en: 'Called otherwise' };
	expect((await save(code, { name })).figures).toBeNull();
	expect(await find(code)).toEqual({ ...before, name });
	await expect(removeNode(setting.db, ACT, { level: 'indicator', code })).rejects.toThrow('in use');
});

test('an indicator that ends takes no more figures, and windows after it have no row of it', async () => {
	const code = await entered();
	const end = quarterIndex({ year: 2024, quarter: 1 });
	const shown = await save(code, { toQuarter: end });
	expect((await save(code, { toQuarter: end }, { seen: shown.figures?.seen ?? '' })).figures).toBeNull();
	const codes = await snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1');
		if (!scope) throw new Error('no sector');
		const of = (quarter: 1 | 2 | 3) => getProgress(reader, scope, { year: 2024, quarter, window: 'quarter' });
		const all = [await of(1), await of(2), await of(3)];
		return all.map(({ indicators }) => indicators.some((one) => one.code === code));
	});
	// Of the second quarter it was reported: what was approved stays.
	expect(codes).toEqual([true, true, false]);
	const id = await setting.start(4);
	await expect(setting.save(id)).rejects.toThrow('not allowed');
});

test('what cannot be is refused', async () => {
	await addNode(setting.db, ACT, { code: '9', name: { en: 'Water' }, outcome: null });
	await expect(save(null, { unit: 'kg', calculation: 'distinct' })).rejects.toThrow('unit of calculation');
	await expect(save(null, { countsPeople: true })).rejects.toThrow('counts no people');
	await expect(save(null, { fromQuarter: 8099, toQuarter: 8098 })).rejects.toThrow('ends first');
	await expect(save(null, { predecessors: ['no.such'] })).rejects.toThrow('no predecessor');
	await expect(save(null, { predecessors: ['9.a'] })).rejects.toThrow('no predecessor');
	const later = { year: 2024, quarter: 2, value: 'distinct' } as const;
	await expect(save(null, { later })).rejects.toThrow('may not follow');
	expect(await find('9.a')).toBeUndefined();
	await save(null, {});
	await removeNode(setting.db, ACT, { level: 'indicator', code: '9.a' });
	await removeNode(setting.db, ACT, { level: 'outcome', code: '9' });
	expect((await read()).outcomes.some(({ code }) => code === '9')).toBe(false);
});

describe('what is made of others', () => {
	/** Stored, also where a figure appears with it, which is shown first. */
	const add = async (code: string, made: Partial<TypedIndicator>) => {
		const asked = { code, name: { en: code }, ...made };
		const { figures } = await save(null, asked);
		if (figures) await save(null, asked, { seen: figures.seen });
		return figures;
	};

	test('is set up with its parts and sides, and computed at once', async () => {
		const code = await entered();
		const unit = (await find(code))?.unit ?? 'count';
		await addNode(setting.db, ACT, { code: '9', name: { en: 'Water' }, outcome: null });
		const other = (await read()).indicators.find(
			(one) => one.unit === unit && one.calculation === 'sum' && one.code !== code,
		);
		const parts = [code, ...(other ? [other.code] : [])];
		// It is counted at once, so its figure is shown before it stands.
		expect(await add('9.b', { unit, calculation: 'composite', parts })).not.toBeNull();
		await add('9.c', { unit: 'percent', calculation: 'ratio', numerator: code, denominator: code });
		expect(await find('9.b')).toMatchObject({ calculation: 'composite', parts });
		expect(await find('9.c')).toMatchObject({ numerator: code, denominator: code });
		const figures = await snapshot(setting.db, async (reader) => {
			const scope = await getScope(reader, 'plan', 's1');
			if (!scope) throw new Error('no sector');
			const { indicators } = await getProgress(reader, scope, { year: 2024, quarter: 2, window: 'quarter' });
			return new Map(indicators.map((one) => [one.code, one.reached]));
		});
		expect(figures.get('9.b')).toBe(figures.get(code));
		expect(figures.get('9.c')).toBe(1);
	});

	test('is counted of its parts’ activities, also of those that were reported before', async () => {
		const code = await entered();
		await addNode(setting.db, ACT, { code: '9', name: { en: 'Water' }, outcome: null });
		await add('9.d', { calculation: 'derived', parts: [code] });
		const totals = await setting.ask(
			`select 1 from place_total t join indicator i on i.id = t.indicator_id where i.code = '9.d'`,
		);
		expect(totals.length).toBeGreaterThan(0);
	});

	test.each([
		[{ calculation: 'composite', parts: ['no.such'] }, 'no such part'],
		[{ calculation: 'composite', parts: [] }, 'wrong parts'],
		[{ calculation: 'composite', parts: ['9.z'] }, 'made of itself'],
		[{ calculation: 'ratio', unit: 'percent', numerator: null }, 'no sides'],
		[{ calculation: 'distinct', unit: 'people' }, 'unit of calculation'],
		[{ calculation: 'composite', unit: 'hectares', parts: ['9.a'] }, 'units of parts'],
		[{ calculation: 'composite', parts: ['9.a', '9.y'] }, 'part twice'],
	] as const)('is refused where it cannot be: %j', async (made, reason) => {
		await addNode(setting.db, ACT, { code: '9', name: { en: 'Water' }, outcome: null });
		await save(null, {});
		await add('9.y', { calculation: 'composite', parts: ['9.a'] });
		await expect(add('9.z', made)).rejects.toThrow(reason);
		expect(await find('9.z')).toBeUndefined();
	});

	test('keeps what it is made of once something names it', async () => {
		await addNode(setting.db, ACT, { code: '9', name: { en: 'Water' }, outcome: null });
		await save(null, {});
		await save(null, { code: '9.x' });
		await add('9.y', { calculation: 'composite', parts: ['9.a'] });
		await save('9.y', { parts: ['9.a', '9.x'] });
		expect(await find('9.y')).toMatchObject({ parts: ['9.a', '9.x'] });
		await add('9.z', { calculation: 'composite', parts: ['9.y'] });
		await expect(save('9.y', { parts: ['9.a'] })).rejects.toThrow('counted already');
	});
});
