import { plainWords, type FormSheet } from './sheet.ts';

const SHEETS = ['survey', 'choices', 'settings'];

/**
 * The sheets of a questionnaire that stands in one table of text, each below a line that names it, its columns moved by one;
 * a table without such lines is the sheet `survey` itself. A row keeps its place, so that a fault names the cell of the file.
 */
export function sectionsOf(rows: FormSheet['rows']): FormSheet[] {
	const isHead = (row: FormSheet['rows'][number]) =>
		SHEETS.includes(plainWords(row[0] ?? '')) && row.slice(1).every((cell) => cell === '');
	if (!rows.some(isHead)) return [{ name: 'survey', rows }];
	const sheets: { name: string; rows: (readonly (string | null)[])[] }[] = [];
	for (const [at, row] of rows.entries()) {
		if (isHead(row)) sheets.push({ name: plainWords(row[0] ?? ''), rows: [] });
		const own = sheets.at(-1);
		if (!own) continue;
		while (own.rows.length < at) own.rows.push([]);
		own.rows.push(isHead(row) ? [] : row);
	}
	return sheets;
}
