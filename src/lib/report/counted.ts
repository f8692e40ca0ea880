/** What of a report counts once it is approved, and what waits until its activities are completed. Source: docs/rules.md, Status of an activity. */
import { activityCounts, type Counts, type CountsIn } from './report.ts';
import type { ReportRow, SheetDerived, SheetPlace } from './sheet.ts';

/** Smallest units; null: nothing is entered. */
export interface Counted {
	/** What counts as the activities stand. */
	readonly now: number | null;
	/** What would, were those that are under way completed. */
	readonly later: number | null;
}

type Of = Pick<ReportRow, 'status' | 'appeal' | 'doneIn'>;

/** A row that waits: it would count if it were completed. */
function waits(row: Of, counts: Counts, where: CountsIn): boolean {
	if (row.status !== 'ongoing' || activityCounts(row, counts, where)) return false;
	return activityCounts({ ...row, status: 'completed' }, counts, where);
}

/** The totals of an indicator's rows, added up. */
export function countedOf(
	rows: readonly (Of & Pick<ReportRow, 'indicatorId' | 'total'>)[],
	{ id, counts }: { readonly id: number; readonly counts: Counts },
	where: CountsIn,
): Counted {
	const known = rows.filter(({ indicatorId, total }) => indicatorId === id && total !== null);
	if (known.length === 0) return { now: null, later: null };
	const sum = (some: typeof known) => some.reduce((all, { total }) => all + (total ?? 0), 0);
	const now = sum(known.filter((row) => activityCounts(row, counts, where)));
	return { now, later: now + sum(known.filter((row) => waits(row, counts, where))) };
}

/**
 * How many places follow from the report's activities for an indicator that nobody enters: those of its kinds in which one
 * of its parts has more than 0. Those without a place of its kinds are not told.
 */
export function derivedCount(
	rows: readonly ReportRow[],
	{ parts, of, counts }: SheetDerived,
	places: Readonly<Record<number, SheetPlace>>,
	where: CountsIn,
): Counted {
	const own = rows.filter(({ indicatorId, total }) => parts.includes(indicatorId) && (total ?? 0) > 0);
	if (own.length === 0) return { now: null, later: null };
	const isCounted = (id: number) => of.some((kind) => kind === places[id]?.kind);
	const placesOf = (some: readonly ReportRow[]) =>
		new Set(some.flatMap(({ placeId, also }) => [placeId ?? 0, ...also]).filter(isCounted));
	const now = placesOf(own.filter((row) => activityCounts(row, counts, where)));
	const later = placesOf(
		own.filter((row) => activityCounts(row, counts, where) || waits(row, counts, where)),
	);
	return { now: now.size, later: later.size };
}
