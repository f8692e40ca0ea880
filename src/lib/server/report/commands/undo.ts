/** Takes back what somebody did to a draft moments ago: rows that were taken out come back, rows that were added go. */
import type { ReportRow } from '#lib/report/sheet.ts';
import { UNDO_FOR, type Undone } from '#lib/report/undo.ts';
import {
	rows,
	run,
	transaction,
	type Database,
	type Reader,
	type Writer,
} from '#lib/server/database/driver.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import { answerReport } from '#lib/server/figures/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { joinActivity } from './activity.ts';
import type { Draft } from './draft.ts';
import { reportIn, type Act } from './guard.ts';
import { factsOfRow, recordRow } from './recordRow.ts';
import { removeRow } from './removeRow.ts';
import { touchReport } from './saveEntry.ts';
import { storeRow } from './storeRow.ts';

/** What hangs on an entry, with its columns. */
const PARTS = ['cell', 'entry_month', 'explanation'] as const;
/** A row that took the answer whether something still stands. */
export interface Answered {
	readonly id: number;
	/** Which the answer made. */
	readonly version: number;
	/** The answer made the row; else it had no figure. */
	readonly isNew: boolean;
}
type Plain = Readonly<Record<string, unknown>>;
/** A row that was taken out: what it said of its activity, and the rest as it was stored. */
interface Removed {
	readonly row: ReportRow;
	readonly entry: Plain;
	readonly parts: Readonly<Record<(typeof PARTS)[number], readonly Plain[]>>;
}

/** Keeps what is stored of rows that are about to be taken out. */
export async function keepRemoved(
	writer: Writer,
	head: Draft,
	act: Pick<Act, 'personId' | 'now'>,
	entryIds: readonly number[],
): Promise<void> {
	const content: Removed[] = [];
	for (const id of entryIds) {
		const row = await getReportRow(writer, head.id, id);
		const [entry] = await rows<Plain>(writer, `select * from entry where id = @id`, { id });
		if (!row || !entry) throw new Refused('not found');
		const parts: Partial<Record<(typeof PARTS)[number], Plain[]>> = {};
		for (const table of PARTS) parts[table] = await partsOf(writer, table, id);
		content.push({ row, entry, parts: parts as Removed['parts'] });
	}
	await keep(writer, head, act, { what: 'remove', count: entryIds.length, content });
}

/** Keeps which rows were added. */
export async function keepAdded(
	writer: Writer,
	head: Draft,
	act: Pick<Act, 'personId' | 'now'>,
	what: Exclude<Undone, 'remove'>,
	entryIds: readonly number[],
): Promise<void> {
	if (entryIds.length > 0) await keep(writer, head, act, { what, count: entryIds.length, content: entryIds });
}

/** Keeps which rows took answers; it is told as what is copied. */
export async function keepAnswered(
	writer: Writer,
	head: Draft,
	act: Pick<Act, 'personId' | 'now'>,
	answered: readonly Answered[],
): Promise<void> {
	const count = answered.length;
	if (count > 0) await keep(writer, head, act, { what: 'copy', count, content: answered });
}

async function keep(
	writer: Writer,
	{ id: reportId }: Draft,
	{ personId, now }: Pick<Act, 'personId' | 'now'>,
	{ what, count, content }: { readonly what: Undone; readonly count: number; readonly content: unknown },
): Promise<void> {
	// Of each person the last one: what came before it may rest on what is there no more.
	await run(writer, `delete from report_undo where report_id = @reportId and person_id = @personId`, {
		reportId,
		personId,
	});
	await run(
		writer,
		`insert into report_undo (report_id, person_id, at, what, count, content)
		values (@reportId, @personId, @at, @what, @count, @content)`,
		{ reportId, personId, at: now.getTime(), what, count, content: JSON.stringify(content) },
	);
}

async function partsOf(reader: Reader, table: (typeof PARTS)[number], id: number): Promise<Plain[]> {
	return rows<Plain>(reader, `select * from ${table} where entry_id = @id`, { id });
}

/**
 * Does so. Returns how many rows came back or went; rows that were changed since they were added stay. Throws Refused when
 * it is too late, when it was done already, or when something else has the place of a row by now.
 */
export async function undo(db: Database, act: Act & { readonly undoId: number }): Promise<number> {
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		const { undoId, personId, now } = act;
		const [found] = await rows<{ what: Undone; content: string; at: number }>(
			writer,
			`select what, content, at from report_undo where id = @undoId and report_id = @reportId and person_id = @personId`,
			{ undoId, reportId: head.id, personId },
		);
		if (!found || now.getTime() - found.at > UNDO_FOR) throw new Refused('gone');
		await run(writer, `delete from report_undo where id = @undoId`, { undoId });
		const count =
			found.what === 'remove'
				? await putBack(writer, head, act, JSON.parse(found.content) as Removed[])
				: await takeAway(writer, head, act, JSON.parse(found.content) as (number | Answered)[]);
		await touchReport(writer, head, act);
		return count;
	});
}

async function putBack(writer: Writer, head: Draft, act: Act, removed: readonly Removed[]): Promise<number> {
	for (const { row, entry, parts } of removed) {
		await refuseTaken(writer, head, row);
		const activityId = await joinActivity(writer, head.id, row);
		await insert(writer, 'entry', { ...entry, activity_id: activityId });
		for (const table of PARTS) for (const part of parts[table]) await insert(writer, table, part);
		await recordRow(writer, head, act, { entryId: row.id, before: null });
	}
	await answerReport(writer, head.id);
	return removed.length;
}

/** Another row may have the reference, indicator and place by now. */
async function refuseTaken(
	reader: Reader,
	head: Draft,
	{ reference, indicatorId, placeId }: ReportRow,
): Promise<void> {
	const taken = await rows(
		reader,
		`select 1 from entry where report_id = @reportId and reference = @reference and indicator_id = @indicatorId
			and coalesce(place_id, 0) = coalesce(@placeId, 0)`,
		{ reportId: head.id, reference, indicatorId, placeId },
	);
	if (taken.length > 0) throw new Refused('changed meanwhile');
}

async function insert(writer: Writer, table: 'entry' | (typeof PARTS)[number], row: Plain): Promise<void> {
	const columns = Object.keys(row);
	await run(
		writer,
		`insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
		row,
	);
}

async function takeAway(
	writer: Writer,
	head: Draft,
	act: Act,
	added: readonly (number | Answered)[],
): Promise<number> {
	let count = 0;
	for (const one of added) {
		const { id, version, isNew } = typeof one === 'number' ? { id: one, version: 1, isNew: true } : one;
		const row = await getReportRow(writer, head.id, id);
		if (row?.version !== version) continue;
		if (isNew) await removeRow(writer, head, act, row);
		else await emptyFigure(writer, head, act, row);
		count++;
	}
	return count;
}

/** The row stays, as it was before its figure. */
async function emptyFigure(
	writer: Writer,
	head: Draft,
	act: Act,
	{ id, version, indicatorId }: ReportRow,
): Promise<void> {
	const before = await factsOfRow(writer, head, id);
	const entry = { indicatorId, total: null, high: null, about: null, cells: [] };
	await storeRow(writer, head, act, { entryId: id, version, sent: null, entry }, 'entry');
	await recordRow(writer, head, act, { entryId: id, before });
}
