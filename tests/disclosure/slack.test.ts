/** What single equations tell once a figure is shown. */
import { expect, test } from 'vitest';
import { slackOf } from '#lib/disclosure/protect/slack.ts';
import { shortened } from '#lib/disclosure/system/shortened.ts';
import { systemFrom } from '../support/disclosure/system.ts';

/** 3 + 40 + 60 = 103, and 60 = 10 + 50. */
const { system, at } = systemFrom(
	{ all: 103, a: 3, b: 40, c: 60, d: 10, e: 50 },
	{ all: ['a', 'b', 'c'], c: ['d', 'e'] },
);
const [a = -1, b = -1, c = -1, d = -1] = at('a', 'b', 'c', 'd');

const slack = (withheld: readonly string[], informed: boolean, isPlainlyNot = () => true) => {
	const unknown = new Set(at(...withheld));
	return slackOf({
		system,
		isUnknown: (cell) => unknown.has(cell),
		targets: new Set([a]),
		informed,
		isPlainlyNot,
	});
};

test('the last figure beside a target is not shown, and what is tried is taken back', () => {
	const two = slack(['a', 'b'], false);
	expect(two.show(b)).toBeUndefined();
	expect(two.show(b)).toBeUndefined();
	const three = slack(['a', 'b', 'c', 'd', 'e'], false);
	const shown = three.show(b);
	expect(shown?.known).toEqual([b]);
	expect(three.show(c)).toBeUndefined();
	shown?.takeBack();
	expect(three.show(c)?.known).toEqual([c]);
});

test('with a figure goes what nothing hides without it', () => {
	expect(slack(['a', 'b', 'c', 'd'], false).show(d)?.known).toEqual([d, c]);
	expect(slack(['a', 'c', 'd'], false).show(d)).toBeUndefined();
});

test('beside a target two others stay withheld, unless one of them tells it by itself', () => {
	const withheld = ['a', 'b', 'c', 'd', 'e'];
	expect(slack(withheld, true).show(b)).toBeUndefined();
	expect(slack(withheld, true, () => false).show(b)?.known).toEqual([b]);
});

test('two years to date tell the quarter between them', () => {
	const year = systemFrom(
		{ q1: 5, q2: 6, q3: 7, two: 11, three: 18 },
		{ two: ['q1', 'q2'], three: ['q1', 'q2', 'q3'] },
	);
	const cells = year.at('three', 'two', 'q3');
	expect(shortened(year.system)).toEqual([{ cells, coefficients: [-1, 1, 1] }]);
});
