import type { FormSheet } from '#lib/survey/form/sheet.ts';
import { sectionsOf } from '#lib/survey/form/sections.ts';
import { m } from '#lib/paraglide/messages.js';
import { CsvParser, decodeSent } from '#lib/server/exchange/index.ts';
import { Unreadable } from '#lib/server/refused.ts';

/** The cells of a line that sets them apart by bars, as notes about forms do. */
function barredCells(line: string): readonly string[] {
	const inside = line.trim().replace(/^\||\|$/g, '');
	return inside === '' ? [] : inside.split('|').map((cell) => cell.trim());
}

/** Rows of a text, at the places where they stand in the file. Throws Unreadable where a row cannot be read. */
function textRows(text: string, field: string): FormSheet['rows'] {
	if (text.trimStart().startsWith('|')) return text.split('\n').map(barredCells);
	const rows: (readonly string[])[] = [];
	const parser = new CsvParser({
		row: (cells, line) => {
			while (rows.length < line - 1) rows.push([]);
			rows.push(cells);
		},
		fault: (_, line) => {
			throw new Unreadable(m.survey_in_bad_line({ line }), { status: 422, field });
		},
	});
	parser.push(text);
	parser.end();
	return rows;
}

/** The sheets of a questionnaire that is one table of text. Throws Unreadable with a sentence. @param field it was sent in */
export function textSheets(bytes: Uint8Array, field: string): FormSheet[] {
	return sectionsOf(textRows(decodeSent(Buffer.from(bytes)), field));
}
