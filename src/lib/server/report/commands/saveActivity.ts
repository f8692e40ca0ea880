/** A row of a draft, whole: what a form sends is what is stored. */
import { activityCounts, type ActivityStatus } from '#lib/report/report.ts';
import { maskOf, servesOf, totalFromBreakdowns } from '#lib/figures/disaggregation.ts';
import { type Dimension } from '#lib/plan/groups.ts';
import { isReported, type Calculation } from '#lib/figures/calculations.ts';
import type { Counts } from '#lib/report/report.ts';
import type { Unread } from '#lib/report/validation.ts';
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { breakdownsOf } from '#lib/server/report/queries/rows.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import { combinationOf, type CellGroups } from './combination.ts';
import { reportIn, type Act } from './guard.ts';
import { recordRow, rowFacts } from './recordRow.ts';
import { findSame } from './sameRow.ts';

export interface EnteredCell {
	readonly groups: CellGroups;
	/** Smallest units. */
	readonly value: number;
}

export interface ActivityEntry {
	readonly reference: string | null;
	readonly indicatorId: number;
	/** Null: unknown. */
	readonly placeId: number | null;
	readonly status: ActivityStatus;
	readonly throughId: number | null;
	readonly donors: readonly number[];
	readonly tags: readonly string[];
	/** Quarter index in which it was done, when reported late. */
	readonly doneIn: number | null;
	readonly note: string | null;
	/** Smallest units; null: unknown, or to be told by the breakdowns. */
	readonly total: number | null;
	readonly cells: readonly EnteredCell[];
	readonly unread: readonly Unread[];
}

export interface SaveRequest extends Act {
	/** The row; null: a new one. */
	readonly activityId: number | null;
	/** The version of the row that the person saw; 0 for a new one. */
	readonly version: number;
	/** The sender's own name for a new row: sent twice, it is one row. */
	readonly sent: string | null;
	readonly entry: ActivityEntry;
}

export interface Saved {
	readonly activityId: number;
	readonly version: number;
}

/**
 * Stores a row of a draft, new or in the place of the version that the person saw.
 * Throws Conflict when somebody changed the row meanwhile; Refused when the draft may not be changed, or the entry names
 * what this report may not have.
 */
export async function saveActivity(db: Database, request: SaveRequest): Promise<Saved> {
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], request);
		const before = await rowFacts(writer, request);
		const saved = await stored(writer, head, request);
		await recordRow(writer, head, request, { ...saved, before });
		await run(writer, `update report set updated_at = @now where id = @id`, {
			id: head.id,
			now: request.now.getTime(),
		});
		return saved;
	});
}

async function stored(writer: Writer, head: ReportHead, request: SaveRequest): Promise<Saved> {
	try {
		return await storeActivity(writer, head, request);
	} catch (error) {
		const same = error instanceof Conflict ? await findSame(writer, request) : undefined;
		if (!same) throw error;
		return same;
	}
}

/** The same within a transaction of which it is a part. */
export async function storeActivity(writer: Writer, head: ReportHead, request: SaveRequest): Promise<Saved> {
	const values = await valuesOf(writer, head, {
		...request,
		entry: await withoutTwice(writer, head, request),
	});
	const { id, isStored } =
		request.activityId === null
			? await insertRow(writer, head, request, values)
			: { id: await updateRow(writer, head, request.activityId, request.version, values), isStored: true };
	// A new row that had been sent before stays as it was stored then, its cells too.
	if (isStored) await writeParts(writer, head, id, request.entry);
	const [found] = await rows<Saved>(
		writer,
		`select id as "activityId", version from activity where id = @id`,
		{
			id,
		},
	);
	if (!found) throw new Error('the row was not stored');
	return found;
}

/** A reference that another row of the report has already is kept as it was typed, beside the row. */
async function withoutTwice(
	writer: Writer,
	head: ReportHead,
	{ activityId, sent, entry }: SaveRequest,
): Promise<ActivityEntry> {
	if (entry.reference === null) return entry;
	const twice = await rows(
		writer,
		`select 1 from activity where report_id = @reportId and reference = @reference and indicator_id = @indicatorId
			and coalesce(place_id, 0) = coalesce(@placeId, 0) and id <> coalesce(@activityId, 0)
			and (@sent is null or sent is null or sent <> @sent)`,
		{ reportId: head.id, activityId, sent, ...keyOf(entry) },
	);
	if (twice.length === 0) return entry;
	const unread: Unread = { field: 'reference', text: entry.reference, fault: 'twice' };
	return { ...entry, reference: null, unread: [...entry.unread, unread] };
}

function keyOf({ reference, indicatorId, placeId }: ActivityEntry): Values {
	return { reference, indicatorId, placeId };
}

type Values = Record<string, number | string | null>;

