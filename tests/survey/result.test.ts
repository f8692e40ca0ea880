/** What strangers read of a question: who is shown, which options are told apart, what is said. */
import { describe, expect, test } from 'vitest';
import { leastByChance } from '#lib/survey/findings.ts';
import { groupsLeftOut } from '#lib/survey/groupsLeftOut.ts';
import type { Answer, Question, QuestionKind } from '#lib/survey/question.ts';
import { publishedGroups } from '#lib/survey/result.ts';
import { simpleSample } from '#lib/survey/sample.ts';
import { showingOf } from '#lib/survey/showing.ts';
import { joinedOptions } from '#lib/survey/smallCells.ts';
import type { Asked, WaveData } from '#lib/survey/wave.ts';

const MINIMUMS = { people: 50, bracketsTo: null, count: 5 };

describe('a group', () => {
	test('is shown at 70 and 116, not at 36 and 39, where the minimum is 50', () => {
		expect([116, 70, 39, 36].map((n) => showingOf(n, MINIMUMS, null))).toEqual([
			'shown',
			'shown',
			'few',
			'few',
		]);
	});

	test('stands in brackets up to 49, and where degrees of freedom are few', () => {
		const usual = { people: 30, bracketsTo: 49, count: 5 };
		expect([29, 30, 49, 50].map((n) => showingOf(n, usual, null))).toEqual([
			'few',
			'bracketed',
			'bracketed',
			'shown',
		]);
		expect(showingOf(200, usual, { effective: 29.9, df: 90 })).toBe('few');
		expect(showingOf(200, usual, { effective: 90, df: 7 })).toBe('bracketed');
	});

	test('alone too small takes the next smallest along, and so does who is of no group', () => {
		expect([...groupsLeftOut([200, 90, 36], new Set([2]), 0, 50)]).toEqual([2, 1]);
		expect([...groupsLeftOut([200, 40, 36], new Set([1, 2]), 0, 50)]).toEqual([1, 2]);
		expect([...groupsLeftOut([200, 90], new Set(), 3, 50)]).toEqual([1]);
		expect([...groupsLeftOut([200, 90], new Set(), 60, 50)]).toEqual([]);
		expect([...groupsLeftOut([200, 90, 0], new Set([2]), 0, 50)]).toEqual([]);
	});
});

describe('an option', () => {
	const part = { k: 5, joined: [], isPart: true };

	test('that fewer than k chose joins others until their sum tells nothing', () => {
		expect(joinedOptions([[50, 40, 9, 3]], [102], part)).toEqual([2, 3]);
		expect(joinedOptions([[50, 40, 3, 3]], [96], part)).toEqual([2, 3]);
		expect(joinedOptions([[50, 40, 9, 8]], [107], part)).toEqual([]);
		expect(joinedOptions([[99, 3]], [102], part)).toEqual([0, 1]);
	});

	test('that is small in one group joins in all of them', () => {
		expect(
			joinedOptions(
				[
					[30, 30, 20, 3],
					[40, 30, 10, 20],
				],
				[83, 100],
				part,
			),
		).toEqual([2, 3]);
	});

	test('of several that can be chosen goes by itself, also where all but a few chose it', () => {
		const several = { ...part, isPart: false };
		expect(joinedOptions([[98, 50, 3]], [100], several)).toEqual([0, 2]);
	});

	test('is never to be worked out of what a split shows: every table of three groups and options', () => {
		const isTold = (table: number[][], joined: number[]) => {
			// By trying each table with these margins: which values can a small count have?
			const rows = table.map((row) => joined.map((option) => row[option] ?? 0));
			const sums = rows.map((row) => row.reduce((a, b) => a + b, 0));
			const columns = joined.map((_, i) => rows.reduce((all, row) => all + (row[i] ?? 0), 0));
			const seen = rows.map((row) => row.map(() => new Set<number>()));
			if (joined.length !== 2) return joined.length === 1;
			const walk = (group: number, firsts: number[], left: number): void => {
				if (group === rows.length) {
					if (left === 0)
						for (const [i, first] of firsts.entries()) {
							seen[i]?.[0]?.add(first);
							seen[i]?.[1]?.add((sums[i] ?? 0) - first);
						}
					return;
				}
				for (let first = 0; first <= Math.min(left, sums[group] ?? 0); first++)
					walk(group + 1, [...firsts, first], left - first);
			};
			walk(0, [], columns[0] ?? 0);
			return rows.some((row, i) =>
				row.some((count, j) => {
					const values = [...(seen[i]?.[j] ?? [])];
					return count > 0 && count < 5 && Math.max(...values) - Math.min(...values) < 5;
				}),
			);
		};
		let joinedTwo = 0;
		for (let seed = 0; seed < 400; seed++) {
			const table = [0, 1, 2].map((row) =>
				[0, 1, 2].map((option) => (seed * (row * 3 + option + 7) * 31 + row * 11 + option * 5) % 23),
			);
			const joined = joinedOptions(
				table,
				table.map((row) => row.reduce((a, b) => a + b, 0)),
				part,
			);
			if (joined.length === 2) joinedTwo++;
			if (joined.length < 3) expect(isTold(table, joined), JSON.stringify(table)).toBe(false);
		}
		expect(joinedTwo).toBeGreaterThan(10);
	});
});

