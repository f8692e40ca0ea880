import { expect, test } from 'vitest';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { listMovedFigures } from '#lib/publication/moved.ts';

const one = (code: string, reached: number | null, more: object = {}) =>
	({ code, name: { en: code }, unit: 'initiatives', reached, ...more }) as unknown as IndicatorProgress;

test('figures that are others by now, and new ones; of what was withheld nothing is told', () => {
	const then = [one('a', 1), one('b', null), one('c', 3), one('d', null, { withheldFigures: ['reached'] })];
	const now = [one('a', 1), one('b', 2), one('c', null), one('d', 4), one('e', 5), one('f', null)];
	expect(listMovedFigures(then, now).map(({ code, was, is }) => [code, was, is])).toEqual([
		['b', null, 2],
		['c', 3, null],
		['e', null, 5],
	]);
});
