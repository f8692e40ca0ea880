import { expect, test } from 'vitest';
import { movedAmong } from '#lib/framework/moved.ts';
import { inFrameworkOrder, type Step } from '#lib/framework/order.ts';

interface Item {
	readonly code: string;
	readonly way: readonly Step[];
}
const outcome = (code: string, position: number | null = null): Step => ({ code, position });
const item = (...way: Step[]): Item => ({ code: way.at(-1)?.code ?? '', way });
const indicator = (code: string, position: number | null = null): Step => ({
	...{ code, position, isIndicator: true },
});
const codesIn = (items: readonly Item[]) => inFrameworkOrder(items, ({ way }) => way).map(({ code }) => code);

test('is that of codes where nothing was put by hand, wherever an indicator hangs', () => {
	const items = [
		item(outcome('2'), indicator('1.9.a')),
		item(outcome('1'), indicator('1.10')),
		item(outcome('1'), indicator('1.9')),
	];
	expect(codesIn(items)).toEqual(['1.9', '1.9.a', '1.10']);
});

test('is that of places down the tree, then of codes; an outcome’s own indicators stand before its outputs', () => {
	const [first, second] = [outcome('1', 1), outcome('2', 0)];
	const items = [
		item(first, outcome('1.1'), indicator('1.1.a', 1)),
		item(first, outcome('1.1'), indicator('1.1.b', 0)),
		item(first, outcome('1.1'), indicator('1.1.d')),
		item(first, outcome('1.1'), indicator('1.1.c')),
		item(first, indicator('1.z')),
		item(second, indicator('2.a')),
		item(first, outcome('1.1')),
		item(first),
	];
	expect(codesIn(items)).toEqual(['2.a', '1', '1.z', '1.1', '1.1.b', '1.1.a', '1.1.c', '1.1.d']);
});

test.each([
	['b', 'up', 'bac'],
	['b', 'down', 'acb'],
	['a', 'up', 'abc'],
	['c', 'down', 'abc'],
	['a', '2', 'bca'],
	['c', '0', 'cab'],
	['c', '7', 'abc'],
	['x', '0', 'abc'],
])('%s is moved %s: %s', (code, move, after) => {
	expect(movedAmong(['a', 'b', 'c'], code, move).join('')).toBe(after);
});
