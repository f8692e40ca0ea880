/** Charts as the server draws them, kept as pictures to be looked at: `git diff` shows what a change does to them. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterEach, describe, expect, test } from 'vitest';
import Bullet from '#lib/charts/Bullet.svelte';
import Flow from '#lib/charts/Flow.svelte';
import FundingBar from '#lib/charts/FundingBar.svelte';
import QuarterBars from '#lib/charts/QuarterBars.svelte';
import ShareBar from '#lib/charts/ShareBar.svelte';
import SharePair from '#lib/charts/SharePair.svelte';
import Sparkline from '#lib/charts/Sparkline.svelte';
import Stack from '#lib/charts/Stack.svelte';
import YearToDate from '#lib/charts/YearToDate.svelte';
import { baseLocale, overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';
import { point } from './points.ts';

const JANUARY = { yearStarts: 1 };

/** The markup without what the compiler adds: marks for the browser, and names that tell files apart. */
function draw<Props extends Record<string, unknown>>(chart: Component<Props>, props: Props): string {
	return render(chart as Component, { props })
		.body.replaceAll(/<!--.*?-->/g, '')
		.replaceAll(/ ?svelte-[a-z0-9]+/g, '')
		.replaceAll(' class=""', '')
		.replaceAll('><', '>\n<')
		.trim();
}

const picture = (name: string) => `./pictures/${name}.svg`;
const read = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => read(baseLocale));

const SERIES = [
	point(2023, 1, 12),
	point(2023, 2, 9, 21),
	point(2023, 3, null, 21),
	point(2023, 4, 30, 51),
	point(2024, 1, 0),
	point(2024, 2, 8),
	point(2024, 3, null),
	point(2024, 4, null),
];

describe('bullet', () => {
	test('behind, with what was expected', async () => {
		const drawn = draw(Bullet, { share: 0.2, elapsed: 0.25, expected: 0.3, label: '20% of the target' });
		await expect(drawn).toMatchFileSnapshot(picture('bullet-behind'));
	});

	test('beyond the target', async () => {
		const drawn = draw(Bullet, { share: 1.6, elapsed: 0.5, expected: null, label: '160% of the target' });
		await expect(drawn).toMatchFileSnapshot(picture('bullet-beyond'));
	});

	test('nothing at all, and less than nothing, have no bar', () => {
		for (const share of [0, -0.4]) {
			expect(draw(Bullet, { share, elapsed: 0.5, expected: null, label: '' })).not.toContain('reached');
		}
	});
});

describe('sparkline', () => {
	test('a gap for the unknown, a line for zero', async () => {
		const drawn = draw(Sparkline, { values: [3, null, 0, 6, 4], label: 'five quarters' });
		await expect(drawn).toMatchFileSnapshot(picture('sparkline'));
	});

	test('only zeros stay flat', () => {
		const drawn = draw(Sparkline, { values: [0, 0], label: 'two quarters' });
		expect(drawn.match(/height="1"/g)).toHaveLength(2);
	});
});

test('stack', async () => {
	const segments = [
		{ label: 'Female', value: 23_167, tone: 'first' },
		{ label: 'Male', value: 8_569, tone: 'second' },
		{ label: 'not known', value: 4_000, tone: 'unknown' },
	] as const;
	await expect(draw(Stack, { segments, label: 'by sex' })).toMatchFileSnapshot(picture('stack'));
});

test('share bar, which a screen reader skips', async () => {
	const drawn = draw(ShareBar, { value: 3, largest: 4 });
	expect(drawn).toContain('aria-hidden="true"');
	await expect(drawn).toMatchFileSnapshot(picture('share-bar'));
});

describe('quarters', () => {
	test('in English', async () => {
		const drawn = draw(QuarterBars, {
			points: SERIES,
			plan: JANUARY,
			unit: 'count' as const,
			label: 'each quarter alone',
		});
		await expect(drawn).toMatchFileSnapshot(picture('quarters'));
	});

	test('mirrored in Arabic', async () => {
		read('ar');
		const drawn = draw(QuarterBars, {
			points: SERIES,
			plan: JANUARY,
			unit: 'count' as const,
			label: 'كل ربع وحده',
		});
		await expect(drawn).toMatchFileSnapshot(picture('quarters-ar'));
	});

	test('an unknown quarter has a dash, a zero a line and its figure', () => {
		const drawn = draw(QuarterBars, { points: SERIES, plan: JANUARY, unit: 'count' as const, label: '' });
		expect(drawn.match(/>–</g)).toHaveLength(3);
		expect(drawn.match(/<rect/g)).toHaveLength(5);
		expect(drawn).toContain('height="1"');
	});
});

test('year to date against target and expectation', async () => {
	const drawn = draw(YearToDate, {
		points: SERIES,
		plan: JANUARY,
		unit: 'count' as const,
		label: 'year to date',
	});
	await expect(drawn).toMatchFileSnapshot(picture('year-to-date'));
});

describe('money', () => {
	test('a bar with less than is required, and one with more', async () => {
		const some = draw(FundingBar, {
			required: 100,
			received: 20,
			carryOver: 5,
			label: 'a quarter is covered',
		});
		await expect(some).toMatchFileSnapshot(picture('funding-bar'));
		const over = draw(FundingBar, { required: 100, received: 120, carryOver: 0, label: 'over-funded' });
		await expect(over).toMatchFileSnapshot(picture('funding-bar-over'));
		expect(draw(FundingBar, { required: null, received: 20, carryOver: 5, label: '' })).toBe('');
	});

	test('beside results, on one scale', async () => {
		const drawn = draw(SharePair, { funded: 1.15, reached: 0.078, elapsed: 0.25, end: 1.15, label: 'both' });
		await expect(drawn).toMatchFileSnapshot(picture('share-pair'));
		const unknown = draw(SharePair, { funded: null, reached: null, elapsed: 0.25, end: 1, label: 'none' });
		expect(unknown).not.toMatch(/class="(funded|reached)"/);
	});

	test('on its way', async () => {
		const points = [
			{ id: 'a', kind: 'donor', label: 'Donor' },
			{ id: 'p', kind: 'partner', label: 'Partner' },
			{ id: 'q', kind: 'partner', label: 'Local partner' },
			{ id: 'o', kind: 'output', label: 'Output 1.1' },
		] as const;
		const bands = [
			{ from: 'a', to: 'p', value: 100_000 },
			{ from: 'p', to: 'q', value: 40_000 },
			{ from: 'p', to: 'o', value: 60_000 },
			{ from: 'q', to: 'o', value: 40_000 },
		];
		await expect(draw(Flow, { points, bands, label: 'flow' })).toMatchFileSnapshot(picture('flow'));
		read('ar');
		await expect(draw(Flow, { points, bands, label: 'مسار' })).toMatchFileSnapshot(picture('flow-ar'));
	});
});
