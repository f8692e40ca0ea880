/** How certain estimates are whose weights were made to fit numbers of the population. Source: docs/rules.md, Surveys. */
import { describe, expect, test } from 'vitest';
import { postStratify, rake, type Margin } from '#lib/survey/calibrate.ts';
import { changeBetween } from '#lib/survey/contrast.ts';
import { estimateMean, estimateTotal, type Answered } from '#lib/survey/estimate.ts';
import { fitOf } from '#lib/survey/fit.ts';
import { simpleSample, type Sample } from '#lib/survey/sample.ts';
import { stackedSample } from '#lib/survey/stacked.ts';
import { recordedKeys, recordedNumbers, recordedRows } from './recorded.ts';

const clus = recordedRows('apiclus1.csv');
const given = recordedNumbers(clus, 'pw').map((n) => n ?? 0);
const column = (name: string) => clus.map((row) => row.get(name) ?? '');
const margin = (name: string, people: Record<string, number>): Margin => ({
	groups: column(name),
	people: new Map(Object.entries(people)),
});
const types = margin('stype', { E: 4421, H: 755, M: 1018 });
const years = margin('yr_rnd', { No: 5000, Yes: 1194 });

const numbered = (words: readonly string[]) => words.map((word) => [...new Set(words)].indexOf(word));
const fitted = (weights: readonly number[], margins: readonly Margin[]): Sample => ({
	weights,
	strata: clus.map(() => 0),
	units: recordedKeys(clus, 'dnum'),
	unitsInAll: [757],
	fits: [fitOf({ start: 0, from: given, groups: margins.map(({ groups }) => numbered(groups)) })],
});
const error = (estimate: { variance: number } | null) => Math.sqrt(estimate?.variance ?? NaN);
const only = (name: string, value: string, answers: Answered) =>
	answers.map((answer, i) => (column(name)[i] === value ? answer : null));
const [scores, pupils] = ['api00', 'enroll'].map((name) => recordedNumbers(clus, name));

describe('schools weighted to how many of each type there are', () => {
	const sample = fitted(postStratify(given, types), [types]);

	test('a mean and a total, as R records them', () => {
		const mean = estimateMean(sample, scores ?? []);
		expect(mean?.value.toFixed(2)).toBe('642.31');
		expect(error(mean)).toBeCloseTo(23.921, 2);
		const total = estimateTotal(sample, pupils ?? []);
		expect([total.value.toFixed(0), error(total).toFixed(0)]).toEqual(['3680893', '406293']);
	});

	test('what the numbers themselves say is known', () => {
		const are = column('stype').map((type) => Number(type === 'E'));
		const share = estimateMean(sample, are);
		expect(share?.value).toBeCloseTo(4421 / 6194, 12);
		expect(share?.variance).toBeCloseTo(0, 20);
		const all = estimateTotal(sample, are);
		expect(all.value).toBeCloseTo(4421, 8);
		expect(error(all)).toBeCloseTo(0, 6);
	});
});

describe('schools weighted to two kinds of numbers at once', () => {
	const sample = fitted(rake(given, [types, years]), [types, years]);

	// Regression by least squares with weights, worked out apart from this code.
	test.each([
		['of all', 629.9171397136, 17.4596931538, scores ?? []],
		['of a type', 631.5040522087, 12.979710429, only('stype', 'E', scores ?? [])],
		['of who is open all the year', 570.4444444444, 15.082170367, only('yr_rnd', 'Yes', scores ?? [])],
	] as const)('a mean %s', (_, value, certain, answers) => {
		const mean = estimateMean(sample, answers);
		expect(mean?.value).toBeCloseTo(value, 7);
		expect(error(mean)).toBeCloseTo(certain, 7);
	});

	test('a total', () => {
		const total = estimateTotal(sample, pupils ?? []);
		expect(total.value).toBeCloseTo(3864845.104, 2);
		expect(error(total)).toBeCloseTo(375195.381, 2);
	});
});

/** Always the same numbers from 0 to 1. */
function drawing(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1103515245 + 12345) % 2147483648;
		return state / 2147483648;
	};
}

test('leaving out one person at a time, and fitting anew, comes to the same', () => {
	const draw = drawing(7);
	const people = Array.from({ length: 200 }, () => {
		const [sex, age] = [draw() < 0.4 ? 'f' : 'm', draw() < 0.6 ? 'young' : 'old'];
		const likely = 0.2 + (sex === 'f' ? 0.4 : 0) + (age === 'old' ? 0.3 : 0);
		return { sex, age, answer: Number(draw() < likely), weight: 1 + Math.floor(draw() * 3) };
	});
	const numbers = [
		{ of: (one: (typeof people)[number]) => one.sex, people: new Map(Object.entries({ f: 520, m: 480 })) },
		{
			of: (one: (typeof people)[number]) => one.age,
			people: new Map(Object.entries({ young: 450, old: 550 })),
		},
	];
	const share = (of: typeof people) => {
		const margins = numbers.map((one) => ({ groups: of.map(one.of), people: one.people }));
		const from = of.map(({ weight }) => weight);
		const groups = margins.map((one) => numbered(one.groups));
		const weights = rake(from, margins);
		const answers = of.map(({ answer }) => answer);
		const given = estimateMean(simpleSample(of.length, weights), answers);
		return {
			fitted: estimateMean(
				{ ...simpleSample(of.length, weights), fits: [fitOf({ start: 0, from, groups })] },
				answers,
			),
			given,
		};
	};
	const all = share(people);
	const left = people.map((_, i) => share(people.filter((__, j) => j !== i)).given?.value ?? NaN);
	const middle = left.reduce((sum, value) => sum + value, 0) / left.length;
	const jackknife = (199 / 200) * left.reduce((sum, value) => sum + (value - middle) ** 2, 0);
	expect((all.fitted?.variance ?? NaN) / jackknife).toBeGreaterThan(0.95);
	expect((all.fitted?.variance ?? NaN) / jackknife).toBeLessThan(1.05);
	expect((all.given?.variance ?? NaN) / jackknife).toBeGreaterThan(1.2);
});

test('two waves are made to fit each by itself, and what changed is as certain as both', () => {
	const design = {
		weights: postStratify(given, types),
		weightKind: 'expansion' as const,
		strata: clus.map(() => '1'),
		fitted: {
			...{ from: given, was: null },
			questions: [{ key: 'stype', people: [4421, 755, 1018], groups: numbered(types.groups) }],
		},
	};
	const [first, second] = ['a', 'b'].map((wave) => ({
		responses: clus.length,
		design: { ...design, units: column('dnum').map((unit) => `${wave}${unit}`) },
	}));
	if (!first || !second) throw new Error('no wave');
	const both = stackedSample([first, second]);
	const nobody = clus.map(() => null);
	const before = estimateMean(both, [...(scores ?? []), ...nobody]);
	const after = estimateMean(both, [...nobody, ...(pupils ?? [])]);
	const alone = estimateMean(stackedSample([second]), pupils ?? []);
	if (!before || !after || !alone) throw new Error('no mean');
	// Of twice as many units, of which half are another wave's and add nothing: 30/29 for 15/14.
	expect(after.variance / alone.variance).toBeCloseTo(30 / 29 / (15 / 14), 10);
	const change = changeBetween(both, before, after);
	expect(change.value).toBeCloseTo(after.value - before.value, 10);
	expect(change.high - change.low).toBeGreaterThan(0);
});
