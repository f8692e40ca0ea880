/** The demonstration's perception survey, published as at the first start. */
import { beforeAll, expect, test } from 'vitest';
import { perceptionWave } from '#lib/server/demonstration/perception/wave.ts';
import { computeWave } from '#lib/server/survey/computeWave.ts';
import { designEffect } from '#lib/survey/designEffect.ts';
import { estimateMean } from '#lib/survey/estimate.ts';
import type { PublishedResult } from '#lib/survey/published.ts';
import { stackedSample } from '#lib/survey/stacked.ts';
import type { WaveData } from '#lib/survey/wave.ts';

const [earlier, later] = [perceptionWave('earlier'), perceptionWave('later')];
const wave = (...waves: Parameters<typeof stackedSample>[0]): WaveData => ({
	sampling: 'probability',
	minimums: { people: 30, bracketsTo: 49, count: 5 },
	sample: stackedSample(waves),
	isWeighted: true,
});
const shown = later.questions.slice(0, 3).flatMap((asked) => [
	{ asked, by: null },
	{ asked, by: later.questions[3] ?? null },
]);
let results: PublishedResult[] = [];

beforeAll(() => {
	const before = { asked: earlier.questions, wave: wave(earlier), both: wave(earlier, later) };
	results = computeWave(wave(later), shown, before);
});

test('the one published share comes out: 53 % ± 2.0 of 5,000, with a design effect of about 2', () => {
	const yes = results[0]?.groups[0]?.shares.find(({ option }) => option === 'yes');
	expect(results[0]?.groups[0]?.n).toBe(5000);
	expect(yes).toMatchObject({ share: 0.53, low: 0.51, high: 0.55 });
	const answers = (later.questions[0]?.answers ?? []).map((answer) => Number(answer === 0));
	const { sample } = wave(later);
	const share = estimateMean(sample, answers);
	const effect = share && designEffect(sample, answers, share);
	expect(effect).toBeGreaterThan(1.9);
	expect(effect).toBeLessThan(2.2);
});

test('the change since the wave before has its interval', () => {
	const change = results[0]?.changes.find(({ option }) => option === 'yes');
	expect(change?.change).toBeCloseTo(0.53 - (change?.before ?? 0), 9);
	expect(change?.low).toBeLessThan(change?.change ?? 0);
	expect(change?.high).toBeGreaterThan(change?.change ?? 0);
	expect(results[1]?.changes).toEqual([]);
});

test('both groups are shown, and nothing is about fewer than five', () => {
	expect(results[1]?.groups.map(({ showing }) => showing)).toEqual(['shown', 'shown']);
	for (const { groups } of results) {
		for (const { shares } of groups) for (const { n } of shares) expect(n === 0 || n >= 5).toBe(true);
	}
});
