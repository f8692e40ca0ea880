/** What became another organisation's when two were made one: kept, to undo it. */
import type { listSpansOf } from './queries/mergeable.ts';

/** Where an organisation is named, and what tells such rows apart. When it is expected is put together from both. */
export const NAMES: readonly {
	readonly table: string;
	readonly column: string;
	readonly key: readonly string[];
}[] = [
	{ table: 'report', column: 'partner_id', key: ['id'] },
	{ table: 'activity', column: 'through_id', key: ['id'] },
	{ table: 'activity_donor', column: 'donor_id', key: ['activity_id'] },
	{ table: 'period_reopening', column: 'partner_id', key: ['id'] },
	{ table: 'narrative_origin', column: 'partner_id', key: ['narrative_id', 'about'] },
	{ table: 'contribution', column: 'donor_id', key: ['id'] },
	{ table: 'contribution', column: 'partner_id', key: ['id'] },
	{ table: 'person_role', column: 'organisation_id', key: ['id'] },
	{ table: 'role_offer', column: 'organisation_id', key: ['id'] },
	{ table: 'referral', column: 'from_id', key: ['id'] },
	{ table: 'referral', column: 'to_id', key: ['id'] },
	{ table: 'service', column: 'organisation_id', key: ['id'] },
	{ table: 'organisation', column: 'merged_into_id', key: ['id'] },
];

/**
 * Lists in which both may stand: the row of the one that goes is let go where the other has its like, which agrees in these
 * columns, or has nothing in them either.
 */
export const TWICE: readonly {
	readonly table: string;
	readonly column: string;
	readonly like: readonly string[];
}[] = [
	{ table: 'activity_donor', column: 'donor_id', like: ['activity_id'] },
	{ table: 'narrative_origin', column: 'partner_id', like: ['narrative_id', 'about'] },
	{ table: 'person_role', column: 'organisation_id', like: ['person_id', 'plan_id', 'role', 'sector_id'] },
	{ table: 'role_offer', column: 'organisation_id', like: ['person_id', 'plan_id', 'role', 'sector_id'] },
];

/** By column. */
export type StoredRow = Readonly<Record<string, number | string | null>>;

type Spans = Awaited<ReturnType<typeof listSpansOf>>;

export interface HandedOver {
	/** Identifier of the one that stayed. */
	readonly into: number;
	/** When, in milliseconds. */
	readonly at: number;
	/** Rows that were let go, since the other had their like. */
	readonly letGo: readonly { readonly table: string; readonly row: StoredRow }[];
	/** Of each line of `NAMES`, by its position, what tells the rows apart that are the other's since. */
	readonly moved: readonly { readonly at: number; readonly keys: readonly StoredRow[] }[];
	/** When either was expected, and when the one was then. */
	readonly expected: Spans;
	readonly joined: Spans;
}
