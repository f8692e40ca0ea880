/** Names of an earlier publication, by the keys of now. */
import { expect, test } from 'vitest';
import { earlierKeyed } from '#lib/disclosure/earlierKeyed.ts';

const KEYS: Readonly<Record<string, string>> = { old: 'a', other: 'a', alone: 'b' };
const keyOf = (name: string) => KEYS[name];
const partnerOf = (code: string) => ({ P1: '1', P2: '1', P3: '3' })[code];

test('of names that became one key the values add up, and of what nothing is called any more none is left', () => {
	const found = earlierKeyed(
		{
			...{ shown: ['alone', 'gone'], withheld: ['old', 'gone'] },
			values: new Map([
				...([
					['old', 3],
					['other', 40],
					['alone', 7],
					['gone', 9],
				] as const),
			]),
			shares: { P1: { old: 2, alone: 1 }, P2: { other: 5, gone: 1 }, P3: { alone: 4 }, P4: { alone: 8 } },
		},
		...([keyOf, partnerOf] as const),
	);
	expect(found).toEqual({
		...{ shown: ['b'], withheld: ['a'] },
		values: new Map([
			['a', 43],
			['b', 7],
		]),
		shares: { 1: { a: 7, b: 1 }, 3: { b: 4 } },
	});
});

test('of names that became one key, one that was withheld keeps it from having been shown', () => {
	const { shown, withheld } = earlierKeyed(
		{ shown: ['other'], withheld: ['old'], values: new Map() },
		...([keyOf, partnerOf] as const),
	);
	expect([shown, withheld]).toEqual([[], ['a']]);
});
