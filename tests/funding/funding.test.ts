import { describe, expect, test } from 'vitest';
import {
	CONTRIBUTION_STATUSES,
	coverageOf,
	gapOf,
	isSubGrant,
	isUnearmarked,
	requirementOf,
	sumFunding,
	sumRequirements,
	type Contribution,
	type FundingSums,
	type Requirement,
} from '#lib/funding/funding.ts';

const sums: FundingSums = { required: 1000, received: 300, carryOver: 100, committed: 5000, pledged: 7000 };

test('gap: received and carried over count, committed and pledged stand beside', () => {
	expect(gapOf(sums)).toBe(600);
	expect(gapOf({ ...sums, received: 1200 })).toBe(-300);
	expect(gapOf({ ...sums, required: 0 })).toBe(-400);
	expect(gapOf({ ...sums, required: null })).toBeNull();
});

test('coverage is a part of what is required; without a requirement there is none', () => {
	expect(coverageOf(sums)).toBe(0.4);
	expect(coverageOf({ ...sums, received: 1900 })).toBe(2);
	expect(coverageOf({ ...sums, required: 0 })).toBeNull();
	expect(coverageOf({ ...sums, required: null })).toBeNull();
});

const gives = (more: Partial<Contribution>): Contribution => ({
	donor: 'D',
	partner: 'P',
	output: '1.1',
	status: 'received',
	usd: 100,
	inKind: false,
	...more,
});

test('a contribution stands once, with its present status', () => {
	const all = CONTRIBUTION_STATUSES.map((status, i) => gives({ status, usd: 10 ** i }));
	expect(sumFunding(5000, all)).toEqual({
		required: 5000,
		pledged: 1,
		committed: 10,
		received: 100,
		carryOver: 1000,
	});
});

test('nothing entered is unknown; where something was, a status without a contribution is 0', () => {
	expect(sumFunding(null, [])).toBeNull();
	expect(sumFunding(0, [])).toMatchObject({ required: 0, received: 0, pledged: 0 });
	expect(sumFunding(null, [gives({ status: 'pledged' })])).toMatchObject({ required: null, received: 0 });
});

describe('requirements', () => {
	const needs = (output: string | null, usd: number): Requirement => ({ output, usd });

	test('that of the sector includes those of its outputs; without it they add up', () => {
		const outputs = [needs('1.1', 60), needs('1.2', 30)];
		expect(sumRequirements([])).toEqual({ required: null, ofOutputs: null });
		expect(sumRequirements(outputs)).toEqual({ required: 90, ofOutputs: 90 });
		expect(sumRequirements([needs(null, 100), ...outputs])).toEqual({ required: 100, ofOutputs: 90 });
		expect(sumRequirements([needs(null, 100)])).toEqual({ required: 100, ofOutputs: null });
	});

	test('what the outputs do not split up belongs to none of them', () => {
		const outputs = [needs('1.1', 60), needs('1.2', 30)];
		expect(requirementOf([needs(null, 100), ...outputs], null)).toBe(10);
		expect(requirementOf([needs(null, 100)], null)).toBe(100);
		expect(requirementOf(outputs, null)).toBeNull();
		expect(requirementOf([needs(null, 90), ...outputs], null)).toBeNull();
		// The outputs need more than the sector is said to: nobody knows which is right.
		expect(requirementOf([needs(null, 80), ...outputs], null)).toBeNull();
		expect(requirementOf(outputs, '1.2')).toBe(30);
		expect(requirementOf(outputs, '1.3')).toBeNull();
	});
});

test('money between two partners of the plan is a sub-grant, what a partner brings of its own is not', () => {
	const partners = new Set(['P', 'R']);
	expect(isSubGrant(gives({ donor: 'P', partner: 'R' }), partners)).toBe(true);
	expect(isSubGrant(gives({ donor: 'P', partner: 'new' }), partners)).toBe(true);
	expect(isSubGrant(gives({ donor: 'P', partner: 'P' }), partners)).toBe(false);
	expect(isSubGrant(gives({ donor: 'P', partner: null }), partners)).toBe(false);
	expect(isSubGrant(gives({ donor: 'D', partner: 'P' }), partners)).toBe(false);
});

test('unearmarked is what names neither an output nor a partner', () => {
	expect(isUnearmarked(gives({ output: null, partner: null }))).toBe(true);
	expect(isUnearmarked(gives({ output: null }))).toBe(false);
	expect(isUnearmarked(gives({ partner: null }))).toBe(false);
});
