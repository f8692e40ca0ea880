import { expect, test } from 'vitest';
import { publishedKey, withStatus, type PublishedFigure } from '#lib/publication/publishedFigure.ts';

const FIGURE: PublishedFigure = {
	...{ year: 2024, quarter: 1, window: 'quarter', figure: 'reached', indicator: null, output: null },
	...{
		partner: null,
		level: 2,
		place: { pcode: 'ZZ11', name: { en: 'Hills' } },
		dimension: null,
		group: null,
	},
	...{ unit: 'people', value: 12, status: null },
};
const before = (...figures: PublishedFigure[]) => new Map(figures.map((one) => [publishedKey(one), one]));
const statusOf = (
	own: Partial<PublishedFigure>,
	was: Partial<PublishedFigure> | null,
	isProvisional = false,
) =>
	withStatus({ ...FIGURE, ...own }, { isProvisional, before: was && before({ ...FIGURE, ...was }) }).status;

test('a figure that another one stood for in the revision before is revised, also a new one', () => {
	expect(statusOf({}, { value: 11 })).toBe('r');
	expect(statusOf({}, { value: 12 })).toBeNull();
	expect(statusOf({}, { place: { pcode: 'ZZ12', name: { en: 'Other' } } })).toBe('r');
	expect(statusOf({}, null)).toBeNull();
});

test('that one was withheld before is not told by a letter', () => {
	expect(statusOf({}, { value: null, status: 'c' })).toBeNull();
});

test('what could still change is provisional, and what says more stays', () => {
	expect(statusOf({}, null, true)).toBe('p');
	expect(statusOf({}, { value: 11 }, true)).toBe('r');
	for (const status of ['e', 'b', 'c', 'x', 'z'] as const)
		expect(statusOf({ status }, { value: 11 }, true)).toBe(status);
});
