/** What a trial says, in the words of the file that was sent: its rows and its headings, not ours. */
import { choicesOf } from '#lib/exchange/choices.ts';
import type { Found, FoundDoubt, FoundFault } from '#lib/exchange/found.ts';
import { MOST } from '#lib/exchange/sent.ts';
import { movedWords } from '#lib/figures/moved.ts';
import type { ImportResult } from '#lib/server/exchange/import.ts';
import type { BundleIssue, Issues } from '#lib/server/exchange/issue.ts';
import type { OpenedImport } from './sourceOf.ts';

const LONGEST = 120;
type Opened = Pick<OpenedImport, 'table' | 'export' | 'made'>;

export function refusedFound(issues: Issues, opened: Opened): Found {
	return { ...faultsOf(issues, opened), ...NOTHING, ...asideOf(opened) };
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

export function takenFound(result: ImportResult, opened: Opened): Found {
	const { activities, values, summary, figures, moved, issues, sector } = result;
	const doubts = doubtsOf(result);
	return {
		...faultsOf(issues, opened),
		sector,
		counts: { activities, values },
		summary,
		figures: figures.slice(0, MOST.figures),
		hasMoreFigures: figures.length > MOST.figures,
		...asideOf(opened),
		...(doubts.length > 0 && { doubts }),
		...(opened.made.length > 0 && { made: opened.made.slice(0, MOST.figures) }),
		moved: [...Map.groupBy(moved, (one) => one.quarter)].map(([quarter, some]) => ({
			quarter,
			words: movedWords(some).slice(0, MOST.figures),
		})),
	};
}

function doubtsOf({ doubts }: Pick<ImportResult, 'doubts'>): FoundDoubt[] {
	return [...Map.groupBy(doubts, ({ is }) => is)].map(([is, some]) => ({
		is,
		count: some.length,
		reports: choicesOf(some.map(({ report }) => report)),
	}));
}

/** What an export has that became no row; absent of all others. */
function asideOf({ export: exported }: Opened): Pick<Found, 'aside'> {
	if (!exported) return {};
	const { left, unknown } = exported.converted;
	const most = [...unknown.values()].sort((a, b) => b.lines - a.lines).slice(0, MOST.faults);
	return { aside: { left: [...left].map(([why, lines]) => ({ why, lines })), unknown: most } };
}

function faultsOf({ errors, warnings, kept }: Issues, opened: Opened) {
	// What keeps it from being stored comes first; of the rest what there is room for.
	const sorted = kept.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
	return { errors, warnings, faults: sorted.slice(0, MOST.faults).map((issue) => faultOf(issue, opened)) };
}

function faultOf(
	{ kind, severity, file, line, column, message, choices }: BundleIssue,
	{ table, export: exported }: Opened,
): FoundFault {
	const place = { file, row: line, column, cell: null };
	const found = { kind, severity, ...place, message, ...(choices && { choices }) };
	// Two lines stand above: of names and of tags.
	const record = exported?.converted.records[(line ?? 0) - 3];
	if (record !== undefined) return { ...found, row: null, cell: record };
	if (!table || file !== table.mapping.file) return found;
	const row = table.rows[table.positions.get(line ?? 0) ?? -1];
	const at = table.mapping.columns.indexOf(column);
	const heading = table.rows[table.mapping.headings]?.cells[at];
	return {
		...found,
		row: row?.at ?? null,
		at: at < 0 ? null : at,
		column: heading === undefined || heading.trim() === '' ? column : heading.trim().slice(0, LONGEST),
		cell: row?.cells[at]?.slice(0, LONGEST) ?? null,
	};
}
