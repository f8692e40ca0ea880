/** What a trial says, in the words of the file that was sent: its rows and its headings, not ours. */
import type { Found, FoundFault } from '#lib/exchange/found.ts';
import { MOST } from '#lib/exchange/sent.ts';
import { movedWords } from '#lib/figures/moved.ts';
import type { ImportResult } from '#lib/server/exchange/import.ts';
import type { BundleIssue, Issues } from '#lib/server/exchange/issue.ts';
import type { OpenedImport } from './sourceOf.ts';

const LONGEST = 120;

export function refusedFound(issues: Issues, table: OpenedImport['table']): Found {
	return { ...faultsOf(issues, table), ...NOTHING };
}

const NOTHING = { sector: null, counts: null, summary: {}, figures: [], hasMoreFigures: false, moved: [] };

/** Of a file that cannot be opened at all. @param message why, in English */
export function unreadableFound(file: string, message: string): Found {
	const fault = {
		kind: 'unreadable file',
		severity: 'error',
		file,
		row: null,
		column: null,
		cell: null,
	} as const;
	return { errors: 1, warnings: 0, faults: [{ ...fault, message }], ...NOTHING };
}

export function takenFound(result: ImportResult, table: OpenedImport['table']): Found {
	const { activities, values, summary, figures, moved, issues, sector } = result;
	return {
		...faultsOf(issues, table),
		sector,
		counts: { activities, values },
		summary,
		figures: figures.slice(0, MOST.figures),
		hasMoreFigures: figures.length > MOST.figures,
		moved: [...Map.groupBy(moved, (one) => one.quarter)].map(([quarter, some]) => ({
			quarter,
			words: movedWords(some).slice(0, MOST.figures),
		})),
	};
}

function faultsOf({ errors, warnings, kept }: Issues, table: OpenedImport['table']) {
	// What keeps it from being stored comes first; of the rest what there is room for.
	const sorted = kept.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
	return { errors, warnings, faults: sorted.slice(0, MOST.faults).map((issue) => faultOf(issue, table)) };
}

function faultOf(
	{ kind, severity, file, line, column, message }: BundleIssue,
	table: OpenedImport['table'],
): FoundFault {
	const found = { kind, severity, file, row: line, column, cell: null, message };
	if (!table || file !== table.mapping.file) return found;
	const row = table.rows[table.positions.get(line ?? 0) ?? -1];
	const at = table.mapping.columns.indexOf(column);
	const heading = table.rows[table.mapping.headings]?.cells[at];
	return {
		...found,
		row: row?.at ?? null,
		column: heading === undefined || heading.trim() === '' ? column : heading.trim().slice(0, LONGEST),
		cell: row?.cells[at]?.slice(0, LONGEST) ?? null,
	};
}
