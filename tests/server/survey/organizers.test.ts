/** The demonstration's survey of organizers: every published figure and order comes out, and nothing else is told. */
import { expect, test } from 'vitest';
import { AGES } from '#lib/server/demonstration/organizers/ages.ts';
import { organizersSurvey } from '#lib/server/demonstration/organizers/survey.ts';
import { computeWave } from '#lib/server/survey/computeWave.ts';
import type { PublishedGroup } from '#lib/survey/published.ts';
import { stackedSample } from '#lib/survey/stacked.ts';

const survey = organizersSurvey();
const [wave] = survey.waves;
if (!wave) throw new Error('no wave');
const find = (key: string) => wave.questions.find(({ question }) => question.key === key) ?? null;
const shown = wave.shown.flatMap(({ key, by }) => ['', ...by].map((one) => ({ key, one })));
const results = computeWave(
	{
		...{ sampling: survey.sampling, sample: stackedSample([wave]), isWeighted: false },
		minimums: { people: survey.minimum, bracketsTo: survey.bracketsTo, count: 5 },
	},
	shown.flatMap(({ key, one }) => {
		const asked = find(key);
		return asked ? [{ asked, by: one === '' ? null : find(one) }] : [];
	}),
	null,
);
const groupsOf = (key: string, by = ''): readonly PublishedGroup[] =>
	results[shown.findIndex((each) => each.key === key && each.one === by)]?.groups ?? [];
const wholeOf = (key: string) => groupsOf(key)[0];
const groupOf = (key: string, by: string, group: string) =>
	groupsOf(key, by).find((one) => one.group === group);
const countIn = (group: PublishedGroup | undefined, option: string) =>
	group?.shares.find((share) => share.option === option)?.n ?? 0;
/** Options from the most chosen on. */
const orderIn = (group: PublishedGroup | undefined) => (group?.shares ?? []).map(({ option }) => option);
const percent = (count: number, base: number) => Math.round((100 * count) / base);
const TYPES = ['community', 'electoral', 'coalition', 'legislative'];

test('349 answered in spring 2022, by six links that were printed and at least eleven with at most twelve', () => {
	expect([wave.responses, wave.firstDay, wave.lastDay]).toEqual([349, '2022-03-18', '2022-05-05']);
	const link = wholeOf('link');
	expect(['a', 'b', 'c', 'd', 'e', 'f'].map((one) => countIn(link, `link_${one}`))).toEqual([
		...[115, 83, 50, 22, 14, 13],
	]);
	const answers = find('link')?.answers ?? [];
	const rest = [...Map.groupBy(answers, (answer) => answer)].filter(([answer]) => Number(answer) > 5);
	expect(rest.length).toBeGreaterThanOrEqual(11);
	for (const [, some] of rest) expect(some.length).toBeLessThanOrEqual(12);
	expect(rest.reduce((sum, [, some]) => sum + some.length, 0)).toBe(52);
});

test.each([
	['race', 'black', 70, 20],
	['race', 'latinx', 39, 11],
	['race', 'asian', 36, 10],
	['race', 'white', 209, 60],
	['subgroup', 'bipoc_women', 116, 33],
	['gender', 'woman', 248, 71],
	['transgender', 'yes', 11, 3],
	['sexuality', 'straight', 195, 56],
	['generation', 'yes', 98, 28],
	['alumni', 'yes', 119, 34],
	['alumni', 'not_sure', 63, 18],
	['region', 'all_states', 63, 18],
	['organisation', 'c3', 220, 63],
	['organisation', 'local', 80, 23],
	['organisation', 'national', 73, 21],
	['organisation', 'state', 70, 20],
	['stays_five_years', 'very_likely', 112, 32],
	['tools_meet', 'fully', 38, 11],
	['funding_concern', 'expand', 175, 50],
])('%s, %s: %i of 349, %i %%', (key, option, count, share) => {
	expect(countIn(wholeOf(key), option)).toBe(count);
	expect(percent(count, 349)).toBe(share);
});

test('76 of 346 have a disability, 22 %: three left it empty', () => {
	expect(wholeOf('disability')?.n).toBe(346);
	expect([countIn(wholeOf('disability'), 'yes'), percent(76, 346)]).toEqual([76, 22]);
});

