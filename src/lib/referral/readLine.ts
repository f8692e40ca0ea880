import type { ReadRow } from '#lib/exchange/table/readRow.ts';
import type { ReferralColumn } from './columns.ts';
import { isMonth } from './months.ts';
import { MOST_OF_REFERRALS, type ReferralCount, type ReferralStatus } from './referral.ts';

type List<Meant> = ReadonlyMap<string, Meant>;

/** What a file may name, by code and by name as `plainHeading` has them. */
export interface KnownReferralCodes {
	readonly sectors: List<string>;
	/** Codes of sectors of which whoever sends the file may say what was sent. */
	readonly ownSectors: ReadonlySet<string> | null;
	readonly organisations: List<number>;
	readonly districts: List<number>;
	readonly cohorts: List<number>;
	readonly sexes: List<number>;
	readonly ages: List<number>;
	readonly statuses: List<ReferralStatus>;
	/** First and last month of the plan, `2024-03`. */
	readonly first: string;
	readonly last: string;
}

function readMonth(row: ReadRow<ReferralColumn>, { first, last }: KnownReferralCodes): string {
	const month = row.need('month');
	if (month === '') return month;
	if (!isMonth(month)) row.fault('bad month', 'month');
	else if (month < first || month > last) row.fault('missing period', 'month');
	return month;
}

/** A line of the file; null where something is wrong with it, which is told. */
export function readLine(row: ReadRow<ReferralColumn>, known: KnownReferralCodes): ReferralCount | null {
	const month = readMonth(row, known);
	for (const column of ['from_sector', 'from', 'to_sector', 'status', 'count'] as const) row.need(column);
	const fromSector = row.known('from_sector', known.sectors);
	const isOwn = fromSector === undefined || known.ownSectors === null || known.ownSectors.has(fromSector);
	if (!isOwn) row.fault('other sector', 'from_sector');
	const fromId = row.known('from', known.organisations);
	const toSector = row.known('to_sector', known.sectors);
	const status = row.known('status', known.statuses, 'unknown word');
	const count = row.whole('count', 1, MOST_OF_REFERRALS.count);
	const hours = row.whole('hours', 0, MOST_OF_REFERRALS.hours);
	if (status === 'no answer' && hours !== null) row.fault('rows disagree', 'hours');
	const rest = {
		toId: row.known('to', known.organisations) ?? null,
		districtId: row.known('district', known.districts) ?? null,
		cohortId: row.known('cohort', known.cohorts) ?? null,
		sexId: row.known('sex', known.sexes) ?? null,
		ageId: row.known('age', known.ages) ?? null,
	};
	if (row.isWrong || !fromSector || !fromId || !toSector || !status || count === null) return null;
	return { month, fromSector, fromId, toSector, ...rest, status, count, hours };
}