async function valuesOf(
	writer: Writer,
	head: ReportHead,
	{ entry, personId, now }: SaveRequest,
): Promise<Values> {
	const indicator = await reportedIndicator(writer, head, entry.indicatorId);
	await refuseForeign(writer, head, entry);
	// What is done later than the quarter cannot have been done yet.
	if (entry.doneIn !== null && entry.doneIn >= head.year * 4 + head.quarter - 1)
		throw new Refused('not allowed');
	const sums = breakdownsOf(entry);
	const total = entry.total ?? totalFromBreakdowns(sums);
	const eligible = activityCounts({ status: entry.status, appeal: null }, indicator.counts, head.planCode);
	return {
		reference: entry.reference,
		indicatorId: entry.indicatorId,
		placeId: entry.placeId,
		status: entry.status,
		throughId: entry.throughId,
		doneIn: entry.doneIn,
		note: entry.note,
		total,
		derived: entry.total === null && total !== null ? 1 : 0,
		eligible: eligible ? 1 : 0,
		unread: entry.unread.length === 0 ? null : JSON.stringify(entry.unread),
		personId,
		now: now.getTime(),
	};
}

async function reportedIndicator(writer: Writer, head: ReportHead, id: number): Promise<{ counts: Counts }> {
	const [found] = await rows<{ calculation: Calculation; counts: Counts }>(
		writer,
		`select calculation, counts from indicator where id = @id and sector_id = @sectorId`,
		{ id, sectorId: head.sectorId },
	);
	if (!found || !isReported(found.calculation)) throw new Refused('not allowed');
	return found;
}

/** Places, organisations and groups are the plan's own: an address or a form that names others is refused. */
async function refuseForeign(writer: Writer, head: ReportHead, entry: ActivityEntry): Promise<void> {
	const named: [table: string, ids: readonly number[]][] = [
		['place', entry.placeId === null ? [] : [entry.placeId]],
		['organisation', [...entry.donors, ...(entry.throughId === null ? [] : [entry.throughId])]],
		['plan_group', entry.cells.flatMap(({ groups }) => Object.values(groups))],
	];
	for (const [table, ids] of named) {
		for (const id of new Set(ids)) {
			const found = await rows(writer, `select 1 from ${table} where id = @id and plan_id = @planId`, {
				id,
				planId: head.planId,
			});
			if (found.length === 0) throw new Refused('not allowed');
		}
	}
}

async function insertRow(
	writer: Writer,
	head: ReportHead,
	{ sent }: SaveRequest,
	values: Values,
): Promise<{ id: number; isStored: boolean }> {
	const stored = await run(
		writer,
		`insert into activity (report_id, reference, indicator_id, place_id, status, through_id, done_in, note, total,
			total_derived, eligible, unread, version, sent, changed_at, changed_by)
		values (@reportId, @reference, @indicatorId, @placeId, @status, @throughId, @doneIn, @note, @total, @derived, @eligible,
			@unread, 1, @sent, @now, @personId)
		on conflict do nothing`,
		{ ...values, reportId: head.id, sent },
	);
	const text =
		sent === null
			? `select max(id) as id from activity where report_id = @reportId`
			: `select id from activity where report_id = @reportId and sent = @sent`;
	const [found] = await rows<{ id: number }>(writer, text, { reportId: head.id, sent });
	if (!found) throw new Refused('not allowed');
	return { id: found.id, isStored: stored === 1 };
}

async function updateRow(
	writer: Writer,
	head: ReportHead,
	id: number,
	version: number,
	values: Values,
): Promise<number> {
	const changed = await run(
		writer,
		`update activity set reference = @reference, indicator_id = @indicatorId, place_id = @placeId, status = @status,
			through_id = @throughId, done_in = @doneIn, note = @note, total = @total, total_derived = @derived,
			eligible = @eligible, unread = @unread, version = version + 1, changed_at = @now, changed_by = @personId
		where id = @id and report_id = @reportId and version = @version`,
		{ ...values, id, reportId: head.id, version },
	);
	if (changed === 1) return id;
	const [there] = await rows(writer, `select 1 from activity where id = @id and report_id = @reportId`, {
		id,
		reportId: head.id,
	});
	if (!there) throw new Refused('not found');
	throw new Conflict(id);
}

async function writeParts(writer: Writer, head: ReportHead, id: number, entry: ActivityEntry): Promise<void> {
	for (const table of ['cell', 'activity_donor', 'activity_tag']) {
		await run(writer, `delete from ${table} where activity_id = @id`, { id });
	}
	const serves = servesOf(breakdownsOf(entry));
	for (const { groups, value } of entry.cells) {
		const mask = maskOf(Object.keys(groups) as Dimension[]);
		await run(
			writer,
			`insert into cell (activity_id, combination_id, serves, value) values (@id, @combination, @serves, @value)`,
			{
				id,
				combination: await combinationOf(writer, head.planId, groups),
				serves: serves.get(mask) ?? 0,
				value,
			},
		);
	}
	for (const donor of new Set(entry.donors)) {
		await run(writer, `insert into activity_donor (activity_id, donor_id) values (@id, @donor)`, {
			id,
			donor,
		});
	}
	for (const tag of new Set(entry.tags)) {
		await run(writer, `insert into activity_tag (activity_id, tag) values (@id, @tag)`, { id, tag });
	}
}
