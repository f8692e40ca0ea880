/** What of two waves is one and what is each one's own. Source: docs/rules.md, Surveys. */
import { expect, test } from 'vitest';
import { changeBetween } from '#lib/survey/contrast.ts';
import { DataFaults } from '#lib/survey/data/fault.ts';
import { designIn } from '#lib/survey/data/design.ts';
import { fitPopulation } from '#lib/survey/data/population.ts';
import { estimateMean } from '#lib/survey/estimate.ts';
import { stackedSample, type Designed } from '#lib/survey/stacked.ts';

/** Answers that go together by the place of their row, as two sorted files may have them. */
const ANSWERS = [1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0];
const NOBODY = ANSWERS.map(() => null);

function designOf(named: Partial<Record<'weight' | 'stratum' | 'unit', string>>): Designed {
	const table = {
		headings: ['w', 's', 'v'],
		rows: ANSWERS.map((_, i) => ({
			cells: [String(1 + Math.floor(i / 5)), i < 6 ? 'north' : 'south', `village ${Math.floor(i / 2)}`],
			at: i + 2,
		})),
	};
	const columns = { weight: null, stratum: null, unit: null, weightKind: 'relative' as const, ...named };
	return { responses: ANSWERS.length, design: designIn(table, columns, new DataFaults()) };
}

const variance = (wave: Designed) => estimateMean(stackedSample([wave]), ANSWERS)?.variance ?? NaN;

/** The square of the error of the change between two waves, by its interval and the square of their own ones. */
function changed(first: Designed, second: Designed) {
	const both = stackedSample([first, second]);
	const [before, after] = [
		estimateMean(both, [...ANSWERS, ...NOBODY]),
		estimateMean(both, [...NOBODY, ...ANSWERS]),
	];
	if (!before || !after) throw new Error('no mean');
	const { low, high } = changeBetween(both, before, after);
	return {
		variances: [before.variance, after.variance],
		values: [before.value, after.value],
		width: high - low,
	};
}

const WEIGHTED = designOf({ weight: 'w' });
const WITHOUT: Designed = { responses: ANSWERS.length, design: null };

test('a wave without a design stands beside one with it, each as certain as alone', () => {
	const alone = estimateMean(stackedSample([WEIGHTED]), ANSWERS)?.value;
	const both = changed(WITHOUT, WEIGHTED);
	expect(both.values[1]).toBeCloseTo(alone ?? NaN, 12);
	expect(both.values[1]).not.toBeCloseTo(both.values[0] ?? NaN, 2);
	expect(both.variances[0]).toBeCloseTo(variance(WITHOUT), 12);
	expect(both.variances[1]).toBeCloseTo(variance(WEIGHTED), 12);
	const { units } = stackedSample([WITHOUT, WEIGHTED]);
	expect(new Set(units).size).toBe(24);
});

test.each([
	['weights alone', {}],
	['strata', { stratum: 's' }],
])('rows of two files are no units that both have: with %s', (_, named) => {
	const wave = designOf({ weight: 'w', ...named });
	const both = changed(wave, wave);
	expect(both.variances[0]).toBeCloseTo(variance(wave), 12);
	expect(both.variances[1]).toBeCloseTo(variance(wave), 12);
	// Both together are as uncertain as the two added up, and none of the answers cancels another.
	const single = changed(wave, WITHOUT);
	const sum = (of: typeof both) => of.variances.reduce((all, one) => all + one, 0);
	expect(both.width / single.width).toBeCloseTo(Math.sqrt(sum(both) / sum(single)), 10);
});

test('rows that were made to fit numbers are units of their wave alone too', () => {
	const question = {
		...{ key: 'q', kind: 'select_one' as const, label: { en: 'q' }, upTo: null, relevant: null },
		options: ['a', 'b'].map((name) => ({ name, label: { en: name } })),
	};
	const faults = new DataFaults();
	const asked = [{ question, answers: ANSWERS.map((_, i) => i % 2) }];
	const people = new Map([
		['a', 600],
		['b', 300],
	]);
	const design = fitPopulation(
		new Map([['q', people]]),
		{ asked, design: null, responses: ANSWERS.length },
		faults,
		faults,
	);
	const { units } = stackedSample([
		{ responses: ANSWERS.length, design },
		{ responses: ANSWERS.length, design },
	]);
	expect(new Set(units).size).toBe(24);
});

test('units that were named are the same ones in both waves: answers that stay cancel', () => {
	const wave = designOf({ unit: 'v' });
	expect(new Set(stackedSample([wave, wave]).units).size).toBe(6);
	expect(changed(wave, wave).width).toBeCloseTo(0, 10);
});
