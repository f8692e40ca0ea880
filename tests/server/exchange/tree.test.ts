import { expect, test } from 'vitest';
import { findCircles } from '#lib/server/exchange/read/tree.ts';

const links = (pairs: Record<string, string[]>) => findCircles(new Map(Object.entries(pairs)));

test('a tree has no circles, even where two ways lead to the same', () => {
	expect(links({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
});

test('each circle is found once', () => {
	expect(links({ a: ['b'], b: ['c'], c: ['b'], d: ['d'], e: ['a'] })).toEqual([['b', 'c'], ['d']]);
});

test('a chain as long as a file is no trouble', () => {
	const chain = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`n${i}`, [`n${i + 1}`]]));
	expect(links(chain)).toEqual([]);
});