const question = (key: string, kind: QuestionKind, names: string[]): Question => ({
	key,
	kind,
	label: { en: key },
	options: names.map((name) => ({ name, label: { en: name } })),
	upTo: null,
	relevant: null,
});
const wave = (size: number, sampling: WaveData['sampling'] = 'open'): WaveData => ({
	sampling,
	minimums: MINIMUMS,
	sample: simpleSample(size),
	isWeighted: false,
});
const repeated = (...runs: [Answer, number][]) =>
	runs.flatMap(([answer, times]) => Array.from({ length: times }, () => answer));

describe('a published result', () => {
	const asked: Asked = {
		question: question('help', 'select_multiple', ['money', 'time', 'rare']),
		answers: repeated([[0, 1], 60], [[0], 30], [[1, 2], 3], [null, 20], [[], 7]),
	};

	test('has as base who answered: who was not asked is not "no", and shares pass 100 %', () => {
		const [whole] = publishedGroups(wave(120), asked, null);
		expect(whole?.n).toBe(100);
		expect(whole?.shares).toEqual([
			{ option: 'money', n: 90, share: 0.9, low: null, high: null },
			{ option: 'time', n: 63, share: 0.63, low: null, high: null },
		]);
	});

	test('of people who were drawn has a margin, of others none', () => {
		const [whole] = publishedGroups(wave(120, 'probability'), asked, null);
		expect(whole?.shares[1]?.low).toBeGreaterThan(0.5);
		expect(JSON.stringify(publishedGroups(wave(120, 'all'), asked, null))).not.toMatch(/"(low|high)":\d/);
	});

	test('of numbers has mean and median; weights are told whole', () => {
		const ages: Asked = {
			question: question('age', 'integer', []),
			answers: repeated([20, 30], [50, 30], [null, 5]),
		};
		const [whole] = publishedGroups(
			{
				...wave(65),
				isWeighted: true,
				sample: simpleSample(65, repeated([1.51, 30], [0.5, 35]).map(Number)),
			},
			ages,
			null,
		);
		expect(whole?.weighted).toBe(60);
		expect(whole?.number?.median).toBe(20);
		expect(whole?.number?.mean).toBeCloseTo((45.3 * 20 + 15 * 50) / 60.3, 3);
	});

	test('by groups leaves out the small one, and tells no size under k', () => {
		const by: Asked = {
			question: question('sex', 'select_one', ['f', 'm', 'x']),
			answers: repeated([0, 60], [1, 52], [2, 3]),
		};
		const yes: Asked = {
			question: question('q', 'select_one', ['yes', 'no']),
			answers: repeated([0, 30], [1, 30], [0, 22], [1, 30], [0, 3]),
		};
		const groups = publishedGroups(wave(115), yes, by);
		expect(groups.map(({ showing, n }) => [showing, n])).toEqual([
			['shown', 60],
			['few', null],
			['few', null],
		]);
		expect(groups[1]?.shares).toEqual([]);
	});

	test('by several choices leaves out a group of nearly all: the rest would be read beside the whole', () => {
		const by: Asked = {
			question: question('group', 'select_multiple', ['most', 'half']),
			answers: repeated([[0, 1], 60], [[0], 50], [[], 10]),
		};
		const yes: Asked = {
			question: question('q', 'select_one', ['yes', 'no']),
			answers: repeated([0, 40], [1, 40], [0, 20], [1, 20]),
		};
		expect(publishedGroups(wave(120), yes, by).map(({ showing }) => showing)).toEqual(['few', 'shown']);
	});
});

test('of many findings those pass that chance hardly makes', () => {
	const chances = [0.001, 0.012, 0.03, 0.2, 0.5].map((chance) => ({ chance }));
	expect(leastByChance(chances).map(({ chance }) => chance)).toEqual([0.001, 0.012, 0.03]);
	expect(leastByChance([{ chance: 0.06 }])).toEqual([]);
});
