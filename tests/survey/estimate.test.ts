/** Estimates by design, against what the package survey of R records. */
import { describe, expect, test } from 'vitest';
import { postStratify, rake, UnmatchedMargin } from '#lib/survey/calibrate.ts';
import { changeBetween, likelihoodRatio } from '#lib/survey/contrast.ts';
import { designEffect, kishSize } from '#lib/survey/designEffect.ts';
import { estimateMean, estimateRatio, estimateTotal } from '#lib/survey/estimate.ts';
import { shareInterval, symmetricInterval } from '#lib/survey/interval.ts';
import { weightedQuantile } from '#lib/survey/median.ts';
import { lonelyStrata, simpleSample, type Sample } from '#lib/survey/sample.ts';
import { recordedKeys, recordedNumbers, recordedRows } from './recorded.ts';

const strat = recordedRows('apistrat.csv');
const clus = recordedRows('apiclus1.csv');
const whole = (rows: typeof strat, column: string) => recordedNumbers(rows, column).map((n) => n ?? 0);

const types = recordedKeys(strat, 'stype');
const stratified: Sample = {
	weights: whole(strat, 'pw'),
	strata: types,
	units: strat.map((_, i) => i),
	unitsInAll: [0, 1, 2].map((type) => whole(strat, 'fpc')[types.indexOf(type)] ?? 0),
};
const clustered: Sample = {
	weights: whole(clus, 'pw'),
	strata: clus.map(() => 0),
	units: recordedKeys(clus, 'dnum'),
	unitsInAll: [757],
};
const error = (estimate: { variance: number } | null) => Math.sqrt(estimate?.variance ?? NaN);

describe('what R records of the California schools', () => {
	test('a stratified sample with its finite correction', () => {
		const mean = estimateMean(stratified, recordedNumbers(strat, 'api00'));
		expect(mean?.value.toFixed(2)).toBe('662.29');
		expect(error(mean).toFixed(4)).toBe('9.4089');
		expect(mean?.df).toBe(197);
		const total = estimateTotal(stratified, recordedNumbers(strat, 'enroll'));
		expect(total.value.toFixed(0)).toBe('3687178');
		expect(error(total).toFixed(0)).toBe('114642');
	});

	test('a sample of districts with all their schools', () => {
		const mean = estimateMean(clustered, recordedNumbers(clus, 'api00'));
		expect(mean?.value.toFixed(2)).toBe('644.17');
		expect(error(mean).toFixed(3)).toBe('23.542');
		expect(mean?.df).toBe(14);
		const total = estimateTotal(clustered, recordedNumbers(clus, 'enroll'));
		expect(total.value.toFixed(0)).toBe('3404940');
		expect(error(total).toFixed(0)).toBe('932235');
	});

	test('the same districts, weighted to the schools of each type', () => {
		const margin = {
			groups: clus.map((row) => row.get('stype') ?? ''),
			people: new Map([
				['E', 4421],
				['H', 755],
				['M', 1018],
			]),
		};
		const mean = (weights: number[]) =>
			estimateMean({ ...clustered, weights }, recordedNumbers(clus, 'api00'))?.value.toFixed(2);
		expect(mean(postStratify(clustered.weights, margin))).toBe('642.31');
		const year = {
			groups: clus.map((row) => row.get('yr_rnd') ?? ''),
			people: new Map([
				['No', 5000],
				['Yes', 1194],
			]),
		};
		const raked = rake(clustered.weights, [margin, year]);
		expect(mean(raked)).not.toBe('642.31');
		for (const { groups, people } of [margin, year]) {
			for (const [group, count] of people) {
				const sum = raked.reduce((all, weight, i) => all + (groups[i] === group ? weight : 0), 0);
				expect(sum).toBeCloseTo(count, 4);
			}
		}
		const lacking = { ...margin, people: new Map([['E', 1]]) };
		expect(() => postStratify(clustered.weights, lacking)).toThrow(UnmatchedMargin);
	});
});