test('ages go from 19 to 87, with a mean of 41 and a median of 38', () => {
	expect([Math.min(...AGES), Math.max(...AGES)]).toEqual([19, 87]);
	expect(AGES.reduce((sum, age) => sum + age, 0)).toBe(14_309);
	expect(wholeOf('age')?.number).toEqual({ mean: 41, median: 38, low: null, high: null });
	expect(AGES.toSorted((a, b) => a - b)[174]).toBe(38);
});

test('of shares that were printed in words: more than half, two thirds, a third, nearly half', () => {
	for (const type of TYPES) expect(countIn(wholeOf('types'), type), type).toBeGreaterThanOrEqual(175);
	expect(countIn(wholeOf('area'), 'urban')).toBeGreaterThanOrEqual(233);
	const years = wholeOf('experience');
	expect(countIn(years, '5_9') + countIn(years, '10_more')).toBeGreaterThanOrEqual(175);
	expect(countIn(wholeOf('stays_six_months'), 'yes')).toBeGreaterThan(330);
	for (const option of ['integrating', 'tailored', 'money'])
		expect(countIn(wholeOf('helps_a_lot'), option)).toBeGreaterThanOrEqual(117);
	expect(orderIn(wholeOf('helps_a_lot')).slice(0, 2)).toEqual(['integrating', 'tailored']);
	expect(countIn(wholeOf('format'), 'cohort')).toBe(170);
	expect(countIn(wholeOf('tools_meet'), 'some_unmet')).toBeGreaterThan(349 / 2);
	expect(orderIn(wholeOf('funding_concern'))[0]).toBe('expand');
	for (const { option, n } of wholeOf('funding_concern')?.shares.slice(1) ?? []) {
		expect(n, String(option)).toBeGreaterThanOrEqual(108);
		expect(n, String(option)).toBeLessThanOrEqual(123);
	}
});

test('of bases that are not everybody: trainings attended, voter files, their difficulties', () => {
	expect(wholeOf('past_trainings')?.n).toBe(119);
	expect(orderIn(wholeOf('past_trainings'))[0]).toBe('digital_intro');
	expect(wholeOf('past_trainings')?.shares.length).toBeGreaterThanOrEqual(10);
	const file = wholeOf('voter_file');
	expect(file?.n).toBeLessThan(349);
	expect(countIn(file, 'ngpvan')).toBeGreaterThan((file?.n ?? 0) / 2);
	expect(wholeOf('voter_challenge')?.n).toBeLessThan(349);
	expect(orderIn(wholeOf('voter_challenge'))[0]).toBe('inaccurate');
});

test('the three trainings wanted most have at least fifty each, of up to three', () => {
	const wanted = wholeOf('trainings_wanted');
	expect(orderIn(wanted).slice(0, 3)).toEqual(['woc_cohort', 'finding_our_people', 'relationships']);
	for (const { n } of wanted?.shares.slice(0, 3) ?? []) expect(n).toBeGreaterThanOrEqual(50);
	expect(find('trainings_wanted')?.question.upTo).toBe(3);
});

test('concerns: in the short term burnout first, of everybody and in every type', () => {
	for (const group of [
		wholeOf('concern_short'),
		...TYPES.map((one) => groupOf('concern_short', 'types', one)),
	])
		expect(orderIn(group)[0]).toBe('burnout');
	const women = groupOf('concern_short', 'subgroup', 'bipoc_women');
	expect(Math.abs(countIn(women, 'burnout') - countIn(women, 'disconnect'))).toBeLessThanOrEqual(2);
	const black = groupOf('concern_short', 'subgroup', 'black');
	expect(countIn(black, 'disconnect') - countIn(black, 'burnout')).toBeGreaterThan(10);
});

test('concerns: in the long term entrenched power, then burnout, otherwise ordered by group', () => {
	for (const group of [wholeOf('concern_long'), ...TYPES.map((one) => groupOf('concern_long', 'types', one))])
		expect(orderIn(group).slice(0, 2)).toEqual(['entrenched', 'burnout']);
	expect(orderIn(groupOf('concern_long', 'subgroup', 'bipoc_women')).slice(0, 4)).toEqual([
		...['entrenched', 'burnout', 'funding', 'sustainability'],
	]);
	expect(
		orderIn(groupOf('concern_long', 'subgroup', 'black'))
			.slice(0, 2)
			.toSorted(),
	).toEqual([...['funding', 'sustainability']]);
});

