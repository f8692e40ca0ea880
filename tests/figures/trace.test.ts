/** Which sums a figure is explained by. Source: docs/rules.md, Why this number. */
import { expect, test } from 'vitest';
import type { IndicatorProgress, PlacesAnswer, SeriesPoint } from '#lib/figures/answer.ts';
import { additionOf } from '#lib/figures/trace/addition.ts';
import { traceGroup, traceWhole } from '#lib/figures/trace/trace.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { indicator as progressOf } from './words/indicator.ts';

const quarter = (number: QuarterNumber, value: number | null, isWithheld = false) => ({
	name: { is: 'quarter', quarter: number } as const,
	value,
	isWithheld,
});

test('a sum is one where its addends come to the figure exactly', () => {
	const three = [quarter(1, 3), quarter(2, 2), quarter(3, 4)];
	expect(additionOf('quarter', three, 9, 'count')?.addends.map(({ value }) => value)).toEqual([3, 2, 4]);
	expect(additionOf('quarter', three, 10, 'count')).toBeNull();
	expect(additionOf('quarter', three, null, 'count')).toBeNull();
	// 0.1 and 0.2 are exact in the unit.
	const small = [quarter(1, 0.1), quarter(2, 0.2)];
	expect(additionOf('quarter', small, 0.3, 'kg')).not.toBeNull();
});

test('what nobody reported is no addend, and what is withheld leaves no sum', () => {
	expect(
		additionOf('quarter', [quarter(1, 3), quarter(2, null), quarter(3, 4)], 7, 'count')?.addends,
	).toHaveLength(2);
	expect(additionOf('quarter', [quarter(1, 7), quarter(2, null)], 7, 'count')).toBeNull();
	expect(
		additionOf('quarter', [quarter(1, 3), quarter(2, null, true), quarter(3, 4)], 7, 'count'),
	).toBeNull();
});

const point = (number: QuarterNumber, reached: number | null): SeriesPoint => ({
	year: 2024,
	quarter: number,
	reached,
	high: null,
	yearToDateHigh: null,
	byYear: false,
	yearToDate: reached,
	expected: null,
	target: null,
});

const whole = (
	indicator: IndicatorProgress,
	all: readonly IndicatorProgress[] = [indicator],
	below?: PlacesAnswer,
) =>
	traceWhole({
		...{ indicator, all, below, window: 'year-to-date' },
		points: [point(1, 3), point(2, 2), point(3, 4)],
	});

test('a year to date is the sum of its quarters where its calculation adds them up', () => {
	const sum = progressOf({ reached: 9, addsUp: true });
	expect(whole(sum).additions.map(({ by }) => by)).toEqual(['quarter']);
	const latest = progressOf({ reached: 9, addsUp: false, calculation: 'latest' });
	expect(whole(latest).additions).toEqual([]);
	expect(
		traceWhole({ indicator: sum, all: [sum], points: [point(1, 9)], below: undefined, window: 'quarter' })
			.additions,
	).toEqual([]);
});

test('a composite is the sum of its parts, unless one of them is withheld', () => {
	const [a, b] = [progressOf({ code: 'a', reached: 5 }), progressOf({ code: 'b', reached: 4 })];
	const both = progressOf({
		code: 'c',
		calculation: 'composite',
		madeOf: ['a', 'b'],
		addsUp: false,
		reached: 9,
	});
	expect(whole(both, [a, b, both]).additions.map(({ by }) => by)).toEqual(['indicator']);
	const kept = progressOf({ code: 'b', reached: null, withheldFigures: ['reached'] });
	expect(whole(both, [a, kept, both])).toMatchObject({ additions: [], hidesParts: true });
});

test('a ratio is told by its sides, and says where they hold more than it', () => {
	const [a, b] = [progressOf({ code: 'a', reached: 80 }), progressOf({ code: 'b', reached: 100 })];
	const of = (reached: number) =>
		whole(
			progressOf({
				code: 'r',
				calculation: 'ratio',
				madeOf: ['a', 'b'],
				isFraction: true,
				unit: 'percent',
				reached,
			}),
			[a, b],
		);
	expect(of(0.8)).toMatchObject({ additions: [], sides: { isWhole: true, above: { reached: 80 } } });
	expect(of(0.75).sides?.isWhole).toBe(false);
});

test('of a withheld figure nothing is told, of a withheld group neither', () => {
	const indicator = progressOf({
		reached: 9,
		byGroup: { sex: { female: 4 } },
		withheldGroups: { sex: ['male'] },
	});
	expect(traceGroup(indicator, 'sex', 'female').figure.reached).toBe(4);
	expect(traceGroup(indicator, 'sex', 'male')).toMatchObject({ figure: { isWithheld: true }, of: null });
	const kept = whole(progressOf({ reached: null, withheldFigures: ['reached'], addsUp: true }));
	expect(kept).toMatchObject({ figure: { isWithheld: true, reached: null }, additions: [], places: null });
});
