/** Stores a row of a draft: its entry, and the activity that it belongs to. */
import { MOST } from '#lib/report/bounds.ts';
import { breakdownsOf, cellMask, countRow, type CountedRow } from '#lib/report/breakdown.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import { activityCounts } from '#lib/report/report.ts';
import { servesOf } from '#lib/figures/disaggregation.ts';
import { answerReport } from '#lib/server/figures/index.ts';
import { asGiven, differences, sameRow } from '#lib/report/compare.ts';
import { blankRow, rowFields, ROW, type FieldType, type RowEntry } from '#lib/report/row.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { addCombination } from '#lib/server/plan/index.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import type { Draft } from './draft.ts';
import { atStanding } from './atStanding.ts';
import { checkRow, type CheckedRow } from './checkRow.ts';
import type { Act } from './guard.ts';
import { dropEmpty, joinActivity, leaveActivity, writeActivity } from './activity.ts';

/** A row that is sent: what it does not say stays as it is stored; of a new one it is blank. */
export interface SentRow {
	/** The row; null: a new one. */
	readonly entryId: number | null;
	/** The version of the row that the person saw; 0 for a new one. */
	readonly version: number;
	/** The sender's own name for a new row: sent twice, it is one row. */
	readonly sent: string | null;
	readonly entry: Partial<RowEntry> & Pick<RowEntry, 'indicatorId'>;
}

export interface Saved {
	readonly entryId: number;
	readonly version: number;
}

export interface StoredRow extends Saved {
	/** Nothing was written: it had been sent before, or says already what is sent. */
	readonly isKnown: boolean;
}

/**
 * Stores a row within a transaction of the caller.
 * Throws Conflict when somebody changed the row meanwhile, or another entry of its activity; Refused when there is no such
 * row, or it names what this report may not have.
 * @param reaches `activity`: what is changed of the activity holds for all its entries; `entry`: for this one, which
 * leaves its activity where it says something else than the others
 */
export async function storeRow(
	writer: Writer,
	head: Draft,
	act: Pick<Act, 'personId' | 'now'>,
	row: SentRow,
	reaches: 'activity' | 'entry',
): Promise<StoredRow> {
	const old = await findStored(writer, head, row);
	const whole = wholeOf(row, old);
	if (old && row.entryId === null) return { entryId: old.id, version: old.version, isKnown: true };
	if (old && old.version !== row.version) {
		// On a bad line the answer to the first sending was lost: whoever sends again is in conflict with itself.
		if (!sameRow(asGiven(old), whole)) throw new Conflict(old.id);
		return { entryId: old.id, version: old.version, isKnown: true };
	}
	const checked = await checkRow(writer, head, await atStanding(writer, head, whole), old, reaches);
	const activityId = await activityFor(writer, head, act, checked, old, reaches);
	const { atOnePlace, indicator } = checked;
	const counted = countRow(checked.entry, indicator.calculation, atOnePlace);
	const values = { ...valuesOf(head, act, checked, counted), activityId };
	const entryId = old
		? await updateEntry(writer, old.id, values)
		: await insertEntry(writer, row.sent, values);
	await writeCells(writer, head, entryId, counted);
	if (old && old.activityId !== activityId) await dropEmpty(writer, old.activityId);
	return { entryId, version: (old?.version ?? 0) + 1, isKnown: false };
}

/** A place or a reference that cannot be read leaves the one that was there. */
const LEFT: readonly FieldType[] = ['place', 'line'];

/** What is sent, on top of what is stored. */
function wholeOf({ entry }: SentRow, old: ReportRow | undefined): RowEntry {
	const whole: RowEntry = { ...blankRow(entry.indicatorId), ...(old && asGiven(old)), ...entry };
	if (!old) return whole;
	const isUnread = (code: string) => whole.unread.some(({ field }) => field === code);
	const kept = TYPED_FIELDS.filter(({ type, code }) => LEFT.includes(type) && isUnread(code));
	return { ...whole, ...Object.fromEntries(kept.map(({ name }) => [name, old[name]])) };
}

/** The row as it is stored; a new one where it was sent before. */
async function findStored(
	writer: Writer,
	head: Draft,
	{ entryId, sent }: SentRow,
): Promise<ReportRow | undefined> {
	if (entryId !== null) {
		const found = await getReportRow(writer, head.id, entryId);
		if (!found) throw new Refused('not found');
		return found;
	}
	if (sent === null) return undefined;
	const [found] = await rows<{ id: number }>(
		writer,
		`select id from entry where report_id = @reportId and sent = @sent`,
		{ reportId: head.id, sent },
	);
	return found && getReportRow(writer, head.id, found.id);
}

