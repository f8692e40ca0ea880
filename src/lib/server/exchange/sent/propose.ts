/** Finds out which table was sent and which of its columns is which: by tags of HXL, else by names. */
import { plainHeading, plainTag, type Mapping } from '#lib/exchange/mapping.ts';
import { SINGLE_FILES, type SingleFile } from '#lib/exchange/sent.ts';
import { isTagRow } from '#lib/report/texts.ts';
import { TABLES, type BundleColumn } from '#lib/server/exchange/csv/columns.ts';
import type { SentRow } from './table.ts';

/** Rows of titles may stand above the headings. */
const LOOKED_AT = 25;

/** @param asked the table that the sender says it is; null: whichever fits best */
export function proposeMapping(rows: readonly SentRow[], asked: SingleFile | null): Mapping {
	const files = asked ? [asked] : SINGLE_FILES;
	const top = rows.slice(0, LOOKED_AT);
	const tags = top.findIndex(({ cells }) => isTagRow(cells));
	const proposals = files.flatMap((file) =>
		tags >= 0
			? [proposed(file, Math.max(0, tags - 1), tags + 1, top[tags]?.cells ?? [])]
			: top.map(({ cells }, at) => proposed(file, at, at + 1, cells)),
	);
	return proposals.reduce((best, one) => (fit(one) > fit(best) ? one : best));
}

function proposed(file: SingleFile, headings: number, first: number, cells: readonly string[]): Mapping {
	const columns: readonly BundleColumn[] = TABLES[file];
	const taken = new Set<string>();
	const named = cells.map((cell) => {
		const isTag = cell.trim().startsWith('#');
		const found = columns.find(({ name, tag }) =>
			isTag ? plainTag(tag) === plainTag(cell) : name === plainHeading(cell),
		);
		if (!found || taken.has(found.name)) return null;
		taken.add(found.name);
		return found.name;
	});
	return { file, headings, first, columns: named, fixed: {} };
}

/** Columns that are found, less those that the table would need. */
function fit({ file, columns }: Mapping): number {
	const found = new Set(columns);
	const needed = TABLES[file].filter(({ optional }) => !optional);
	return (
		columns.filter((name) => name !== null).length - needed.filter(({ name }) => !found.has(name)).length / 2
	);
}
