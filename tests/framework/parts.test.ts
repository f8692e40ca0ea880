import { expect, test } from 'vitest';
import { frameworkParts, partWith } from '#lib/framework/parts.ts';

interface Output {
	readonly code: string;
	readonly indicators: readonly { readonly code: string }[];
	readonly isContinued?: true;
}
const lines = (of: string, count: number) =>
	Array.from({ length: count }, (_, i) => ({ code: `${of}.${i}` }));
const output = (code: string, count: number): Output => ({ code, indicators: lines(code, count) });
const outcome = (code: string, own: number, ...outputs: Output[]): Output & { outputs: Output[] } => ({
	...{ code, indicators: lines(code, own), outputs },
});
const told = (
	parts: ReturnType<
		typeof frameworkParts<{ code: string }, ReturnType<typeof output>, ReturnType<typeof outcome>>
	>,
) =>
	parts.map((part) =>
		part.map((one) => [
			`${one.code}: ${one.indicators.length}`,
			...one.outputs.map(({ code, indicators }) => `${code}: ${indicators.length}`),
		]),
	);

test('a usual framework is one part, and so is none', () => {
	const usual = [outcome('1', 1, output('1.1', 20), output('1.2', 0)), outcome('2', 0)];
	expect(frameworkParts(usual)).toEqual([usual]);
	expect(frameworkParts([])).toEqual([[]]);
});

test('an output that fits into a part stands in one, and its outcome is named in each', () => {
	const parts = frameworkParts([outcome('1', 2, output('1.1', 200), output('1.2', 200))]);
	expect(told(parts)).toEqual([[['1: 2', '1.1: 200']], [['1: 0', '1.2: 200']]]);
});

test('one that is larger than a part goes on in the next', () => {
	const parts = frameworkParts([outcome('1', 0, output('1.1', 700)), outcome('2', 0)]);
	expect(told(parts)).toEqual([
		[['1: 0', '1.1: 292']],
		[['1: 0', '1.1: 296']],
		[['1: 0', '1.1: 112'], ['2: 0']],
	]);
	expect(parts.map(([one]) => [one?.isContinued, one?.outputs[0]?.isContinued])).toEqual([
		[undefined, undefined],
		[true, true],
		[true, true],
	]);
	const all = parts.flatMap((part) =>
		part.flatMap(({ outputs }) => outputs.flatMap(({ indicators }) => indicators)),
	);
	expect(all).toEqual(lines('1.1', 700));
});

test('outputs without indicators are no endless page either', () => {
	const many = Array.from({ length: 100 }, (_, i) => output(`1.${i}`, 0));
	const parts = frameworkParts([outcome('1', 0, ...many)]);
	expect(parts.map(([one]) => one?.outputs.length)).toEqual([73, 27]);
});

test('what stands where is found by level and code', () => {
	const parts = frameworkParts([outcome('1', 2, output('1.1', 296), output('1 1.2', 5)), outcome('2', 3)]);
	expect(parts).toHaveLength(3);
	expect(partWith(parts, 'outcome 1')).toBe(1);
	expect(partWith(parts, 'indicator 1.1')).toBe(1);
	expect(partWith(parts, 'output 1.1')).toBe(2);
	expect(partWith(parts, 'indicator 1.1.295')).toBe(2);
	expect(partWith(parts, 'output 1 1.2')).toBe(3);
	expect(partWith(parts, 'outcome 2')).toBe(3);
	for (const none of ['indicator 9', 'output 2', '', 'outcome'])
		expect(partWith(parts, none), none).toBeUndefined();
});
