/** A figure's rule says the figure's own numbers. Source: docs/rules.md, Why this number. */
import { expect, test } from 'vitest';
import { CALCULATION_NAMES } from '#lib/figures/calculations.ts';
import { traced, type TracedFigure } from '#lib/figures/trace/trace.ts';
import {
	besideRule,
	groupRule,
	revisedWords,
	targetLines,
	tracedWords,
	uncountedLines,
} from '#lib/figures/words/trace.ts';
import { indicator } from './indicator.ts';

const figure = (reached: number | null): TracedFigure => ({
	reached,
	high: null,
	about: null,
	isWithheld: false,
});
const kept: TracedFigure = { ...figure(null), isWithheld: true };
/** Without the signs that keep a calculation in one direction. */
const plain = (words: string | null) => words?.replaceAll(/[\u2066-\u2069]/g, '');
const quarters = {
	by: 'quarter',
	addends: ([3, 2, 4] as const).map((value, at) => ({
		name: { is: 'quarter', quarter: ([1, 2, 3] as const)[at] ?? 1 } as const,
		value,
	})),
} as const;

test('by each calculation, with the sum where there is one and the figure where there is none', () => {
	for (const calculation of CALCULATION_NAMES) {
		const told = indicator({ calculation });
		expect(tracedWords(told, traced(figure(9))), calculation).toMatch(/: 9\.$/);
		expect(tracedWords(told, traced(kept)), calculation).toBeNull();
		expect(tracedWords(told, traced(figure(null))), calculation).toContain('unknown and not 0');
	}
	expect(plain(tracedWords(indicator(), traced(figure(9), { additions: [quarters] })))).toBe(
		'Sum of what the reports that count give: 3 + 2 + 4 = 9.',
	);
});

test('a count of places tells those without a name, a ratio its sides', () => {
	const places = traced(figure(9), { places: { named: 7, unnamed: 2 } });
	expect(plain(tracedWords(indicator({ calculation: 'distinct', countsPlaces: true }), places))).toContain(
		'7 + 2 = 9',
	);
	expect(besideRule(places)).toEqual(['including up to 2 unnamed']);
	const sides = {
		above: { code: 'a', unit: 'usd', reached: 800 },
		below: { code: 'b', unit: 'people', reached: 100 },
		isWhole: true,
	} as const;
	const ratio = indicator({ calculation: 'ratio', unit: 'percent', isFraction: true });
	expect(plain(tracedWords(ratio, traced(figure(8), { sides })))).toContain('800 ÷ 100 = 800%');
	const apart = traced(figure(7), { sides: { ...sides, isWhole: false } });
	expect(tracedWords(ratio, apart)).not.toContain('÷');
	expect(plain(besideRule(apart).join(''))).toContain('a is 800 and b is 100');
});

test('of a sum that is not told, it says so where parts are withheld', () => {
	expect(besideRule(traced(figure(9), { hidesParts: true })).join('')).toContain('withheld');
	expect(besideRule(traced(figure(9), { hidesParts: true, additions: [quarters] }))).toEqual([]);
});

test('of a group what nobody told apart', () => {
	const group = { id: 1, dimension: 'sex', code: 'female', name: { en: 'Women' }, parent: null } as const;
	expect(groupRule(traced(figure(4), { of: { whole: 9, rest: 2 } }), group, 'people').join(' ')).toMatch(
		/Women.*: 4\. Of 9 in all, 2 /,
	);
	expect(groupRule(traced(kept), group, 'people')).toEqual([]);
});

test('share and pace with what they are made of; what is to fall is no division', () => {
	const all = indicator({ reached: 9, target: 90, share: 0.1, expected: 18, pace: 0.5 });
	expect(targetLines(all)).toEqual(['9 of 90 is 10%.', 'By now 18 was expected; the pace is 50% of that.']);
	expect(targetLines({ ...all, share: 0.4 })[0]).toContain('is to fall');
	expect(targetLines({ ...all, isJudged: false })).toHaveLength(1);
});

test('what the revision before said', () => {
	const since = (then: TracedFigure, now: TracedFigure) => revisedWords('1.0', then, now, 'people');
	expect(since(figure(9), figure(12))).toBe('Revision 1.0 says 9. The difference is +3.');
	expect(since(figure(9), figure(9))).toBe('Revision 1.0 says the same.');
	expect(since(figure(null), figure(9))).toContain('nobody had reported');
	expect(since(kept, figure(9))).toBe('In revision 1.0 it is withheld.');
	expect(since(figure(9), figure(null))).toBe('Revision 1.0 says 9.');
});

test('reports that do not count, by what became of them', () => {
	expect(uncountedLines({ expected: 14, approved: 11, submitted: 2 })).toEqual([
		'Sent and not yet approved, so not counted: 2.',
		'Expected, and neither approved nor waiting for it: 1.',
	]);
	expect(uncountedLines({ expected: 3, approved: 3, submitted: 0 })).toEqual([]);
});
