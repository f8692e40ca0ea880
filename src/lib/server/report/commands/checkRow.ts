/** Whether a row may be stored in a report as it is sent. */
import { isReported } from '#lib/figures/calculations.ts';
import { standingAt } from '#lib/figures/indicator.ts';
import type { Level, PlaceKind } from '#lib/places/place.ts';
import { isEarlier } from '#lib/plan/quarter.ts';
import { asGiven, differences } from '#lib/report/compare.ts';
import { rowFields, type RowEntry } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { standing } from '#lib/server/places/queries/standing.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Draft, RowIndicator } from './draft.ts';

export interface CheckedRow {
	readonly entry: RowEntry;
	readonly indicator: RowIndicator;
	/** It stands at a place that a count of places counts as one. */
	readonly atOnePlace: boolean;
}

/**
 * Throws Refused when the row names what is not this report's, or a quarter that is not before the report's own.
 * @param old the row as it is stored; undefined: it is new
 * @param reaches `activity`: the other entries of its activity follow it
 */
export async function checkRow(
	reader: Reader,
	head: Draft,
	entry: RowEntry,
	old: ReportRow | undefined,
	reaches: 'activity' | 'entry',
): Promise<CheckedRow> {
	const indicator = await head.indicator(entry.indicatorId);
	if (!indicator || !isReported(indicator.calculation)) throw new Refused('not allowed');
	if (indicator.closed && !saysAlready(entry, old)) throw new Refused('not allowed');
	await refuseForeign(reader, head, entry);
	// What is done later than the quarter cannot have been done yet.
	if (entry.doneIn !== null && !isEarlier(entry.doneIn, head)) throw new Refused('not allowed');
	const isTwice = entry.reference !== null && (await hasTwice(reader, head, entry, old, reaches));
	return {
		entry: isTwice ? withoutReference(entry) : entry,
		indicator,
		atOnePlace: standingAt(indicator, await findPlace(reader, head, entry.placeId)) === 'one',
	};
}

/** The figures of an indicator that was closed meanwhile stay as they are, whatever changes of their activity. */
function saysAlready(entry: RowEntry, old: ReportRow | undefined): boolean {
	return old !== undefined && differences(entry, asGiven(old), rowFields('entry')).length === 0;
}

/** Places, organisations and groups are the plan's own: an address or a form that names others is refused. */
async function refuseForeign(reader: Reader, head: Draft, entry: RowEntry): Promise<void> {
	const known = (id: number | null) => (id === null ? [] : [id]);
	const named: [table: string, ids: readonly number[]][] = [
		['place', [...known(entry.placeId), ...entry.also]],
		['organisation', [...entry.donors, ...known(entry.throughId)]],
		['plan_group', [...entry.cells, ...entry.months].flatMap(({ groups }) => Object.values(groups))],
	];
	for (const [table, ids] of named) {
		for (const id of new Set(ids)) {
			const found = await rows(reader, `select 1 from ${table} where id = @id and plan_id = @planId`, {
				id,
				planId: head.planId,
			});
			if (found.length === 0) throw new Refused('not allowed');
		}
	}
}

/** Whether another row has the reference, indicator and place of this one or of one that follows it, or follows it there. */
async function hasTwice(
	reader: Reader,
	head: Draft,
	{ reference, indicatorId, placeId }: RowEntry,
	old: ReportRow | undefined,
	reaches: 'activity' | 'entry',
): Promise<boolean> {
	const found = await rows(
		reader,
		`select 1 from entry where report_id = @reportId and id <> @id and (
			(activity_id = @activityId and indicator_id = @indicatorId)
			or (reference = @reference and coalesce(place_id, 0) = coalesce(@placeId, 0)
				and (indicator_id = @indicatorId or (activity_id <> @activityId
					and indicator_id in (select indicator_id from entry where activity_id = @activityId and id <> @id)))))`,
		{
			...{ reportId: head.id, reference, indicatorId, placeId },
			id: old?.id ?? 0,
			activityId: reaches === 'activity' ? (old?.activityId ?? 0) : 0,
		},
	);
	return found.length > 0;
}

/** Another row has its reference already, which is kept as it was typed, beside the row. */
function withoutReference(entry: RowEntry): RowEntry {
	const unread = { field: 'reference', text: entry.reference ?? '', fault: 'twice' } as const;
	return { ...entry, reference: null, unread: [...entry.unread, unread] };
}

async function findPlace(reader: Reader, { periodId }: Draft, placeId: number | null): Promise<Place | null> {
	if (placeId === null) return null;
	const [found] = await rows<Place>(
		reader,
		`select p.level, ${standing('kind', 'd', 'p')} as kind from place p join period d on d.id = @periodId where p.id = @placeId`,
		{ placeId, periodId },
	);
	return found ?? null;
}

interface Place {
	level: Level;
	kind: PlaceKind | null;
}
