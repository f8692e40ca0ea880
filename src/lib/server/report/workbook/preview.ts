/** What a workbook would change in a draft, and everything that is wrong with it. Nothing is stored here. */
import { setImmediate } from 'node:timers/promises';
import type { Scope } from '#lib/plan/scope.ts';
import { earlierQuarters } from '#lib/plan/quarter.ts';
import { blankRow } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { textReference } from '#lib/server/report/reference.ts';
import {
	cellsBeside,
	rowKey,
	textChanges,
	workbookTexts,
	type TextChange,
	type WorkbookNames,
} from '#lib/report/workbook.ts';
import type { WorkbookRowChange } from '#lib/server/report/commands/workbook.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { ReadTable } from '#lib/server/files/spreadsheet/table.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { readWorkbookReference } from '#lib/server/report/queries/workbook.ts';
import { workbookReader, type UnderstoodRow } from './entries.ts';
import type { WorkbookError } from './faults.ts';
import { futureFindings, type FutureRow, type RowFinding } from './findings.ts';
import { layOut, type WrittenReport } from './layout.ts';
import { columnHeading, workbookNames } from './names.ts';
import { paired, type PairedRow } from './pairing.ts';

export interface RowPreview {
	readonly isNew: boolean;
	/** Row of the sheet. */
	readonly number: number;
	readonly indicator: { readonly code: string; readonly name: string };
	readonly place: string;
	/** By the columns' headings; of a new row, what is filled in. */
	readonly changes: readonly TextChange[];
}

export interface WorkbookPreview {
	readonly sheet: string;
	readonly errors: readonly WorkbookError[];
	readonly rows: readonly RowPreview[];
	/** Rows of the sheet with a figure and no place, though others have one: as merged cells are read. */
	readonly nowhere: readonly number[];
	/** What the rules say of the rows once they are stored, errors first. */
	readonly findings: readonly RowFinding[];
	/** Rows that say what the draft says. */
	readonly same: number;
	/** Rows of the draft that the workbook does not have: they stay as they are. */
	readonly left: readonly { readonly indicator: string; readonly place: string }[];
}

/** How many rows are read before others have their turn. */
const STRETCH = 50;

/** Throws WorkbookRefused when no sheet is this report's. `changes` are what confirming it would store. */
export async function previewWorkbook(
	reader: Reader,
	scope: Scope,
	head: ReportHead,
	tables: readonly ReadTable[],
): Promise<{ preview: WorkbookPreview; changes: WorkbookRowChange[] }> {
	const reference = await readWorkbookReference(reader, scope, head);
	const names = workbookNames(reference, head);
	const report = layOut(tables, reference.columns, head.id);
	const stored = await listReportRows(reader, head.id);
	// A quarter that a row says already is read too, however old it is.
	const said = stored.flatMap(({ doneIn }) => doneIn ?? []);
	const quarters = [...new Set([null, ...said].flatMap((one) => earlierQuarters(head, one)))];
	const read = workbookReader(await textReference(reader, scope, head, report.columns, quarters), report);
	const understood: UnderstoodRow[] = [];
	for (const [i, row] of report.rows.entries()) {
		if (i % STRETCH === STRETCH - 1) await setImmediate();
		understood.push(await read(row));
	}
	const { pairs, left } = paired(understood, stored);
	const rows: RowPreview[] = [];
	const changes: WorkbookRowChange[] = [];
	const future: FutureRow[] = [];
	let same = 0;
	for (const pair of pairs) {
		const { preview, change, whole } = compare(pair, report, names);
		future.push({ number: preview.number, entry: whole, old: pair.old });
		if (preview.changes.length === 0) {
			same++;
			continue;
		}
		const headed = preview.changes.map((one) => ({
			...one,
			column: columnHeading(one.column, report.columns),
		}));
		rows.push({ ...preview, changes: headed });
		changes.push(change);
	}
	return {
		preview: {
			sheet: report.sheet,
			errors: [...understood.flatMap(({ errors }) => errors), ...doubled(pairs, left, report)],
			rows,
			nowhere: nowhereOf(future),
			findings: await futureFindings(reader, head, future, left, (id) => names.indicator(id).unit),
			same,
			left: left.map(({ indicatorId, placeId }) => ({
				indicator: names.indicator(indicatorId).code,
				place: placeId === null ? '' : names.place(placeId),
			})),
		},
		changes,
	};
}

function compare({ written, entry, old }: PairedRow, report: WrittenReport, names: WorkbookNames) {
	const { columns } = report;
	// What the workbook has no column for stays as it is.
	const beside = old
		? {
				cells: [...(entry.cells ?? []), ...cellsBeside(old.cells, columns)],
				unread: [...entry.unread, ...unreadBeside(old, report)],
			}
		: {};
	const whole = { ...blankRow(entry.indicatorId), ...old, totalDerived: false, ...entry, ...beside };
	const after = workbookTexts(whole, columns, names);
	const before = old ? workbookTexts(old, columns, names) : new Map<string, string>();
	const { code, name } = names.indicator(entry.indicatorId);
	return {
		whole,
		preview: {
			isNew: old === null,
			number: written.number,
			indicator: { code, name },
			place: after.get('place') ?? '',
			changes: textChanges(before, after),
		},
		change: { entryId: old?.id ?? null, version: old?.version ?? 0, entry: { ...entry, ...beside } },
	};
}

/** Cells that were merged in the spreadsheet come empty but for the first. What stood nowhere before is left in peace. */
function nowhereOf(rows: readonly FutureRow[]): number[] {
	if (!rows.some(({ entry }) => entry.placeId !== null)) return [];
	return rows.flatMap(({ number, entry, old }) => {
		const isTold = entry.placeId !== null || entry.unread.some(({ field }) => field === 'place');
		const hasFigure = entry.total !== null || entry.cells.length > 0;
		return !isTold && hasFigure && (old === null || old.placeId !== null) ? [number] : [];
	});
}

/** What could not be taken in fields that the workbook does not show. */
function unreadBeside(old: ReportRow, { columns, further }: WrittenReport): ReportRow['unread'] {
	const shown = new Set(['place', 'total', 'reference', ...further, ...columns.map(({ field }) => field)]);
	return old.unread.filter(({ field }) => !shown.has(field));
}

/** References that two rows of one indicator and place have. */
function doubled(
	pairs: readonly PairedRow[],
	left: readonly ReportRow[],
	report: WrittenReport,
): WorkbookError[] {
	const seen = new Set(left.filter(({ reference }) => reference !== null).map((row) => rowKey(row)));
	return pairs.flatMap(({ written, entry }) => {
		const { reference = null, placeId = null, indicatorId } = entry;
		if (reference === null) return [];
		const key = rowKey({ reference, placeId, indicatorId });
		if (!seen.has(key)) {
			seen.add(key);
			return [];
		}
		const cell = report.cellOf(written, 'reference');
		return [{ sheet: report.sheet, cell, fault: 'twice', text: reference }];
	});
}