/** The activity that the row belongs to, written as the row says it. */
async function activityFor(
	writer: Writer,
	head: Draft,
	act: Pick<Act, 'personId' | 'now'>,
	{ entry }: CheckedRow,
	old: ReportRow | undefined,
	reaches: 'activity' | 'entry',
): Promise<number> {
	if (!old) return joinActivity(writer, head.id, entry);
	// Without a reference each row stands for itself: it goes, and the others keep theirs.
	if (entry.reference === null) return leaveActivity(writer, head.id, old, entry);
	if (differences(entry, old, rowFields('activity')).length === 0) return old.activityId;
	return reaches === 'entry'
		? leaveActivity(writer, head.id, old, entry)
		: writeActivity(writer, head, act, old, entry);
}

type Value = number | string | null;
type Values = Record<string, Value>;

const OWN = rowFields('entry').flatMap((name) => {
	const { column } = ROW[name];
	return column === undefined ? [] : [{ name, column }];
});
/** Columns of an entry beside its identifier and its sender's name, with the parameter that each takes. */
const COLUMNS: readonly (readonly [column: string, parameter: string])[] = [
	['activity_id', 'activityId'],
	['report_id', 'reportId'],
	['reference', 'reference'],
	['place_id', 'placeId'],
	...OWN.map(({ name, column }) => [column, name] as const),
	['total_derived', 'totalDerived'],
	['eligible', 'eligible'],
	['unread', 'unread'],
	['changed_at', 'now'],
	['changed_by', 'personId'],
];

function valuesOf(
	head: Draft,
	{ personId, now }: Pick<Act, 'personId' | 'now'>,
	{ entry, indicator }: CheckedRow,
	counted: CountedRow,
): Values {
	const { indicatorId, reference, placeId } = entry;
	return {
		...{ reportId: head.id, reference, placeId, indicatorId },
		...rangeOf(entry, counted),
		ofYear: entry.ofYear && calculationOf(indicator.calculation).addsUp ? 1 : 0,
		total: counted.total,
		totalDerived: counted.totalDerived ? 1 : 0,
		eligible: activityCounts(entry, indicator.counts, head) ? 1 : 0,
		unread: entry.unread.length === 0 ? null : JSON.stringify(entry.unread),
		now: now.getTime(),
		personId,
	};
}

/** A range and its sign are of a total that is told: another total, or none, takes them away. */
function rangeOf({ high, about }: RowEntry, { total, totalDerived, months }: CountedRow): Values {
	const isTold = total !== null && (!totalDerived || months.length > 0);
	return { high: isTold && high !== null && high >= total ? high : null, about: isTold ? about : null };
}

async function insertEntry(writer: Writer, sent: string | null, values: Values): Promise<number> {
	await run(
		writer,
		`insert into entry (${COLUMNS.map(([column]) => column).join(', ')}, version, sent)
		values (${COLUMNS.map(([, parameter]) => `@${parameter}`).join(', ')}, 1, @sent)`,
		{ ...values, sent },
	);
	const [made] = await rows<{ id: number }>(
		writer,
		`select max(id) as id from entry where report_id = @reportId`,
		{ reportId: values.reportId },
	);
	if (!made) throw new Error('the row was not stored');
	// There is something now.
	await run(
		writer,
		`delete from report_nothing where report_id = @reportId
			and output_id = (select output_id from indicator where id = @indicatorId)`,
		{ reportId: values.reportId, indicatorId: values.indicatorId },
	);
	await refuseFull(writer, Number(values.reportId));
	return made.id;
}

/** A page of more rows would be slow to make and too long to read. */
async function refuseFull(writer: Writer, reportId: number): Promise<void> {
	const [found] = await rows<{ given: number }>(
		writer,
		`select count(*) as given from entry where report_id = @reportId`,
		{ reportId },
	);
	if (found && found.given > MOST.rows)
		throw new Refused('rows full', { given: found.given, most: MOST.rows });
}

async function updateEntry(writer: Writer, id: number, values: Values): Promise<number> {
	await run(
		writer,
		`update entry set ${COLUMNS.map(([column, parameter]) => `${column} = @${parameter}`).join(', ')},
			version = version + 1 where id = @id`,
		{ ...values, id },
	);
	return id;
}

async function writeCells(
	writer: Writer,
	head: Draft,
	id: number,
	{ cells, months }: CountedRow,
): Promise<void> {
	await run(writer, `delete from cell where entry_id = @id`, { id });
	await run(writer, `delete from entry_month where entry_id = @id`, { id });
	const serves = servesOf(breakdownsOf({ cells }));
	for (const cell of cells) {
		await run(
			writer,
			`insert into cell (entry_id, combination_id, serves, value) values (@id, @combination, @serves, @value)`,
			{
				id,
				combination: await addCombination(writer, head.planId, cell.groups),
				serves: serves.get(cellMask(cell)) ?? 0,
				value: cell.value,
			},
		);
	}
	if (cells.length > 0) await answerReport(writer, head.id);
	for (const { month, groups, value } of months) {
		const isTotal = Object.keys(groups).length === 0;
		const combination = isTotal ? 0 : await addCombination(writer, head.planId, groups);
		await run(
			writer,
			`insert into entry_month (entry_id, month, combination_id, value) values (@id, @month, @combination, @value)`,
			{ id, month, combination, value },
		);
	}
}
