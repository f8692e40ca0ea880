/** Rows with codes of their own and one name: mostly one thing that was written down twice. */
import { plainName } from '#lib/places/placeName.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { OrganisationRow, PlaceRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';

/** Warns of each row whose name an earlier one has, in any of the languages. */
export function checkAlike(
	organisations: readonly Located<OrganisationRow>[],
	places: readonly Located<PlaceRow>[],
	issues: Issues,
): void {
	warn(
		'organisations.csv',
		// One that was merged, or has had another code, is told to be the other already.
		organisations
			.filter(({ row }) => row.mergedInto === null)
			.map(({ row, line }) => ({ code: row.code, name: row.name, among: '', line })),
		issues,
	);
	warn(
		'places.csv',
		places.map(({ row, line }) => ({
			code: row.pcode,
			name: row.name,
			// A village may lie in the municipality that is called like it, and elsewhere there may be another.
			among: `${row.parent} ${row.level} ${row.kind}`,
			line,
		})),
		issues,
	);
}

interface NamedRow {
	readonly code: string;
	readonly name: Localised;
	/** Only rows that have this in common can be one. */
	readonly among: string;
	readonly line: number;
}

function warn(file: string, rows: readonly NamedRow[], issues: Issues): void {
	const seen = new Map<string, NamedRow>();
	for (const row of rows) {
		const keys = Object.values(row.name).map((name) => `${row.among} ${plainName(name)}`);
		const other = keys.map((key) => seen.get(key)).find((found) => found !== undefined);
		for (const key of keys) if (!seen.has(key)) seen.set(key, row);
		if (!other) continue;
		const message = `${shown(other.code)} and ${shown(row.code)} have one name, ${shown(row.name.en)}: if they are one, keep one of them.`;
		issues.warn('one name', { file, line: row.line, column: 'name' }, message);
	}
}
