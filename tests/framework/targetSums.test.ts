/** What the page of targets says of milestones. Source: docs/rules.md, Target. */
import { expect, test } from 'vitest';
import { checkMilestones } from '#lib/framework/targetSums.ts';

test.each([
	[[250, 500, 750, 1000], null],
	[[250, 250, 250, 250], { is: 'alone', whole: 1000, sums: [250, 500, 750, 1000] }],
	[[400, 300, 200, 100], { is: 'alone', whole: 1000, sums: [400, 700, 900, 1000] }],
	// The last one is the year's target: they count from its start.
	[[0, 0, 0, 1000], null],
	[[100, 200, 300, 900], { is: 'short', quarter: 4, value: 900, whole: 1000 }],
	[[100, 200, 300, null], null],
	[[100, 50, 300, 1000], { is: 'falls', quarter: 2, value: 50, before: 100 }],
	[[100, 1100, 300, 1000], { is: 'above target', quarter: 2, value: 1100, whole: 1000 }],
])('%j of 1,000', (milestones, said) => {
	expect(checkMilestones(milestones, 1000)).toEqual(said);
});

test('without a target there is nothing to hold them against', () => {
	expect(checkMilestones([250, 250, 250, 250], null)).toBeNull();
});