describe('the needs assessment of 100 interviews', () => {
	const rows = recordedRows('msna/data.csv');
	const sample = simpleSample(rows.length);
	const expected = recordedRows('msna/results.csv');
	// Those who recorded them take a group's degrees of freedom from all interviews; ours are counted in the group.
	const df = rows.length - 1;

	const answersOf = (line: Map<string, string>, kind: string) => {
		const inGroup = (row: Map<string, string>) =>
			line.get('group_var') === '' || row.get(line.get('group_var') ?? '') === line.get('group_var_value');
		const variable = line.get('analysis_var') ?? '';
		const option = line.get('analysis_var_value') ?? '';
		return rows.map((row) => {
			const text = row.get(variable) ?? '';
			if (!inGroup(row) || text === '' || text === 'NA') return null;
			if (kind === 'prop_select_one') return Number(text === option);
			if (kind === 'prop_select_multiple') return Number(text.split(' ').includes(option));
			return Number(text);
		});
	};
	const ratio = (line: Map<string, string>) => {
		const [above = '', below = ''] = (line.get('analysis_var') ?? '').split(' %/% ');
		const of = (variable: string) => answersOf(new Map([...line, ['analysis_var', variable]]), 'mean');
		// Nothing above counts as 0, and 0 below is left out, as the file of what was asked says.
		const under = of(below).map((value) => (value === 0 ? null : value));
		return estimateRatio(
			sample,
			of(above).map((value, i) => value ?? (under[i] === null ? null : 0)),
			under,
		);
	};

	test.each(['prop_select_one', 'prop_select_multiple', 'mean', 'median', 'ratio'])(
		'comes to the figures that were recorded: %s',
		(kind) => {
			const lines = expected.filter((line) => line.get('analysis_type') === kind);
			expect(lines.length).toBeGreaterThan(3);
			for (const line of lines) {
				const found =
					kind === 'median'
						? weightedQuantile(sample, answersOf(line, kind), 0.5, { df })
						: kind === 'ratio'
							? ratio(line)
							: estimateMean(sample, answersOf(line, kind));
				const told = line.get('analysis_key') ?? '';
				expect(found?.value, told).toBeCloseTo(Number(line.get('stat')), 9);
				const around = found && ('low' in found ? found : symmetricInterval({ ...found, df }));
				expect(around?.low, told).toBeCloseTo(Number(line.get('stat_low')), 7);
				expect(around?.high, told).toBeCloseTo(Number(line.get('stat_upp')), 7);
				if (!kind.startsWith('prop')) expect(found?.n, told).toBe(Number(line.get('n')));
			}
		},
	);
});

describe('how certain a share is', () => {
	test('Korn and Graubard: of those drawn alone and alike it is Clopper and Pearson', () => {
		const answers = Array.from({ length: 40 }, (_, i) => Number(i < 10));
		const share = estimateMean(simpleSample(40), answers);
		if (!share) throw new Error('no share');
		const { low, high } = shareInterval({ ...share, variance: (0.25 * 0.75) / 40, df: 39 });
		expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.1269', '0.4120']);
		const none = shareInterval({ ...share, value: 0, variance: 0 });
		expect(none.low).toBe(0);
		expect(none.high).toBeCloseTo(1 - 0.025 ** (1 / 40), 10);
	});

	test('the design effect and equal weights by Kish', () => {
		const answers = recordedNumbers(clus, 'api00');
		const mean = estimateMean(clustered, answers);
		if (!mean) throw new Error('no mean');
		expect(designEffect(clustered, answers, mean, false)).toBeCloseTo(9.346, 2);
		expect(kishSize([1, 1, 1, 1])).toBe(4);
		expect(kishSize([3, 1])).toBeCloseTo(1.6, 10);
	});

	test('a unit alone in its stratum is set against the mean of all, and counted', () => {
		const sample: Sample = { weights: [1, 1, 1], strata: [0, 0, 1], units: [0, 1, 2] };
		expect(lonelyStrata(sample)).toBe(1);
		// By hand: scores −1/3, 0, 1/3; stratum 0: 2 · 2 · (1/6)²; stratum 1: (1/3)².
		expect(estimateMean(sample, [1, 2, 3])?.variance).toBeCloseTo(2 * 2 * (1 / 6) ** 2 + (1 / 3) ** 2, 12);
	});

	test('two stages: of all units drawn, what remains is the stage within', () => {
		const within: Sample = {
			weights: [5, 5, 5, 5],
			strata: [0, 0, 0, 0],
			units: [0, 0, 1, 1],
			unitsInAll: [2],
			membersInAll: [10, 10],
		};
		const units = { weights: [5, 5, 5, 5], strata: [0, 0, 1, 1], units: [0, 1, 2, 3], unitsInAll: [10, 10] };
		const [two, one] = [within, units].map((sample) => estimateMean(sample, [1, 4, 2, 9])?.variance);
		expect(two).toBeCloseTo(one ?? 0, 12);
		expect(two).toBeGreaterThan(0);
	});
});

