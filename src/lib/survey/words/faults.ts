/** What is wrong with a questionnaire or with answers: a sentence each, with the cell. */
import { separator } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { DataFault, DataFaultKind } from '../data/fault.ts';
import { MOST_FITTED } from '../fit.ts';
import type { FormFault, FormFaultKind } from '../form/sheet.ts';

type Words = (named: { readonly text: string }) => string;

const FORM: Readonly<Record<FormFaultKind, Words>> = {
	'no sheet': m.survey_in_no_sheet,
	'no column': m.survey_in_no_column,
	'unknown type': m.survey_in_unknown_type,
	'unsupported type': m.survey_in_unsupported_type,
	'no list': m.survey_in_no_list,
	'no name': m.survey_in_no_name,
	'name with blanks': m.survey_in_name_blanks,
	'name twice': m.survey_in_name_twice,
	'option twice': m.survey_in_option_twice,
	'no scale': m.survey_in_no_scale,
	'unreadable cell': m.survey_in_unreadable_cell,
	'end without begin': m.survey_in_end_without_begin,
	'begin without end': m.survey_in_begin_without_end,
};

const DATA: Readonly<Record<DataFaultKind, Words>> = {
	'no responses': m.survey_in_no_responses,
	'column twice': m.survey_in_column_twice,
	'too many cells': m.survey_in_too_many_cells,
	'bad row': m.survey_in_bad_row,
	'unreadable cell': m.surveyold_cell,
	'repeat table': m.surveyold_repeat,
	'unknown option': m.survey_in_unknown_option,
	'no yes or no': m.survey_in_no_yes,
	'no number': m.survey_in_no_number,
	'no whole number': m.survey_in_no_whole,
	'no date': m.survey_in_no_date,
	'too many chosen': m.survey_in_too_many_chosen,
	'no such column': m.survey_in_no_such_column,
	'no weight': m.survey_in_no_weight,
	'no stratum': m.survey_in_no_stratum,
	'no unit': m.survey_in_no_unit,
	'not a question': m.survey_in_not_a_question,
	'not to split by': m.survey_in_not_to_split,
	'option of population twice': m.survey_in_people_twice,
	'no group of population': m.survey_in_no_group,
	'group of population alone': m.survey_in_group_alone,
	'populations apart': m.survey_in_populations_apart,
	'too many populations': ({ text }) => m.surveypeople_many({ most: formatCount(MOST_FITTED), given: text }),
	'population not met': m.survey_in_population_not_met,
};

/** "survey, C12: …" */
export function formFaultWords({ kind, sheet, cell, text }: FormFault): string {
	const where = cell === null ? sheet : m.survey_in_cell({ sheet, cell });
	return m.survey_in_at({ where, what: FORM[kind]({ text }) });
}

/** "row 12, water_source: …", and before it the file where it is not the one of the answers. */
export function dataFaultWords({ kind, file, row, column, text }: DataFault): string {
	const places = [
		file ? m.survey_in_population() : '',
		row === null ? '' : m.survey_in_row({ row: formatCount(row) }),
		column,
	];
	const where = places.filter((place) => place !== '').join(separator());
	const what = DATA[kind]({ text: text ?? column });
	return where === '' ? what : m.survey_in_at({ where, what });
}
