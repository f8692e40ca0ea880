/** What an indicator is judged by, its breakdowns and what strangers see of it. Source: docs/rules.md, Framework. */
import { expect, test } from 'vitest';
import { maskOf } from '#lib/figures/disaggregation.ts';
import { loosenedFrom } from '#lib/disclosure/loosened.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { useSetting } from '../report/setting.ts';
import { saving } from './saving.ts';

const setting = useSetting();
const { find, save, entered } = saving(setting);
const write = (text: string, parameters = {}) =>
	transaction(setting.db, (writer) => run(writer, text, parameters));
const target = (code: string, value: number) =>
	write(
		`insert into target (indicator_id, year, from_quarter, value)
		select id, 2024, 1, @value from indicator where code = @code`,
		{ code, value },
	);
const parts = (shown: Awaited<ReturnType<typeof save>>) => [
	...new Set(shown.figures?.shown.map(({ part }) => part)),
];
const of = async (code: string) =>
	await snapshot(setting.db, async (reader) => {
		const scope = await getScope(reader, 'plan', 's1');
		if (!scope) throw new Error('no sector');
		const { indicators } = await getProgress(reader, scope, {
			...{ year: 2024, quarter: 2, window: 'year-to-date' },
		});
		return indicators.find((one) => one.code === code);
	});
const recorded = async () =>
	(
		await setting.ask<{ after: string }>(
			`select after from audit_entry where action = 'change framework' order by id desc limit 1`,
		)
	).map(({ after }) => JSON.parse(after) as object)[0];

test('a baseline and a fall move shares, which are shown before they are stored', async () => {
	const code = await entered();
	const reached = (await of(code))?.reached ?? 0;
	await target(code, reached / 2);
	const falls = { direction: 'down', baseline: reached * 2 } as const;
	const shown = await save(code, falls);
	expect(parts(shown)).toEqual(['share', 'status']);
	expect((await of(code))?.share).toBe(2);
	expect((await save(code, falls, { seen: shown.figures?.seen ?? '' })).figures).toBeNull();
	expect((await of(code))?.share).toBeCloseTo(2 / 3);
	expect(await find(code)).toMatchObject(falls);
});

test('a locked quarter keeps its share, unless a reason is given', async () => {
	const code = await entered();
	await target(code, 1);
	await write(`update period set due = '2024-01-01', locks = '2024-01-02' where quarter = 2`);
	const falls = { direction: 'down', baseline: 500 } as const;
	const shown = await save(code, falls);
	expect(shown.figures?.locked).toBeGreaterThan(0);
	const seen = shown.figures?.seen ?? '';
	await expect(save(code, falls, { seen })).rejects.toThrow('moves locked figures');
	expect((await save(code, falls, { seen, correction: 'It was to fall' })).figures).toBeNull();
	expect(await recorded()).toMatchObject({ direction: 'down', correction: 'It was to fall' });
});

test('more is kept from strangers at any time, less with a reason, and not once a quarter was published', async () => {
	const code = await entered();
	const shown = await save(code, { sensitivity: 'district' });
	expect(parts(shown)).toEqual(['shown']);
	await save(code, { sensitivity: 'district' }, { seen: shown.figures?.seen ?? '' });
	expect((await of(code))?.sensitivity).toBe('district');
	await expect(save(code, { sensitivity: 'public' })).rejects.toThrow('opened without reason');
	const opened = 'The camp is closed';
	const again = await save(code, { sensitivity: 'public' }, { opened });
	await save(code, { sensitivity: 'public' }, { opened, seen: again.figures?.seen ?? '' });
	expect(await recorded()).toMatchObject({ sensitivity: 'public', opened });
	expect((await of(code))?.sensitivity).toBe('public');

	const later = { year: 2024, quarter: 3, value: 'district' } as const;
	const follows = await save(code, { laterSensitivity: later });
	await save(code, { laterSensitivity: later }, { seen: follows.figures?.seen ?? '' });
	await write(
		`insert into publication (sector_id, year, quarter, state, major, minor, as_of, content, content_hash, manifest, hash, annex)
		values (1, 2024, 1, 'published', 1, 0, 0, '{}', '', '{}', '', '{}')`,
	);
	await expect(save(code, { laterSensitivity: null }, { opened })).rejects.toThrow('kept from strangers');
	await expect(save(code, { laterSensitivity: { ...later, year: 0 } })).rejects.toThrow('sensitivity from');
	expect((await save(code, { sensitivity: 'district' })).figures).not.toBeNull();
});

test('what strangers see of a locked quarter changes with a reason alone', async () => {
	const code = await entered();
	await write(`update period set due = '2024-01-01', locks = '2024-01-02' where quarter = 2`);
	const shown = await save(code, { sensitivity: 'district' });
	expect(shown.figures?.locked).toBeGreaterThan(0);
	const seen = shown.figures?.seen ?? '';
	await expect(save(code, { sensitivity: 'district' }, { seen })).rejects.toThrow('moves locked figures');
	const later = { year: 2025, quarter: 1, value: 'district' } as const;
	expect((await save(code, { laterSensitivity: later })).figures).toBeNull();
});

test('the first quarter of which less is kept is told, whichever way it changes', () => {
	const public1 = { first: 'public', later: [] } as const;
	const district = { first: 'district', later: [] } as const;
	const from = { year: 2024, quarter: 3 } as const;
	expect(loosenedFrom(district, public1)).toBeNull();
	expect(loosenedFrom(public1, district)).toEqual({ year: 0, quarter: 1 });
	expect(loosenedFrom(public1, { first: 'public', later: [{ ...from, value: 'district' }] })).toMatchObject(
		from,
	);
	expect(loosenedFrom({ first: 'district', later: [{ ...from, value: 'public' }] }, district)).toMatchObject(
		from,
	);
});

test('a dimension by which something was reported stays, one that nobody used goes', async () => {
	const code = await entered({ cells: [{ groups: { sex: 1 }, value: 3 }] });
	const all = maskOf(['sex', 'cohort', 'age', 'disability']);
	const mask = maskOf(['sex']);
	await expect(save(code, { dimensions: all & ~mask })).rejects.toThrow('dimension in use');
	await expect(save(code, { dimensions: 0 })).rejects.toThrow('dimension in use');
	await save(code, { dimensions: mask, required: mask });
	expect(await find(code)).toMatchObject({ dimensions: mask, required: mask });
});
