/**
 * Who was expected in a locked quarter, and what it is compared with, does not move through participation and
 * predecessors. Source: docs/rules.md, Locks.
 */
import { describe, expect, test } from 'vitest';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

const participation = (...rows: string[]) => ({
	'participation.csv': ['partner,output,from,to', ...rows, ''].join('\n'),
});
const BOTH = participation('P1,1.1,2024-Q1,', 'P2,1.1,2024-Q1,');

describe('who was expected', () => {
	test.each([
		['one partner less', participation('P1,1.1,2024-Q1,', 'P2,1.1,2024-Q1,2024-Q1')],
		['the other partner less', participation('P1,1.1,2024-Q1,2024-Q1', 'P2,1.1,2024-Q1,')],
	])('%s in an open quarter is free', async (_what, files) => {
		const { take } = await workshop();
		await take(BOTH);
		const { moved, summary } = await take(files);
		expect(summary.participation).toEqual({ added: 0, changed: 1 });
		expect(moved).toEqual([]);
	});

	test('is told with the quarter, and taken with a reason', async () => {
		const { take, everything } = await workshop();
		await take(participation('P1,1.1,2024-Q1,'));
		const before = await everything();
		const { issues } = await refusal(take(BOTH));
		expect(issues.kept).toMatchObject([{ kind: 'locked figure', file: 'participation.csv' }]);
		expect(issues.kept[0]?.message).toContain('2024-Q1');
		expect(issues.kept[0]?.message).toContain('expected on 1.1: P1 → P1 P2');
		expect(await everything()).toEqual(before);
		const { moved } = await take(BOTH, { reopen: 'P2 took part from the beginning' });
		expect(moved).toMatchObject([{ quarter: '2024-Q1', before: 'P1', after: 'P1 P2' }]);
	});

	test('before anybody was named, it was whoever reports', async () => {
		const { take } = await workshop();
		await take();
		const { issues } = await refusal(take(BOTH));
		expect(issues.kept[0]?.message).toContain('expected on 1.1: whoever reports → P1 P2');
		const { moved } = await take(participation('P1,1.1,2024-Q2,'));
		expect(moved).toEqual([]);
	});
});

test('a predecessor that is taken away moves what a locked quarter is compared with', async () => {
	const [head, ...framework] = tinyRows('framework.csv');
	const years = {
		'periods.csv': [
			'year,quarter,opens,due,locks',
			'2024,1,2024-04-01,2024-04-20,2024-05-05',
			'2025,1,2025-04-01,2025-04-20,2025-05-05',
			'',
		].join('\n'),
		'reports.csv': [
			tinyRows('reports.csv')[0],
			'P1,2024,1,approved,A1,1.1.d,M1,completed,,,,,,,40,',
			'P1,2025,1,approved,A1,1.1.e,M1,completed,,,,,,,60,',
			'',
		].join('\n'),
		'targets.csv': null,
	};
	const called = (predecessor: string) => ({
		...years,
		'framework.csv': [
			`${head ?? ''},predecessors`,
			...framework.map((line) => `${line},`),
			`indicator,1.1.e,1.1,Projects anew,count,sum,,,,,,,sex,${predecessor}`,
			'',
		].join('\n'),
	});
	const now = new Date('2025-06-01T09:00:00Z');
	const { take } = await workshop();
	await take(called('1.1.d'), { now });
	const { issues } = await refusal(take(called(''), { now }));
	expect(issues.kept).toMatchObject([{ kind: 'locked figure', file: 'framework.csv' }]);
	expect(issues.kept[0]?.message).toContain('2025-Q1');
	expect(issues.kept[0]?.message).toContain('1.1.e a year before 40 → unknown');
	// One that is named for the first time tells what was unknown.
	const fresh = await workshop();
	await fresh.take(called(''), { now });
	expect((await fresh.take(called('1.1.d'), { now })).moved).toEqual([]);
});
