import type { Answer, Answers } from '../question.ts';
import { optionNames, readAnswer, readChosen } from './answer.ts';
import type { QuestionColumns } from './columns.ts';
import type { DataFaults } from './fault.ts';
import { dataCell, type DataTable } from './table.ts';

type Row = DataTable['rows'][number];

/** What somebody chose by columns of options; null: none of them says anything, or none was chosen. */
function fromOptions({ question, options }: QuestionColumns, table: DataTable, row: Row, faults: DataFaults) {
	const chosen: number[] = [];
	for (const [position, column] of options) {
		const option = question.options[position];
		const text = dataCell(row, column);
		const isChosen = option ? readChosen(text, option) : false;
		if (isChosen) chosen.push(position);
		else if (isChosen === null) faults.add('no yes or no', table.headings[column] ?? '', row.at, text);
	}
	return chosen.length > 0 ? chosen.toSorted((a, b) => a - b) : null;
}

/** Of each response its answer to a question. The one column of several choices rules where it can be read. */
export function answersTo(own: QuestionColumns, table: DataTable, faults: DataFaults): Answers {
	const { question, column, options } = own;
	const names = optionNames(question.options);
	const heading = table.headings[column ?? -1] ?? question.key;
	return table.rows.map((row): Answer => {
		const text = column === null ? '' : dataCell(row, column);
		const read = text === '' ? { answer: null } : readAnswer(question, names, text);
		const isSplit = options.size > 0 && ('fault' in read || read.answer === null);
		const found = isSplit ? { answer: fromOptions(own, table, row, faults) } : read;
		if ('fault' in found) {
			faults.add(found.fault, heading, row.at, text);
			return null;
		}
		const most = question.upTo;
		if (most !== null && Array.isArray(found.answer) && found.answer.length > most)
			faults.add('too many chosen', heading, row.at, text);
		return found.answer;
	});
}
