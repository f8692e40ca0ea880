/**
 * What stands until another value comes, as a number of facilities: what the partner said of it last, of which a report
 * has to say whether it is still so or has ended. Source: docs/rules.md, Nothing to report.
 */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { RowEntry } from './row.ts';
import type { GivenValue } from './value.ts';

/** What is said of it: it is still so, or it has ended. */
export const STANDS = ['so', 'ended'] as const;
export type Stands = (typeof STANDS)[number];

/** A figure of an approved report that no later one has replaced. */
export interface StandingFigure extends Pick<RowEntry, 'reference' | 'indicatorId' | 'placeId'>, GivenValue {
	/** Its row, and the report that has it. */
	readonly id: number;
	readonly reportId: number;
	readonly quarter: Quarter;
}

type Row = Pick<RowEntry, 'reference' | 'indicatorId' | 'placeId' | 'total' | 'unread'>;

/** A value, 0 for what has ended, or something that was typed for one and cannot be read. */
const saysIt = ({ total, unread }: Row) => total !== null || unread.some(({ field }) => field === 'total');

const nameOf = ({ indicatorId, placeId }: Pick<Row, 'indicatorId' | 'placeId'>) =>
	`${indicatorId} ${placeId ?? 0}`;

/**
 * Those of which a report says nothing yet. What stood at a place is said again by the row with its reference there; else
 * by one of the place that says nothing of another: whoever gives no references has made new ones.
 */
export function unsaid<Figure extends Pick<StandingFigure, 'reference' | 'indicatorId' | 'placeId'>>(
	rows: readonly Row[],
	standing: readonly Figure[],
): Figure[] {
	const saying = new Map(Map.groupBy(rows.filter(saysIt), nameOf));
	const take = (figure: Figure, is: (row: Row) => boolean) => {
		const here = saying.get(nameOf(figure)) ?? [];
		const found = here.find(is);
		if (found)
			saying.set(
				nameOf(figure),
				here.filter((row) => row !== found),
			);
		return found !== undefined;
	};
	const others = standing.filter(
		(figure) => figure.reference === null || !take(figure, ({ reference }) => reference === figure.reference),
	);
	return others.filter((figure) => !take(figure, () => true));
}
