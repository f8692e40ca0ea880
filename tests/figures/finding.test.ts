import { describe, expect, test } from 'vitest';
import { findingOf, isCollected, isQuarterWhole, shareBefore } from '#lib/figures/finding.ts';
import { foundWords } from '#lib/figures/words/finding.ts';
import { before, indicator } from './words/indicator.ts';

const DATES = { opens: '2024-04-01', due: '2024-04-20', locks: '2024-05-05' };

describe('a quarter is whole', () => {
	test('once every report that is expected is approved, or it is locked with some', () => {
		expect(isQuarterWhole({ expected: 3, approved: 3, submitted: 0 }, DATES, '2024-04-10')).toBe(true);
		expect(isQuarterWhole({ expected: 3, approved: 2, submitted: 1 }, DATES, '2024-05-05')).toBe(false);
		expect(isQuarterWhole({ expected: 3, approved: 2, submitted: 1 }, DATES, '2024-05-06')).toBe(true);
		expect(
			isQuarterWhole({ expected: 3, approved: 2, submitted: 1 }, { ...DATES, locks: null }, '2030-01-01'),
		).toBe(false);
		expect(isQuarterWhole({ expected: 0, approved: 0, submitted: 0 }, DATES, '2024-05-06')).toBe(false);
	});
});

describe('a plan shows a quarter first', () => {
	test('once it is whole, or its day is past with half of its reports', () => {
		const half = { expected: 4, approved: 2, submitted: 2 };
		expect(isCollected(half, DATES, '2024-04-20')).toBe(false);
		expect(isCollected(half, DATES, '2024-04-21')).toBe(true);
		expect(isCollected({ ...half, approved: 1 }, DATES, '2024-04-21')).toBe(false);
		expect(isCollected({ ...half, approved: 1 }, DATES, '2024-05-06')).toBe(true);
		expect(isCollected({ expected: 0, approved: 0, submitted: 0 }, DATES, '2024-04-21')).toBe(false);
		expect(isCollected({ ...half, approved: 4 }, DATES, '2024-04-10')).toBe(true);
	});
});

describe('what is found', () => {
	const words = (indicators: ReturnType<typeof indicator>[], quarter: 1 | 2 | 3 | 4 = 1) => {
		const finding = findingOf(indicators, 'year-to-date', quarter);
		return finding && foundWords(finding);
	};

	test('judges by milestones where there are any', () => {
		const good = indicator({ pace: 1, status: 'on track' });
		const bad = indicator({ pace: 0.1, status: 'far behind' });
		expect(words([good, bad, indicator()])).toBe(
			'1 of 2 indicators that can be judged are achieved or on track',
		);
	});

	test('else counts the headline targets that are done as far as the year is gone', () => {
		const quarterDone = indicator({ reached: 25, target: 100 });
		const less = indicator({ reached: 24.9, target: 100 });
		expect(words([less, less])).toBe(
			'A quarter into the year, none of the 2 headline targets is a quarter done',
		);
		expect(words([less, quarterDone])).toMatch(
			/^A quarter into the year, 1 of the 2 headline targets is at least/,
		);
		expect(words([quarterDone, quarterDone])).toMatch(/all 2 headline targets are at least a quarter done$/);
		expect(words([quarterDone, quarterDone], 2)).toMatch(/^Half-way .* none of the 2/);
		expect(
			words([indicator({ reached: 99, target: 100 }), indicator({ reached: 100, target: 100 })], 4),
		).toBe('At the end of the year, 1 of the 2 headline targets is reached');
	});

	test('leaves out what is no headline, stands all year, has no target, is incomplete or not judged yet', () => {
		const fine = indicator({ reached: 50, target: 100 });
		for (const other of [
			indicator({ headline: false }),
			indicator({ calculation: 'latest' }),
			indicator({ target: null }),
			indicator({ incomplete: 'late' }),
			indicator({ isJudged: false, missingQuarters: [1] }),
		]) {
			expect(words([fine, fine, other])).toMatch(/all 2 headline targets/);
		}
	});

	test('is nothing of one target, and of a quarter alone', () => {
		expect(words([indicator()])).toBeNull();
		expect(findingOf([indicator(), indicator()], 'quarter', 1)).toBeNull();
	});
});

describe('the mark of a year before', () => {
	test('stands on the target of this year', () => {
		const previous = before({ reached: 115 });
		expect(shareBefore(indicator({ previous }))).toBe(0.2);
		expect(shareBefore(indicator({ previous: before({}) }))).toBeNull();
		expect(shareBefore(indicator({ previous, target: null }))).toBeNull();
		// Of a figure that is to fall the share is another thing.
		expect(shareBefore(indicator({ previous, share: 0.5 }))).toBeNull();
	});
});