describe('two groups beside each other', () => {
	const answers = [
		...Array.from({ length: 76 }, (_, i) => Number(i < 34)),
		...Array.from({ length: 270 }, (_, i) => Number(i < 81)),
	];
	const sample = simpleSample(346);
	const disabled = estimateMean(
		sample,
		answers.map((answer, i) => (i < 76 ? answer : null)),
	);
	const others = estimateMean(
		sample,
		answers.map((answer, i) => (i < 76 ? null : answer)),
	);

	test('34 of 76 are 1.5 times as likely as 81 of 270, and by chance hardly', () => {
		if (!disabled || !others) throw new Error('no share');
		const ratio = likelihoodRatio(sample, disabled, others);
		expect(ratio?.value.toFixed(1)).toBe('1.5');
		expect(ratio?.low).toBeGreaterThan(1);
		expect(ratio?.low).toBeCloseTo(1.49123 / Math.exp(1.96685 * 0.15981), 2);
		const difference = changeBetween(sample, others, disabled);
		expect(difference.value).toBeCloseTo(34 / 76 - 0.3, 12);
		expect(difference.low).toBeGreaterThan(0);
	});

	test('the whole has no difference from itself, and no ratio to nobody', () => {
		if (!disabled) throw new Error('no share');
		expect(changeBetween(sample, disabled, disabled)).toEqual({ value: 0, low: 0, high: 0, chance: 1 });
		expect(likelihoodRatio(sample, disabled, { ...disabled, value: 0 })).toBeNull();
	});
});

test('what a needs assessment records of income over debt, of everybody and by place', () => {
	const data = recordedRows('msna/data.csv');
	const [above, below] = ['income_v1_salaried_work', 'expenditure_debt'].map((name) =>
		recordedNumbers(data, name),
	);
	const lines = recordedRows('msna/results.csv').filter((line) => line.get('analysis_type') === 'ratio');
	expect(lines).toHaveLength(4);
	for (const line of lines) {
		const place = line.get('group_var_value');
		const isIn = (i: number) => !place || data[i]?.get('admin1') === place;
		// As there: who owes nothing is left out, and who told no income has none.
		const owed = (below ?? []).map((debt, i) => (debt === 0 || !isIn(i) ? null : debt));
		const earned = (above ?? []).map((income, i) => (isIn(i) ? (income ?? 0) : null));
		const ratio = estimateRatio(simpleSample(data.length), earned, owed);
		// Recorded with the degrees of freedom of the whole sample, also for a place; here they are counted where it has somebody.
		const { low, high } = ratio
			? symmetricInterval({ ...ratio, df: data.length - 1 })
			: { low: NaN, high: NaN };
		for (const [name, found] of [
			['stat', ratio?.value],
			['stat_low', low],
			['stat_upp', high],
		] as const)
			expect(found, `${place} ${name}`).toBeCloseTo(Number(line.get(name)), 9);
	}
});
