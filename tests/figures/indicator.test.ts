import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addsUp,
	behind,
	countsPeople,
	countsPlaces,
	isState,
	isUnion,
	partsOf,
	sourcesOf,
} from '#lib/figures/indicator.ts';
import { reachingOf } from '#lib/figures/reached.ts';
import { compareCodes } from '#lib/plan/code.ts';
import { frameworkOf, indicator } from './framework.ts';

const { byId, indicator: get } = frameworkOf([
	indicator(1, 'sum'),
	indicator(2, 'latest'),
	indicator(3, 'peak'),
	indicator(4, 'distinct'),
	indicator(5, 'distinct'),
	indicator(10, 'composite', { parts: [5, 4] }),
	indicator(11, 'composite', { parts: [10, 4] }),
	indicator(12, 'composite', { parts: [1, 10] }),
	indicator(13, 'composite', { parts: [3, 2] }),
	indicator(14, 'composite', { parts: [1] }),
	indicator(15, 'composite', { parts: [1, 2] }),
	indicator(20, 'ratio', { numerator: 12, denominator: 1 }),
]);
const ids = (found: readonly { id: number }[]) => found.map(({ id }) => id);

test('parts stand in their order; a part that is not there is a fault', () => {
	expect(ids(partsOf(get(10), byId))).toEqual([5, 4]);
	expect(() => partsOf(indicator(30, 'composite', { parts: [99] }), byId)).toThrow('1.30');
});

test('leaves are the reported indicators behind a composite, each once', () => {
	expect(ids(sourcesOf(get(11), byId))).toEqual([5, 4]);
	expect(ids(sourcesOf(get(12), byId))).toEqual([1, 5, 4]);
	expect(ids(sourcesOf(get(2), byId))).toEqual([2]);
});

test('sources of a ratio are those of both sides, each once', () => {
	expect(ids(sourcesOf(get(20), byId))).toEqual([1, 5, 4]);
	expect(ids(sourcesOf(get(12), byId))).toEqual([1, 5, 4]);
	expect(sourcesOf(indicator(30, 'ratio'), byId)).toEqual([]);
});

test.each([
	[1, false],
	[4, false],
	[10, true],
	[11, true],
	[12, false],
	[13, false],
	[20, false],
])('indicator %i is a union: %s', (id, expected) => {
	expect(isUnion(get(id), byId)).toBe(expected);
});

test('a composite without parts is no union', () => {
	expect(isUnion(indicator(30, 'composite'), byId)).toBe(false);
});

test.each([
	[1, false],
	[2, true],
	[3, true],
	[4, false],
	[12, false],
	[13, true],
	[15, false],
	[20, true],
])('indicator %i is a state: %s', (id, expected) => {
	expect(isState(get(id), byId)).toBe(expected);
});

test.each([
	[1, true],
	[2, false],
	[3, false],
	[4, false],
	[12, false],
	[14, true],
	[20, false],
])('figures of indicator %i add up: %s', (id, expected) => {
	expect(addsUp(get(id), byId)).toBe(expected);
});

test.each([
	[1, false],
	[4, true],
	[10, true],
	[11, true],
	[12, false],
	[20, false],
])('indicator %i counts places: %s', (id, expected) => {
	expect(countsPlaces(get(id), byId)).toBe(expected);
});

test('what stands behind a figure is the figure itself and all below it, each once', () => {
	expect(ids(behind(get(20), byId))).toEqual([20, 12, 1, 10, 5, 4]);
	expect(ids(behind(get(1), byId))).toEqual([1]);
});

test('a figure is reached by its own calculation, a union by that of its parts, others by nothing of their own', () => {
	const reaching = (id: number) => {
		const found = reachingOf(get(id), byId);
		return found && [found.together, ids(found.sources)];
	};
	expect(reaching(3)).toEqual(['partner and place', [3]]);
	expect(reaching(11)).toEqual(['place', [5, 4]]);
	expect(reaching(12)).toBeNull();
	expect(reaching(20)).toEqual(['everybody', [1, 5, 4]]);
});

test('only reported indicators of people that are marked count people', () => {
	const people = { unit: 'people', countsPeople: true } as const;
	expect(countsPeople(indicator(1, 'peak', people))).toBe(true);
	expect(countsPeople(indicator(1, 'sum', { ...people, countsPeople: false }))).toBe(false);
	expect(countsPeople(indicator(1, 'sum', { ...people, unit: 'households' }))).toBe(false);
	expect(countsPeople(indicator(1, 'composite', people))).toBe(false);
	expect(countsPeople(indicator(1, 'ratio', people))).toBe(false);
});

describe('compareCodes', () => {
	test('orders a framework as its tree', () => {
		const inOrder = ['1', '1.a', '1.b', '1.1', '1.1.a', '1.1.b', '1.2', '1.2.a', '1.10', '1.10.a', '2', '10'];
		for (let i = 0; i < 5; i++) {
			const shuffled = inOrder.map((_, at) => inOrder[(at * 5 + i) % inOrder.length] ?? '');
			expect(shuffled.sort(compareCodes)).toEqual(inOrder);
		}
	});

	test('is a total order', () => {
		const code = fc
			.array(fc.oneof(fc.constantFrom('', 'a', 'b', 'A', '1', '01', '2', '10', '1a', 'é'), fc.string()), {
				minLength: 1,
				maxLength: 4,
			})
			.map((segments) => segments.join('.'));
		fc.assert(
			fc.property(code, code, code, (a, b, c) => {
				const [ab, bc, ac] = [compareCodes(a, b), compareCodes(b, c), compareCodes(a, c)];
				expect(compareCodes(a, a)).toBe(0);
				expect(Math.sign(compareCodes(b, a))).toBe(-Math.sign(ab) + 0);
				expect(ab === 0).toBe(a === b);
				if (ab < 0 && bc < 0) expect(ac).toBeLessThan(0);
			}),
			{ numRuns: 2000 },
		);
	});
});
