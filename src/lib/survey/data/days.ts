import { DAY_COLUMNS } from './heading.ts';
import { dataCell, type DataTable } from './table.ts';

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** First and last day of asking, ISO, as the file tells them; null: it does not. */
export function daysOf(table: DataTable): { readonly first: string; readonly last: string } | null {
	for (const name of DAY_COLUMNS) {
		const column = table.headings.findIndex((heading) => heading.trim().toLowerCase() === name);
		const days = table.rows.flatMap((row) => DAY.exec(dataCell(row, column))?.[0] ?? []).toSorted();
		const [first, last] = [days[0], days.at(-1)];
		if (column >= 0 && first !== undefined && last !== undefined) return { first, last };
	}
	return null;
}
