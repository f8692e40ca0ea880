/** The rows behind a table of a page, as a file for people to open. */
import type { WindowQuestion } from '#lib/figures/answer.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { csvLine, type Cell } from './csv.ts';
import { guardCell } from './formula.ts';

export interface Column<Row> {
	readonly name: string;
	/** HXL core dictionary 1.1; empty where it has no word for it. */
	readonly tag: string;
	readonly cell: (row: Row) => Cell;
}

/** What stands in the cell of a figure that is withheld from strangers, beside a `C` in a column of its own. */
export const WITHHELD_CELL = '[c]';

/** A column that says of a row whether its figures are withheld (SDMX). */
export function confidential<Row>(isWithheld: (row: Row) => boolean | undefined): Column<Row> {
	return { name: 'conf_status', tag: '#meta+confidentiality', cell: (row) => (isWithheld(row) ? 'C' : 'F') };
}

export interface Table {
	/** What the file holds, after the plan, sector and quarter in its name. */
	readonly name: string;
	readonly columns: readonly Omit<Column<never>, 'cell'>[];
	readonly lines: readonly (readonly Cell[])[];
}

/** What a table is asked with. `Named` are the parameters of its address beside sector and quarter. */
export interface AskedTable<Named extends string = never> {
	readonly reader: Reader;
	readonly quarter: OpenQuarter;
	readonly url: URL;
	readonly params: Readonly<Record<Named, string>>;
}

/** Tables by their name in the address, `<name>.csv`. Each throws what its page throws: 400 and 404. */
export type Tables<Named extends string = never> = Readonly<
	Record<string, (asked: AskedTable<Named>) => Promise<Table>>
>;

/** What a file's name says beside its table. */
interface Named {
	readonly scope: {
		readonly plan: Pick<OpenQuarter['scope']['plan'], 'code' | 'demonstration'>;
		readonly sector: Pick<OpenQuarter['scope']['sector'], 'code'>;
	};
	readonly period: Quarter;
}

export function table<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Table {
	return { name, columns, lines: rows.map((row) => columns.map(({ cell }) => cell(row))) };
}

/** The quarter and the window that the address chooses. Throws 400 for what is no window. */
export function windowQuestion({ quarter, url }: AskedTable): WindowQuestion {
	const { period } = quarter;
	return { year: period.year, quarter: period.quarter, window: readWindow(url) };
}

/**
 * CSV with names, a row of HXL tags, and the rows; it starts with the mark by which Excel knows UTF-8. Illustrative data
 * is called so in every row and in the file's name, since files travel without the page that they came from.
 */
export function tableFile({ scope, period }: Named, asked: Table): Response {
	const { plan, sector } = scope;
	const told = plan.demonstration ? marked(asked) : asked;
	return csvFile([plan.code, sector.code, quarterOfName(period), told.name], told);
}

/** A file that is not for the public: its name says so, and its first line. @param words that line */
export function internalFile(
	{ plan, period }: { readonly plan: Named['scope']['plan']; readonly period: Quarter },
	words: string,
	asked: Table,
): Response {
	const told = plan.demonstration ? marked(asked) : asked;
	return csvFile(['internal', plan.code, quarterOfName(period), told.name], told, [[words]]);
}

function quarterOfName({ year, quarter }: Quarter): string {
	return `${year}-q${quarter}`;
}

/** @param above lines above the names of the columns */
function csvFile(
	named: readonly string[],
	{ columns, lines }: Table,
	above: readonly (readonly Cell[])[] = [],
): Response {
	const all = [...above, columns.map((column) => column.name), columns.map(({ tag }) => tag), ...lines];
	const text = '\ufeff' + all.map((cells) => csvLine(cells.map(guardCell), '\r\n')).join('');
	const body = new TextEncoder().encode(text);
	const file = named.join('-');
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-length': String(body.byteLength),
			// Codes may hold signs that break a header or a name of a file.
			'content-disposition': `attachment; filename="${file.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}.csv"`,
		},
	});
}

function marked({ name, columns, lines }: Table): Table {
	return {
		name: `${name}-demonstration`,
		columns: [...columns, { name: 'demonstration', tag: '#meta+demonstration' }],
		lines: lines.map((line) => [...line, 'yes']),
	};
}
