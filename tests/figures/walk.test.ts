import { expect, test } from 'vitest';
import { sharedLeaves, walkDown } from '#lib/figures/walk.ts';

const PARTS: Record<string, string[]> = {
	all: ['left', 'right'],
	left: ['a', 'b'],
	right: ['b', 'c'],
	again: ['left', 'a'],
};
const below = (one: string) => PARTS[one] ?? [];

test('everything below comes once, from above', () => {
	expect(walkDown('all', below)).toEqual(['all', 'left', 'a', 'b', 'right', 'c']);
	expect(walkDown('a', below)).toEqual(['a']);
});

test('a circle ends, and a chain may be as long as a file', () => {
	expect(walkDown(0, (one: number) => [(one + 1) % 3])).toEqual([0, 1, 2]);
	expect(walkDown(0, (one: number) => (one < 100_000 ? [one + 1] : []))).toHaveLength(100_001);
});

test('a leaf that comes twice is told with the parts that lead to it', () => {
	expect(sharedLeaves('all', below)).toEqual([{ shared: 'b', through: ['left', 'right'] }]);
	expect(sharedLeaves('again', below)).toEqual([{ shared: 'a', through: ['left', 'a'] }]);
	expect(sharedLeaves('left', below)).toEqual([]);
	// Above what is already told it is not told again.
	expect(sharedLeaves('top', (one: string) => (one === 'top' ? ['all', 'd'] : below(one)))).toEqual([]);
});
