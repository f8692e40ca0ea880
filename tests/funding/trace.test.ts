/** A sum of money and what it is made of. Source: docs/rules.md, Why this number. */
import { expect, test } from 'vitest';
import type { ContributionDetail, FundingDetail, OrganisationLabel } from '#lib/funding/answer.ts';
import { MOST_CONTRIBUTIONS, traceMoney } from '#lib/funding/trace.ts';
import { moneyRule } from '#lib/funding/words.ts';

const organisation = (code: string): OrganisationLabel => ({ code, name: code, type: 'donor' });
const given = (
	donor: string,
	output: string | null,
	usd: number,
	more: Partial<ContributionDetail> = {},
): ContributionDetail => ({
	donor: organisation(donor),
	partner: null,
	output,
	status: 'received',
	date: null,
	amount: usd,
	currency: 'USD',
	usdRate: 1,
	usd,
	inKind: false,
	subGrant: false,
	...more,
});
const sums = { committed: 0, pledged: 0, coverage: null };
const FUNDING: FundingDetail = {
	...{
		required: 100.5,
		requiredOfOutputs: 100.5,
		received: 60.1,
		carryOver: 10.2,
		committed: 5,
		pledged: 0,
		gap: 30.2,
	},
	...{
		coverage: 0.7,
		inKind: 0,
		unearmarked: 0,
		subGrants: 9,
		partners: [],
		flow: { links: [], circular: [] },
	},
	outputs: [
		{ output: '1.1', required: 70.5, received: 40, carryOver: 10.2, gap: 20.3, ...sums },
		{ output: '1.2', required: 30, received: 15, carryOver: 0, gap: 15, ...sums },
		{ output: null, required: null, received: 5.1, carryOver: 0, gap: null, ...sums },
	],
	donors: [
		{
			donor: organisation('A'),
			received: 45.1,
			carryOver: 10.2,
			committed: 5,
			pledged: 0,
			inKind: 0,
			unearmarked: 0,
		},
	],
	contributions: [
		given('A', '1.1', 40),
		given('A', null, 5.1),
		given('B', '1.2', 15),
		given('A', '1.1', 10.2, { status: 'carry_over' }),
		given('A', '1.2', 9, { subGrant: true }),
	],
};
const plain = (words: string) => words.replaceAll(/[\u2066-\u2069]/g, '');
const rule = (asked: Parameters<typeof traceMoney>[1]) => {
	const money = traceMoney(FUNDING, asked);
	return money && plain(moneyRule(money, '2024'));
};

test('what is received is the contributions that stand at it, without sub-grants', () => {
	const amounts = (asked: Parameters<typeof traceMoney>[1]) => {
		const money = traceMoney(FUNDING, asked);
		const sum = money?.contributions.reduce((all, { usd }) => all + usd, 0);
		expect(sum).toBeCloseTo(money?.amount ?? -1, 5);
		return money?.entered;
	};
	expect(amounts({ figure: 'received' })).toBe(3);
	expect(amounts({ figure: 'received', output: '1.2' })).toBe(1);
	expect(amounts({ figure: 'received', output: '' })).toBe(1);
	expect(amounts({ figure: 'in-hand', donor: 'A' })).toBe(3);
	expect(amounts({ figure: 'carry-over' })).toBe(1);
});

test('a gap, what is in hand and what is required say what they are computed from', () => {
	expect(rule({ figure: 'gap' })).toBe('What it is computed from: 100.5 − 60.1 − 10.2 = 30.2.');
	expect(rule({ figure: 'in-hand' })).toContain('60.1 + 10.2 = 70.3');
	expect(rule({ figure: 'required' })).toContain('70.5 + 30 = 100.5');
	expect(rule({ figure: 'required', output: '1.1' })).toContain(': 70.5.');
	expect(rule({ figure: 'gap', output: '' })).toContain('unknown and not 0');
});

test('a requirement of the sector’s own is no sum of its outputs’', () => {
	expect(traceMoney({ ...FUNDING, required: 120 }, { figure: 'required' })?.outputs).toEqual([]);
});

test('what nobody entered is not there, and a page lists so many and no more', () => {
	expect(traceMoney(FUNDING, { figure: 'received', output: '9.9' })).toBeUndefined();
	expect(traceMoney(FUNDING, { figure: 'received', donor: 'Z' })).toBeUndefined();
	expect(traceMoney(FUNDING, { figure: 'received', output: '1.1', donor: 'A' })).toBeUndefined();
	const many = Array.from({ length: MOST_CONTRIBUTIONS + 20 }, (_, at) => given('A', '1.1', at));
	const money = traceMoney({ ...FUNDING, contributions: many }, { figure: 'received' });
	expect([money?.contributions.length, money?.entered]).toEqual([
		MOST_CONTRIBUTIONS,
		MOST_CONTRIBUTIONS + 20,
	]);
	expect(money?.contributions[0]?.usd).toBe(MOST_CONTRIBUTIONS + 19);
});
