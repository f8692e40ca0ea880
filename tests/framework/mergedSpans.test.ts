import { expect, test } from 'vitest';
import { mergedSpans } from '#lib/framework/mergedSpans.ts';

test.each([
	[
		'apart',
		[
			[5, 6],
			[1, 2],
		],
		[
			[1, 2],
			[5, 6],
		],
	],
	[
		'that go on without a gap',
		[
			[1, 2],
			[3, null],
		],
		[[1, null]],
	],
	[
		'that overlap',
		[
			[1, 6],
			[2, 3],
			[5, 8],
		],
		[[1, 8]],
	],
	[
		'of which one lasts',
		[
			[1, null],
			[4, 5],
		],
		[[1, null]],
	],
] as const)('spans %s', (_, spans, after) => {
	const read = (all: readonly (readonly [number, number | null])[]) =>
		all.map(([from, to]) => ({ from, to }));
	expect(mergedSpans(read(spans))).toEqual(read(after));
});