test.each(['needs_short', 'needs_long'])('%s: funding, collaboration, support; by group otherwise', (key) => {
	expect(orderIn(wholeOf(key)).slice(0, 3)).toEqual(['funding', 'collaboration', 'burnout_support']);
	for (const group of ['black', 'bipoc_women']) {
		const own = groupOf(key, 'subgroup', group);
		expect(countIn(own, 'training'), group).toBeGreaterThan(countIn(own, 'collaboration'));
	}
	const unlikely = groupOf(key, 'stays_two_years', 'unlikely');
	expect(unlikely?.n).toBeGreaterThanOrEqual(50);
	const [funding, ...others] = ['funding', 'collaboration', 'burnout_support'].map((one) =>
		countIn(unlikely, one),
	);
	expect(others).toEqual([funding, funding]);
	expect(orderIn(unlikely).slice(0, 3).toSorted()).toEqual(['burnout_support', 'collaboration', 'funding']);
});

test('disabled organizers are about 1.5 times as likely to need support: 34 of 76 and 81 of 270', () => {
	const [disabled, others] = ['yes', 'no'].map((one) => groupOf('needs_short', 'disability', one));
	expect([countIn(disabled, 'burnout_support'), disabled?.n]).toEqual([34, 76]);
	expect([countIn(others, 'burnout_support'), others?.n]).toEqual([81, 270]);
	expect((34 / 76 / (81 / 270)).toFixed(1)).toBe('1.5');
});

test('what shows power, trainings, tools, data and outreach come in their orders', () => {
	expect(orderIn(wholeOf('power')).slice(0, 3)).toEqual(['new_leaders', 'participatory', 'policies']);
	const useful = wholeOf('trainings_useful');
	expect(orderIn(useful).slice(0, 3)).toEqual(['relationships', 'power_mapping', 'finding_our_people']);
	expect(countIn(useful, 'relationships') - countIn(useful, 'finding_our_people')).toBeLessThan(10);
	const black = groupOf('trainings_useful', 'subgroup', 'black');
	expect(orderIn(black).slice(0, 2)).toEqual(['woc_cohort', 'relationships']);
	expect(orderIn(groupOf('trainings_useful', 'types', 'legislative')).slice(0, 2)).toContain(
		'strategic_planning',
	);
	for (const group of [wholeOf('tools_used'), ...TYPES.map((one) => groupOf('tools_used', 'types', one))])
		expect(orderIn(group).slice(0, 3)).toEqual(['sheets', 'van', 'excel']);
	expect(orderIn(wholeOf('data_support')).slice(0, 3)).toEqual(['research', 'collection', 'storing']);
	expect(orderIn(wholeOf('outreach')).slice(0, 2)).toEqual(['lobbying', 'recruitment']);
	expect(orderIn(wholeOf('region'))[0]).toBe('south');
});

test('of 116 and 70 figures are told, of 39 and 36 none', () => {
	for (const key of ['concern_short', 'concern_long', 'needs_short', 'needs_long', 'trainings_useful'])
		expect(groupsOf(key, 'subgroup').map(({ showing, n }) => [showing, n])).toEqual(
			key === 'needs_short'
				? expect.anything()
				: [
						['shown', 116],
						['shown', 70],
						['few', 39],
						['few', 36],
					],
		);
	expect(groupOf('needs_short', 'subgroup', 'latinx')?.shares).toEqual([]);
});

test('an open survey has no margin anywhere, nothing of fewer than five, and each figure says whether it was printed', () => {
	expect(JSON.stringify(results)).not.toMatch(/"(?:low|high)":-?\d/);
	for (const { groups } of results)
		for (const { shares } of groups) for (const { n } of shares) expect(n === 0 || n >= 5).toBe(true);
	for (const { key, by, printed } of wave.shown) {
		expect([...(printed?.keys() ?? [])], key).toEqual(['', ...by]);
		const names = [...(find(key)?.question.options.map(({ name }) => name) ?? []), 'mean', 'median'];
		for (const option of [...(printed?.values() ?? [])].flat()) expect(names).toContain(option);
	}
});

test('every text of it is there in three languages', () => {
	for (const { question } of wave.questions)
		for (const { label } of [question, ...question.options]) {
			expect(label.fr, label.en).toBeTruthy();
			expect(label.ar, label.en).toBeTruthy();
		}
});
