import { expect, test } from 'vitest';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { cellWords, figuresWithRest } from '#lib/figures/words/group.ts';

const group = (id: number, code: string, parent: number | null = null): PlanGroup => ({
	...{ id, dimension: 'cohort', code, parent },
	name: { en: code },
});
const GROUPS = [group(1, 'refugees'), group(2, 'prs', 1), group(3, 'prl', 1), group(4, 'migrants')];
const told = (cohort: Record<string, number>, countsPlaces = false) =>
	figuresWithRest({ byGroup: { cohort }, countsPlaces, unit: 'usd' }, 'cohort', GROUPS).map(
		({ group, value, depth, isRest }) =>
			`${depth} ${isRest ? cellWords(group, GROUPS) : group.code} ${value}`,
	);

test('a parent beside its children has a rest, named so', () => {
	expect(told({ refugees: 100.3, prs: 60.1, migrants: 5 })).toEqual([
		'0 refugees 100.3',
		'1 prs 60.1',
		'1 refugees, not said which 40.2',
		'0 migrants 5',
	]);
});

test('without a child, with nothing left, and of counts of places there is no rest', () => {
	expect(told({ refugees: 100 })).toEqual(['0 refugees 100']);
	expect(told({ refugees: 100, prs: 60, prl: 40 })).toEqual(['0 refugees 100', '1 prs 60', '1 prl 40']);
	expect(told({ refugees: 3, prs: 2 }, true)).toEqual(['0 refugees 3', '1 prs 2']);
});

test('a cell is called by its group, with children in the plan as their rest', () => {
	expect(GROUPS.map((one) => cellWords(one, GROUPS))).toEqual([
		'refugees, not said which',
		'prs',
		'prl',
		'migrants',
	]);
});
