/** Weights that are made to fit numbers of the whole population. Source: docs/rules.md, Surveys. */
import { expect, test } from 'vitest';
import { surveyImportForm } from '#lib/survey/forms/importing.ts';
import { dataFaultWords } from '#lib/survey/words/faults.ts';
import { unfitted } from '#lib/survey/method.ts';
import { textSheets } from '#lib/server/survey/index.ts';
import { readSurvey } from '#lib/server/survey/reading/readSurvey.ts';

const FORM = [
	...[
		'survey',
		'type,name,label',
		'select_one sex,sex,Sex',
		'select_one age,age,Age',
		'integer,people,How many?',
	],
	...['choices', 'list_name,name,label', 'sex,f,Women', 'sex,m,Men', 'age,young,Young', 'age,old,Old'],
].join('\n');
/** Sex, age, and a weight of its own. */
const DATA = ['sex,age,w', 'f,young,1', 'f,young,3', 'f,old,1', 'm,young,1', 'm,old,2'];

async function fit(lines: readonly string[], { data = DATA, weight = '', form = FORM } = {}) {
	const about = surveyImportForm.parse({
		...{ survey: 's', wave: '1', firstDay: '2024-01-01', lastDay: '2024-01-31', weight },
	});
	const { found, given } = await readSurvey({
		...{
			sheets: textSheets(Buffer.from(form), 'form'),
			data: Buffer.from(data.join('\n')),
			about,
			shown: [],
		},
		population: Buffer.from(['question,option,people', ...lines].join('\n')),
	});
	const design = given?.waves[0]?.design;
	return { design, given, count: found.faults, faults: found.dataFaults.map(dataFaultWords) };
}
const sum = (weights: readonly number[] = [], of: readonly number[]) =>
	Math.round(of.reduce((all, i) => all + (weights[i] ?? 0), 0) * 1e6) / 1e6;

test('each group stands for as many people as it has, in proportion to the weights that there were', async () => {
	const { design, given, faults } = await fit(['sex,f,600', 'sex,m,300'], { weight: 'w' });
	expect(faults).toEqual([]);
	expect(design?.weights).toEqual([120, 360, 120, 100, 200]);
	expect(design?.weightKind).toBe('expansion');
	expect(design?.fitted).toEqual({
		...{ from: [1, 3, 1, 1, 2], was: 'relative' },
		questions: [{ key: 'sex', people: [600, 300], groups: [0, 0, 0, 1, 1] }],
	});
	expect(given?.method.weighting).not.toBeNull();
	const alone = await fit(['sex,f,600', 'sex,m,300']);
	expect(alone.design?.weights).toEqual([200, 200, 200, 150, 150]);
	expect(new Set(alone.design?.units).size).toBe(5);
	expect(unfitted(design ?? null)).toEqual({
		...{ weights: [1, 3, 1, 1, 2], weightKind: 'relative' },
		...{ strata: design?.strata, units: design?.units, isEachUnit: true },
	});
	expect(unfitted(alone.design ?? null)).toBeNull();
});

test('several questions are met at once', async () => {
	const { design } = await fit(['sex,f,600', 'sex,m,400', 'age,young,700', 'age,old,300']);
	expect(sum(design?.weights, [0, 1, 2])).toBe(600);
	expect(sum(design?.weights, [3, 4])).toBe(400);
	expect(sum(design?.weights, [0, 1, 3])).toBe(700);
	expect(sum(design?.weights, [2, 4])).toBe(300);
});

test.each([
	[['sex,f,600'], 'In “m” there are people and no response'],
	[['sex,f,600', 'sex,x,1'], '“x” is no option'],
	[['sex,f,600', 'sex,m,2.5'], '“2.5” is no whole number'],
	[['sex,f,600', 'sex,f,1'], '“f” has two numbers of people'],
	[['people,1,3'], '“people” is no question'],
	[['region,1,3'], '“region” is no question'],
	[[], 'no number'],
	[['sex,f,600', 'sex,m,300,7'], 'population file, row 3: The row has more cells'],
	[['age,young,0', 'age,old,0'], 'In “young” there are people and no response'],
	[['sex,f,1', 'sex,m,1', 'age,young,0', 'age,old,0'], 'sex 2, age 0'],
	[['sex,x,1'], 'population file, row 2, option: “x” is no option'],
])('%o is a fault, and nothing is stored', async (lines, words) => {
	const { given, faults } = await fit(lines);
	expect(given).toBeNull();
	expect(faults.join()).toContain(words);
});

test('a response in no group is a fault', async () => {
	const { faults } = await fit(['sex,f,600', 'sex,m,300'], { data: [...DATA, ',old,1'] });
	expect(faults.join()).toContain('Responses without an answer to it: 1');
});

test('questions with different sums of people are a fault that says each sum', async () => {
	const apart = await fit(['sex,f,600', 'sex,m,400', 'age,young,700', 'age,old,500']);
	expect(apart.given).toBeNull();
	expect(apart.faults).toEqual([expect.stringContaining('sums of people: sex 1000, age 1200.')]);
	const rounded = await fit(['sex,f,600000', 'sex,m,400000', 'age,young,700000', 'age,old,300001']);
	expect(rounded.faults).toEqual([expect.stringContaining('sums of people: sex 1000000, age 1000001.')]);
});

test('numbers that contradict each other in the answers are a fault, with each group that is not met', async () => {
	const lines = ['sex,f,600', 'sex,m,400', 'age,young,700', 'age,old,300'];
	const { given, faults } = await fit(lines, { data: ['sex,age', 'f,young', 'm,old'] });
	expect(given).toBeNull();
	expect(faults).toEqual([
		expect.stringMatching(/^population file, sex: .*“f” comes to its people/),
		expect.stringMatching(/^population file, sex: .*“m” comes to its people/),
	]);
	const even = ['sex,f,500', 'sex,m,500', 'age,young,500', 'age,old,500'];
	const slow = await fit(even, { data: ['sex,age', 'f,young', 'f,old', 'm,young'] });
	expect(slow.given).toBeNull();
	expect(slow.faults.join()).toContain('“f” comes to its people');
});

test('lines of the file that cannot be read are told, with the file, also where the questionnaire is at fault', async () => {
	const lines = ['sex,f,600', 'sex,m,400', 'age,"yo"ung,700', 'age,"o"ld,300'];
	const bad = [
		expect.stringMatching(/^population file, row 4: A quote/),
		expect.stringMatching(/^population file, row 5: A quote/),
	];
	const { given, count, faults } = await fit(lines);
	expect(given).toBeNull();
	expect([count, faults]).toEqual([2, bad]);
	const unreadable = await fit(lines, { form: FORM.replace('integer', 'nothing') });
	expect([unreadable.count, unreadable.faults]).toEqual([3, bad]);
});

test('faults of the answers are told without a file', async () => {
	const { faults } = await fit(['sex,f,600', 'sex,m,300'], { data: [...DATA, 'z,old,1'] });
	expect(faults[0]).toMatch(/^row 7, sex: “z” is no option/);
});
