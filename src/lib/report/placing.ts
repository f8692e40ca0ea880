/** What is asked about the places of a report's activities. Source: docs/rules.md, Validation. */
import type { ReportRow } from './sheet.ts';
import type { Unplaced } from './unplaced.ts';
import type { Finding } from './validation.ts';

type Placed = Pick<ReportRow, 'id' | 'activityId' | 'placeId' | 'unread' | 'explanations'>;

/** Those of which no earlier one is of their activity: what is asked of a place is asked once. */
function once<Row extends Pick<ReportRow, 'activityId'>>(rows: readonly Row[]): Row[] {
	return [...new Map(rows.toReversed().map((row) => [row.activityId, row])).values()].toReversed();
}

/**
 * A question for each activity that names no place: none where one was typed that cannot be read, which is an error, or
 * where the partner said that the list lacks it, which is a question of its own.
 */
export function placeless(rows: readonly Placed[]): Finding[] {
	const isAsked = ({ unread, explanations }: Placed) =>
		explanations['place not listed'] !== undefined || unread.some(({ field }) => field === 'place');
	const asked = new Set(rows.filter(isAsked).map(({ activityId }) => activityId));
	return once(rows.filter(({ placeId, activityId }) => placeId === null && !asked.has(activityId))).map(
		({ id }) => ({ rule: 'no place', severity: 'warning', activity: id, field: 'place' }),
	);
}

/** A question for each activity that names a place now and named none when it was last reported. */
export function placedNow(
	rows: readonly Pick<ReportRow, 'id' | 'activityId' | 'placeId' | 'reference' | 'indicatorId'>[],
	unplaced: readonly Unplaced[],
): Finding[] {
	const found = rows.flatMap((row) => {
		const before = unplaced.find(
			({ reference, indicatorId }) => reference === row.reference && indicatorId === row.indicatorId,
		);
		return before === undefined || row.placeId === null ? [] : [{ ...row, before }];
	});
	return once(found).map(({ id, before }) => ({
		...{ rule: 'placed now', severity: 'warning', activity: id, field: 'place' },
		before,
	}));
}
