/** The demonstration's perception survey, published as at the first start. */
import { beforeAll, expect, test } from 'vitest';
import { perceptionWave } from '#lib/server/demonstration/perception/wave.ts';
import { computeWave } from '#lib/server/survey/computeWave.ts';
import { designEffect } from '#lib/survey/designEffect.ts';
import { estimateMean } from '#lib/survey/estimate.ts';
import type { PublishedResult } from '#lib/survey/published.ts';
import { stackedSample } from '#lib/survey/stacked.ts';
import { themedQuestion } from '#lib/survey/theme/named.ts';
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

test('of an option that was renamed the change is told too', () => {
	const [asked] = later.questions;
	if (!asked) throw new Error('nothing was asked');
	const options = asked.question.options.map((option) =>
		option.name === 'yes' ? { ...option, name: 'agree', was: 'yes' } : option,
	);
	const renamed = { ...asked, question: { ...asked.question, options } };
	const before = { asked: earlier.questions, wave: wave(earlier), both: wave(earlier, later) };
	const [result] = computeWave(wave(later), [{ asked: renamed, by: null }], before);
	const own = results[0]?.changes.find(({ option }) => option === 'yes');
	expect(result?.changes.find(({ option }) => option === 'agree')).toEqual({ ...own, option: 'agree' });
});

test('both groups are shown, and nothing is about fewer than five', () => {
	expect(results[1]?.groups.map(({ showing }) => showing)).toEqual(['shown', 'shown']);
	for (const { groups } of results) {
		for (const { shares } of groups) for (const { n } of shares) expect(n === 0 || n >= 5).toBe(true);
	}
});

const spoken = (given: typeof later) => {
	const asked = given.questions.find(({ question }) => question.kind === 'text');
	if (!asked) throw new Error('nobody was asked for words');
	const themes = given.themes?.find(({ key }) => key === asked.question.key)?.themes ?? [];
	const named = themes.map((theme, id) => ({ id, words: [], ...theme }));
	return { asked, answers: asked.answers.filter((answer) => answer !== null), named };
};

test.each([earlier, later])('of $code some people answer in their own words, in three languages', (given) => {
	const { answers, asked, named } = spoken(given);
	expect(answers.length).toBeGreaterThan(100);
	expect(answers.length).toBeLessThan(200);
	const speak = [/[\u0600-\u06ff]/, /\b(?:the|and|not)\b/i, /\b(?:les|des|pas)\b/i];
	for (const of of speak)
		expect(answers.filter((answer) => of.test(String(answer))).length).toBeGreaterThan(10);
	expect(answers.join(' ')).not.toMatch(/[{}]/);
	expect(named.map(({ name }) => Object.keys(name).sort())).toEqual(named.map(() => ['ar', 'en', 'fr']));
	for (const { answers } of named)
		for (const at of answers) expect(asked.answers[at]).toEqual(expect.any(String));
});

test('what they say is told in shares of six themes, by women and men too, with what changed, and without a word of it', () => {
	const [before, now] = [spoken(earlier), spoken(later)];
	const themed = themedQuestion(now.asked, now.named);
	const results = computeWave(
		wave(later),
		[null, later.questions[3] ?? null].map((by) => ({ asked: themed, by })),
		{
			asked: [themedQuestion(before.asked, before.named)],
			...{ wave: wave(earlier), both: wave(earlier, later) },
		},
	);
	const [whole, bySex] = results;
	expect(whole?.groups[0]?.n).toBe(now.answers.length);
	expect(whole?.groups[0]?.shares.map(({ n }) => n >= 5)).toEqual(now.named.map(() => true));
	expect(whole?.changes).toHaveLength(6);
	expect(bySex?.groups.map(({ showing }) => showing)).toEqual(['shown', 'shown']);
	for (const answer of now.answers) expect(JSON.stringify(results)).not.toContain(String(answer));
});
