/** An XLSForm: the sheets survey, choices and settings. Source: docs/exchange.md, Surveys. */
import { localised, type Language } from '#lib/plan/text.ts';
import { isChoice, type Question } from '../question.ts';
import { namedLanguage } from './language.ts';
import { OTHER, optionLists } from './options.ts';
import { formRows, type FormRow } from './rows.ts';
import { plainWords, type FormFault, type FormSheet } from './sheet.ts';
import { rowType, type LeftOut, type RowType } from './types.ts';

/** A question with the groups of the questionnaire around it, outermost first. */
export interface FormQuestion extends Question {
	readonly path: readonly string[];
}

/** A questionnaire as it was read. */
export interface ReadForm {
	readonly title: string | null;
	readonly questions: readonly FormQuestion[];
	/** Rows that ask nothing that is counted. */
	readonly left: readonly { readonly name: string; readonly why: LeftOut }[];
	/** All of them; with one nothing of it may be stored. */
	readonly faults: readonly FormFault[];
}

/** A condition that says this and nothing else: one that has an `if` in it allows more to others. */
const MOST_CHOSEN = /^\s*count-selected\(\s*\.\s*\)\s*(<=?)\s*(\d+)\s*$/;

function upToOf(constraint: string): number | null {
	const [, sign, number] = MOST_CHOSEN.exec(constraint) ?? [];
	return number === undefined ? null : Number(number) - Number(sign === '<');
}

function questionOf(
	row: FormRow,
	type: Extract<RowType, { is: 'question' }>,
	options: Question['options'],
	path: readonly string[],
): FormQuestion {
	const name = row.text('name');
	return {
		key: name,
		kind: type.kind,
		label: row.label() ?? localised(name),
		options: type.orOther ? [...options, OTHER] : options,
		upTo: upToOf(row.text('constraint')),
		relevant: row.text('relevant') || null,
		path,
	};
}

const sheetOf = (sheets: readonly FormSheet[], name: string) =>
	sheets.find((sheet) => plainWords(sheet.name) === name);

function settingsOf(sheets: readonly FormSheet[]): { title: string | null; unnamed: Language } {
	const sheet = sheetOf(sheets, 'settings');
	const [row] = sheet ? formRows(sheet, { needs: [], unnamed: 'en' }).rows : [];
	const language = namedLanguage(row?.text('default_language') ?? '') ?? 'en';
	return { title: row?.text('form_title') || null, unnamed: language };
}

/** Reads a questionnaire, with every fault that it has. */
export function readForm(sheets: readonly FormSheet[]): ReadForm {
	const { title, unnamed } = settingsOf(sheets);
	const sheet = sheetOf(sheets, 'survey');
	if (!sheet) {
		const none: FormFault = { kind: 'no sheet', sheet: 'survey', cell: null, text: 'survey' };
		return { title, questions: [], left: [], faults: [none] };
	}
	const { lists, faults: ofOptions } = optionLists(sheetOf(sheets, 'choices'), unnamed);
	const { rows, faults } = formRows(sheet, { needs: ['type', 'name'], unnamed });
	faults.push(...ofOptions);
	const questions: FormQuestion[] = [];
	const left: { name: string; why: LeftOut }[] = [];
	const path: { readonly name: string; readonly row: FormRow }[] = [];
	const names = new Set<string>();
	for (const row of rows) {
		const type = rowType(row.text('type'));
		const name = row.text('name');
		const fault = (kind: FormFault['kind'], column: string, text: string) =>
			faults.push({ kind, sheet: sheet.name, cell: row.cell(column), text });
		if (row.text('type') === '') {
			if (name !== '') fault('unknown type', 'type', '');
		} else if (type.is === 'unknown') fault('unknown type', 'type', row.text('type'));
		else if (type.is === 'unsupported') fault('unsupported type', 'type', row.text('type'));
		else if (type.is === 'opens') path.push({ name, row });
		else if (type.is === 'closes') {
			if (!path.pop()) fault('end without begin', 'type', row.text('type'));
		} else if (type.is === 'left out') left.push({ name, why: type.why });
		else if (name === '') fault('no name', 'name', row.text('type'));
		else if (/\s/.test(name)) fault('name with blanks', 'name', name);
		else if (names.has(name)) fault('name twice', 'name', name);
		else {
			names.add(name);
			const options = type.list === null ? [] : lists.get(type.list);
			if (isChoice(type.kind) && !options) fault('no list', 'type', type.list ?? '');
			const groups = path.map((group) => group.name);
			questions.push(questionOf(row, type, options ?? [], groups));
		}
	}
	for (const { name, row } of path)
		faults.push({ kind: 'begin without end', sheet: sheet.name, cell: row.cell('type'), text: name });
	return { title, questions, left, faults };
}
