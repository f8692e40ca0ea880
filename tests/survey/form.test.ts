/** Questionnaires that others wrote: read, or refused with the cell and what stands in it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileSheets } from '#lib/server/survey/reading/fileSheets.ts';
import { sheetCellName } from '#lib/survey/form/sheet.ts';
import { readForm } from '#lib/survey/form/readForm.ts';
import { rowType } from '#lib/survey/form/types.ts';
import { formFaultWords } from '#lib/survey/words/faults.ts';

const FOLDER = 'tests/fixtures/survey/xlsform';
const read = async (file: string) => readForm(await fileSheets(readFileSync(`${FOLDER}/${file}`), 'form'));

describe('a workbook', () => {
	test.each([
		['choice_filter_test.xlsx', 3],
		['extra_columns.xlsx', 1],
		['flat_xlsform_test.xlsx', 19],
		['or_other.xlsx', 2],
		['xlsform_spec_test.xlsx', 19],
	])('is read: %s', async (file, count) => {
		const form = await read(file);
		expect(form.faults).toEqual([]);
		expect(form.questions).toHaveLength(count);
	});

	test.each([
		['choice_name_same_as_select_name.xls', 1],
		['tutorial.xls', 10],
	])('of before 2007 is read: %s', async (file, count) => {
		const form = await read(file);
		expect(form.faults).toEqual([]);
		expect(form.questions).toHaveLength(count);
	});

	test('of before 2007 with a question of no known type is refused with its cell', async () => {
		const { faults } = await read('unknown_question_type.xls');
		expect(faults.map(formFaultWords)).toEqual(
			expect.arrayContaining([
				'sheet choices, cell B51: The name “Cross cutting” has a blank in it.',
				'sheet survey, cell A52: “unknown” is no type of question that XLSForm has.',
			]),
		);
	});

	test('names its options, in the languages that it has, and those that follow from others once', async () => {
		const { questions } = await read('choice_filter_test.xlsx');
		expect(questions[1]?.options.map(({ name }) => name)).toEqual(['king', 'pierce', 'cameron']);
		const { questions: colours } = await read('or_other.xlsx');
		expect(colours[0]?.options.at(-1)).toMatchObject({ name: 'other', label: { fr: 'Autre' } });
		expect(colours[1]?.options.at(-1)?.name).toBe('apricot');
	});

	test('tells apart what is asked and what a device says of itself', async () => {
		const { left, questions } = await read('xlsform_spec_test.xlsx');
		expect(left.find(({ name }) => name === 'deviceid')?.why).toBe('device');
		expect(left.find(({ name }) => name === 'geopoint_test')?.why).toBe('place');
		expect(questions.find(({ key }) => key === 'required_text')?.path).toEqual([
			'everything',
			'repeat_test',
			'group_test',
		]);
	});
});

describe('sheets as text', () => {
	test.each([
		['group.md', 2],
		['specify_other.md', 1],
		['yes_or_no_question.md', 1],
		['utf_csv.csv', 1],
		['widgets.csv', 12],
	])('are read: %s', async (file, count) => {
		const form = await read(file);
		expect(form.faults).toEqual([]);
		expect(form.questions).toHaveLength(count);
	});

	test.each([
		['loop.csv', ['B4', 'B6']],
		['loop.md', ['B4', 'B6']],
		['include.md', ['B4']],
	])('with what is not read name its cell: %s', async (file, cells) => {
		const { faults } = await read(file);
		expect(faults.map(({ kind, cell }) => [kind, cell])).toEqual(
			cells.map((cell) => ['unsupported type', cell]),
		);
		expect(formFaultWords(faults[0] ?? { kind: 'no sheet', sheet: '', cell: null, text: '' })).toMatch(
			/cell B4: “(?:begin loop over toilet_type|include)”/,
		);
	});
});

const sheet = (name: string, rows: (string | null)[][]) => ({ name, rows });

test('every fault of a questionnaire is told at once, with its cell', () => {
	const { faults, questions } = readForm([
		sheet('survey', [
			['type', 'name', 'label::English (en)', 'label::Arabic (ar)', 'constraint'],
			['select_one yn', 'safe', 'Safe?', 'آمن؟', ''],
			['selekt_one yn', 'x', '', '', ''],
			['select_one none', 'lost', '', '', ''],
			['integer', 'safe', '', '', ''],
			['integer', '', '', '', ''],
			['text', 'two words', '', '', ''],
			['select_multiple yn', 'several', null, '', 'count-selected(.) <= 2'],
			['end group', '', '', '', ''],
			['begin group', 'open', '', '', ''],
		]),
		sheet('choices', [
			['list_name', 'name', 'label'],
			['yn', 'yes', 'Yes'],
			['yn', 'yes', 'No'],
			['yn', '', 'Nothing'],
		]),
	]);
	expect(faults.map(({ kind, cell }) => `${kind} ${cell ?? ''}`).toSorted()).toEqual(
		[
			...['begin without end A10', 'end without begin A9', 'name twice B5', 'name with blanks B7'],
			...['no list A4', 'no name B4', 'no name B6', 'option twice B3', 'unknown type A3'],
			'unreadable cell C8',
		].toSorted(),
	);
	expect(questions[0]?.label).toEqual({ en: 'Safe?', ar: 'آمن؟' });
	expect(questions.find(({ key }) => key === 'several')?.upTo).toBe(2);
});

test('an option may say what the wave before called it, and no two say the same', () => {
	const { questions, faults } = readForm([
		sheet('survey', [
			['type', 'name', 'label'],
			['select_one yn', 'safe', 'Safe?'],
		]),
		sheet('choices', [
			['list_name', 'name', 'label', 'was'],
			['yn', 'sure', 'Sure', 'yes'],
			['yn', 'no', 'No', ''],
			['yn', 'maybe', 'Maybe', 'maybe'],
			['yn', 'of_course', 'Of course', 'yes'],
		]),
	]);
	expect(questions[0]?.options.map(({ name, was }) => [name, was])).toEqual([
		['sure', 'yes'],
		['no', undefined],
		['maybe', undefined],
	]);
	expect(faults.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['option twice yes']);
});

test('a label without a language is of the one that the settings name', () => {
	const { questions, title } = readForm([
		sheet('survey', [
			['type', 'name', 'label', 'label::English'],
			['text', 'a', 'سؤال', 'Question'],
		]),
		sheet('settings', [
			['form_title', 'default_language'],
			['Title', 'Arabic (ar)'],
		]),
	]);
	expect(title).toBe('Title');
	expect(questions[0]?.label).toEqual({ en: 'Question', ar: 'سؤال' });
});

test('types are known by what several ages of the form call them', () => {
	const of = (text: string) => {
		const type = rowType(text);
		return type.is === 'question' ? `${type.kind} ${type.list ?? ''}${type.orOther ? '+' : ''}` : type.is;
	};
	expect(of('select one from sexes or specify other')).toBe('select_one sexes+');
	expect(of('select_multiple a or_other')).toBe('select_multiple a+');
	expect(of('select all that apply from list')).toBe('select_multiple list');
	expect(of('rank things')).toBe('rank things');
	expect(of('select_one_from_file places.csv')).toBe('unsupported');
	expect(of('begin_repeat')).toBe('opens');
	expect(of('select_one yn else')).toBe('unknown');
	expect(sheetCellName(11, 27)).toBe('AB12');
});
