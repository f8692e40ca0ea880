/** The columns of a sent table, as the page asks what they mean. */
import { ESSENTIAL, type Mapping, type RememberedColumns } from '#lib/exchange/mapping.ts';
import { MOST, type SingleFile } from '#lib/exchange/sent.ts';
import { columnWords } from '#lib/server/exchange/columnWords.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';
import type { StoredImport } from '#lib/server/exchange/queries/imports.ts';
import { unpackSent } from '#lib/server/exchange/sent/pack.ts';
import { proposeMapping } from '#lib/server/exchange/sent/propose.ts';
import type { SentRow } from '#lib/server/exchange/sent/table.ts';

export type SentColumns = ReturnType<typeof columnsIn>;

/** Cells of a column that are shown, and signs of each. */
const SHOWN = 3;
const LONGEST = 60;

/**
 * @param file another table than it was taken for; undefined: as it is kept
 * @param row of its headings, as a spreadsheet counts; undefined: as it is kept, or as is found out
 */
export function columnsIn(
	{ content, mapping }: StoredImport & { readonly mapping: string },
	remembered: RememberedColumns,
	file: SingleFile | undefined,
	row: number | undefined,
) {
	const rows = rowsOf(content);
	const kept = JSON.parse(mapping) as Mapping;
	const at = row === undefined ? -1 : rows.findIndex((one) => one.at === row);
	const isAsKept = at < 0 && (file === undefined || file === kept.file);
	const { headings, first, columns, fixed, ...used } = isAsKept
		? kept
		: proposeMapping(rows, file ?? kept.file, remembered, at < 0 ? undefined : at);
	const below = rows.slice(first, first + 20);
	const essential = ESSENTIAL[used.file];
	const known = TABLES[used.file].map(({ name }) => ({
		code: name,
		name: columnWords(name),
		isEssential: essential.includes(name),
	}));
	return {
		file: used.file,
		row: rows[headings]?.at ?? 1,
		columns: (rows[headings]?.cells ?? []).slice(0, MOST.columns).map((heading, i) => ({
			heading: short(heading),
			cells: [...new Set(below.map(({ cells }) => short(cells[i] ?? '')))]
				.filter((cell) => cell !== '')
				.slice(0, SHOWN),
			name: columns[i] ?? '',
		})),
		known,
		fixed,
	};
}

/** Of a table, not of a bundle. */
export function rowsOf(content: string): SentRow[] {
	return JSON.parse(unpackSent(content).toString()) as SentRow[];
}

function short(text: string): string {
	const trimmed = text.trim();
	return trimmed.length > LONGEST ? `${trimmed.slice(0, LONGEST)}…` : trimmed;
}
