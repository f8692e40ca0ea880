/** A question by district, as a map shows one of its answers. Source: docs/rules.md, Surveys. */
import { expect, test } from 'vitest';
import { perceptionWave } from '#lib/server/demonstration/perception/wave.ts';
import { answersByDistrict } from '#lib/survey/byPlace.ts';
import type { PublishedGroup } from '#lib/survey/published.ts';
import { publishedGroups } from '#lib/survey/result.ts';
import { stackedSample } from '#lib/survey/stacked.ts';

const BY = ['D1', 'D2', 'D3', 'D4'].map((name) => ({ name, label: { en: `District ${name}` } }));
const DISTRICTS = BY.map(({ name: pcode }) => ({ pcode, lat: 1, lon: 2 }));
const group = (name: string, share: number | null): PublishedGroup => ({
	...{ group: name, showing: share === null ? 'few' : 'shown', n: 40, weighted: null, number: null },
	shares: share === null ? [] : [{ option: 'yes', n: 20, share, low: share - 0.1, high: share + 0.1 }],
});

test('the largest share stands first, and what is not told has neither share nor bounds and stands last', () => {
	const groups = [group('D1', 0.2), group('D2', null), group('D3', 0.7), group('D4', 0)];
	const found = answersByDistrict(groups, BY, DISTRICTS, 'yes');
	expect(found?.map(({ pcode, share }) => [pcode, share])).toEqual([
		['D3', 0.7],
		['D1', 0.2],
		['D4', 0],
		['D2', null],
	]);
	expect(found?.at(-1)).toMatchObject({ low: null, high: null, lat: 1 });
	const other = answersByDistrict(groups, BY, DISTRICTS, 'no');
	expect(other?.map(({ share }) => share)).toEqual([null, null, null, null]);
});

test('a split by anything but districts has no map', () => {
	expect(answersByDistrict([group('D1', 0.5), group('men', 0.5)], BY, DISTRICTS, 'yes')).toBeNull();
	expect(answersByDistrict([], BY, DISTRICTS, 'yes')).toBeNull();
});

test('each district of the demonstration is told in brackets, since it has few cadastres, and none of too few people', () => {
	const wave = perceptionWave('later');
	const of = (key: string) => wave.questions.find(({ question }) => question.key === key);
	const [safe, district] = [of('safe_after_dark'), of('district')];
	if (!safe || !district) throw new Error('nobody was asked');
	const data = {
		...({ sampling: 'probability', isWeighted: true, sample: stackedSample([wave]) } as const),
		minimums: { people: 30, bracketsTo: 49, count: 5 },
	};
	const groups = publishedGroups(data, safe, district);
	expect(groups).toHaveLength(26);
	expect(new Set(groups.map(({ showing }) => showing))).toEqual(new Set(['bracketed']));
	for (const { n, shares } of groups) {
		expect(n).toBeGreaterThan(100);
		for (const share of shares) expect(share.n).toBeGreaterThanOrEqual(5);
	}
});
