/** Answers on a scale as bars around its middle. Source: docs/rules.md, Surveys. */
import { describe, expect, test } from 'vitest';
import { textSheets } from '#lib/server/survey/index.ts';
import { localised } from '#lib/plan/text.ts';
import { readForm } from '#lib/survey/form/readForm.ts';
import { formFaultWords } from '#lib/survey/words/faults.ts';
import type { PublishedGroup } from '#lib/survey/published.ts';
import { scaleWords } from '#lib/survey/words/scale.ts';
import { inScaleOrder, scaleBars, scaleLook, scaleOf, scaleReach } from '#lib/survey/scale.ts';

const option = (name: string, scale?: number) => ({
	...{ name, label: localised(name) },
	...(scale !== undefined && { scale }),
});
const QUESTION = {
	kind: 'select_one',
	options: [option('good', 1), option('best', 2), option('dont_know'), option('so_so', 0), option('bad', -1)],
} as const;
const group = (shares: Readonly<Record<string, number>>, showing: PublishedGroup['showing'] = 'shown') => ({
	...{ group: null, showing, n: 100, weighted: null, number: null },
	shares: Object.entries(shares).map(([name, share]) => ({
		...{ option: name === 'other' ? null : name, n: share * 100, share, low: null, high: null },
	})),
});
const scale = scaleOf(QUESTION);

test('a question has one where options stand on both sides of its middle and one is chosen', () => {
	expect(scale.map(({ name }) => name)).toEqual(['bad', 'so_so', 'good', 'best']);
	expect(scaleOf({ kind: 'select_multiple', options: QUESTION.options })).toEqual([]);
	expect(scaleOf({ kind: 'select_one', options: [option('one', 1), option('two', 2)] })).toEqual([]);
	expect(scaleOf({ kind: 'select_one', options: [option('one'), option('two')] })).toEqual([]);
});

describe('a bar', () => {
	const shown = group({ good: 0.4, bad: 0.2, so_so: 0.1, best: 0.15, dont_know: 0.1, other: 0.05 });
	const few = group({}, 'few');
	const [bar, none] = scaleBars(scale, [shown, few]);

	test('lies around the middle, of which each side has half', () => {
		expect(bar?.parts.map(({ from }) => Math.round(from * 1000))).toEqual([-250, -50, 50, 450]);
		expect(bar?.below).toBeCloseTo(0.2, 9);
		expect(bar?.above).toBeCloseTo(0.55, 9);
		expect(bar?.beside.map(({ option: name }) => name)).toEqual(['dont_know', null]);
	});

	test('comes to all of it where each side alone would be rounded up', () => {
		const [even] = scaleBars(scale, [group({ good: 0.665, bad: 0.335 })]);
		expect(even?.below).toBe(0.34);
		expect(even?.above).toBe(0.66);
	});

	test.each([
		[{ bad: 0.334, so_so: 0.332, good: 0.334 }, ['33%', '33%']],
		[{ bad: 0.2, so_so: 0.796, good: 0.004 }, ['20%', '0.4%']],
		[{ bad: 0.996, so_so: 0.001, good: 0.003 }, ['99.6%', '0.3%']],
		[{ bad: 0.2, dont_know: 0.131, good: 0.669 }, ['20%', '67%']],
		[{ bad: 1, other: 0.001 }, ['99.9%', '0%']],
		[{ bad: 0.996, good: 0.004 }, ['99.6%', '0.4%']],
		[{ bad: 0.995, good: 0.005 }, ['99%', '1%']],
		[{ bad: 0.005, good: 0.995 }, ['1%', '99%']],
		[{ bad: 0.665, good: 0.335 }, ['67%', '33%']],
		[{ bad: 0.335, good: 0.333, best: 0.333 }, ['34%', '66%']],
		[{ bad: 1, good: 0 }, ['100%', '0%']],
	])(
		'of %o says what each side comes to as whole per cent, never nothing or all where it is neither',
		(shares, sides) => {
			const words = scaleBars(scale, [group(shares)]).flatMap((one) => scaleWords(QUESTION, scale, one));
			expect(words.slice(0, 2).map((text) => /[\d.]+%/.exec(text)?.[0])).toEqual(sides);
		},
	);

	test('says of several answers on a side what they come to together, and names one alone', () => {
		const words = (bar ? scaleWords(QUESTION, scale, bar) : []).map((text) =>
			text.replaceAll(/[\u2066-\u2069]/g, ''),
		);
		expect(words[0]).toBe('bad: 20%');
		expect(words[1]).toBe('good, best together: 55%');
	});

	test('of too few people has no part', () => expect(none?.parts).toEqual([]));

	test('reaches as far as the longest does, in tenths', () => {
		expect(scaleReach(bar && none ? [bar, none] : [])).toBe(0.6);
		expect(scaleReach(none ? [none] : [])).toBe(0.1);
	});

	test('is the paler the nearer an answer stands to the middle', () => {
		expect(scale.map((one) => scaleLook(one, scale).strength)).toEqual([1, 0, 0.5, 1]);
	});

	test('a table lists its answers from the lowest, as the bar does, and behind them what stands on no scale', () => {
		expect(inScaleOrder(QUESTION, shown.shares).map(({ option: name }) => name)).toEqual([
			...['bad', 'so_so', 'good', 'best', 'dont_know', null],
		]);
	});
});

const FORM = (scales: readonly string[]) =>
	[
		...['survey', 'type,name,label', 'select_one trust,trust,Do you trust them?', 'choices'],
		'list_name,name,label,scale',
		...scales.map((one, i) => `trust,answer${i},Answer ${i},${one}`),
	].join('\n');

test('a questionnaire says where its options stand, in whole numbers', () => {
	const read = (scales: readonly string[]) => readForm(textSheets(Buffer.from(FORM(scales)), 'form'));
	const { questions, faults } = read(['2', '−1', '', '0']);
	expect(faults).toEqual([]);
	expect(questions[0]?.options.map(({ scale: at }) => at)).toEqual([2, -1, undefined, 0]);
	expect(read(['much', '0.5']).faults.map(formFaultWords)).toEqual([
		expect.stringContaining('“much” in the column scale'),
		expect.stringContaining('“0.5” in the column scale'),
	]);
});
