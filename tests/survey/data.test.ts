/** Answers as exports have them: read by the questionnaire, without what may tell who gave them. */
import { describe, expect, test } from 'vitest';
import { localised } from '#lib/plan/text.ts';
import { readData } from '#lib/survey/data/readData.ts';
import type { FormQuestion, ReadForm } from '#lib/survey/form/readForm.ts';
import type { QuestionKind } from '#lib/survey/question.ts';
import { dataFaultWords } from '#lib/survey/words/faults.ts';

const question = (
	key: string,
	kind: QuestionKind,
	label: string,
	options: readonly string[] = [],
): FormQuestion => ({
	...{ key, kind, label: localised(label), path: ['home'], upTo: null, relevant: null },
	options: options.map((name) => ({ name, label: localised(`It is ${name}`, { ar: `هو ${name}` }) })),
});
const form: ReadForm = {
	title: null,
	faults: [],
	left: [{ name: 'spot', why: 'place' }],
	questions: [
		question('safe', 'select_one', 'Are you safe?', ['yes', 'no']),
		question('needs', 'select_multiple', 'What do you need?', ['water', 'food', 'other']),
		question('age', 'integer', 'How old are you?'),
		question('phone', 'integer', 'Phone number'),
		question('full_name', 'text', 'What is your name?'),
		question('why', 'text', 'Why?'),
		question('enumerator', 'select_one', 'Who asks?', ['x', 'y']),
		question('unasked', 'integer', 'Never asked'),
	],
};
const NONE = { weight: null, stratum: null, unit: null, weightKind: 'relative', keep: [] } as const;
const read = (headings: string[], rows: string[][], more: Partial<Parameters<typeof readData>[2]> = {}) =>
	readData(form, { headings, rows: rows.map((cells, i) => ({ cells, at: i + 2 })) }, { ...NONE, ...more });
const answersOf = (data: ReturnType<typeof read>, key: string) =>
	data.asked.find(({ question }) => question.key === key)?.answers;

describe('an answer', () => {
	test('is found by name, by name with its group, and by label, written as name or label', () => {
		for (const heading of ['safe', 'home/safe', 'Are you safe?', 'x/safe']) {
			const data = read([heading], [['yes'], ['It is no'], ['هو yes'], [''], ['NA']]);
			expect(answersOf(data, 'safe'), heading).toEqual([0, 1, 0, null, null]);
			expect(data.faults.count).toBe(0);
		}
	});

	test('of several choices stands in one column, in a column for each, or in both', () => {
		expect(answersOf(read(['needs'], [['food water'], ['other'], ['']]), 'needs')).toEqual([
			[1, 0],
			[2],
			null,
		]);
		const apart = ['needs/water', 'needs/food', 'needs/other'];
		const split = [
			['1', '0', '0'],
			['TRUE', 'False', 'true'],
			['', '', ''],
			['It is water', '', ''],
		];
		expect(answersOf(read(apart, split), 'needs')).toEqual([[0], [0, 2], null, [0]]);
		const labels = ['What do you need?: It is water', 'What do you need?: It is food'];
		expect(answersOf(read(labels, [['1', '1']]), 'needs')).toEqual([[0, 1]]);
		expect(answersOf(read(['needs', ...apart], [['food', '0', '1', '0']]), 'needs')).toEqual([[1]]);
	});

	test('that is none is told by its row, column and cell, all of them at once', () => {
		const data = read(
			['safe', 'age', 'needs/water'],
			[
				['perhaps', '3.5', '2'],
				['yes', 'old', '1', 'more'],
			],
		);
		const told = data.faults.kept.map(({ kind, row, column }) => `${kind}, ${row} ${column}`);
		expect(told.toSorted()).toEqual(
			[
				...['no number, 3 age', 'no whole number, 2 age', 'no yes or no, 2 needs/water'],
				...['too many cells, 3 ', 'unknown option, 2 safe'],
			].toSorted(),
		);
		expect(data.faults.kept.map(dataFaultWords)).toContain(
			'row 2, safe: “perhaps” is no option of this question.',
		);
	});

	test('that two columns could give is refused', () => {
		expect(read(['safe', 'safe'], [['yes', 'no']]).faults.kept[0]?.kind).toBe('column twice');
	});
});

describe('what may tell who answered', () => {
	const headings = ['safe', 'full_name', 'phone', 'why', 'spot', '_uuid', 'enumerator', 'remark'];
	const row = ['yes', 'Rima', '03123456', 'because Rima', '33.9 35.5', 'abc', 'x', 'Rima again'];

	test('is dropped, each column with why, and is in nothing that is returned', () => {
		const data = read(headings, [row]);
		expect(data.dropped.map(({ heading, why }) => [heading, why])).toEqual([
			['full_name', 'name'],
			['phone', 'contact'],
			['why', 'words'],
			['spot', 'place'],
			['_uuid', 'technical'],
			['enumerator', 'name'],
			['remark', 'not asked'],
		]);
		expect(data.asked.map(({ question }) => question.key)).toEqual(['safe']);
		expect(JSON.stringify(data)).not.toMatch(/Rima|03123456|33\.9|abc/);
		expect(data.missing).toEqual(['needs', 'age', 'unasked']);
	});

	test('is kept where it is asked for by name', () => {
		const data = read(headings, [row], { keep: ['why'] });
		expect(answersOf(data, 'why')).toEqual(['because Rima']);
		expect(JSON.stringify(data)).not.toMatch(/03123456|Rima again/);
		expect(read(headings, [row], { keep: ['nothing'] }).faults.kept[0]?.kind).toBe('not a question');
	});
});

describe('how people were chosen', () => {
	test('is read of the columns that are named', () => {
		const data = read(
			['safe', 'w', 'district', 'village'],
			[
				['yes', '1.5', 'a', 'v1'],
				['no', '2', 'b', 'v2'],
			],
			{
				...{ weight: 'w', stratum: 'district', unit: 'village' },
			},
		);
		expect(data.design).toMatchObject({ weights: [1.5, 2], strata: ['a', 'b'], units: ['v1', 'v2'] });
	});

	test('a response without a weight over 0, a stratum or a unit is a fault', () => {
		const rows = [
			['0', '', 'v'],
			['-1', 'a', ''],
			['', 'a', 'v'],
		];
		const data = read(['w', 'd', 'v'], rows, { weight: 'w', stratum: 'd', unit: 'v' });
		expect(data.faults.kept.map(({ kind, row }) => `${kind} ${row}`)).toEqual([
			...['no weight 2', 'no weight 3', 'no weight 4', 'no stratum 2', 'no unit 3'],
		]);
		expect(read(['safe'], [['yes']], { weight: 'w' }).faults.kept[0]?.kind).toBe('no such column');
	});
});

test('the first and the last day are those of the file', () => {
	const data = read(
		['_submission_time', 'safe'],
		[
			['2024-03-05T10:00', 'yes'],
			['2024-03-01T09:00', 'no'],
		],
	);
	expect(data.days).toEqual({ first: '2024-03-01', last: '2024-03-05' });
	expect(read(['safe'], [['yes']]).days).toBeNull();
});
