/**
 * Counts of referrals by codes. Lines that differ in nothing but their number, as after two organisations became one, are
 * one line; two statuses never are.
 */
import { inLineOrder, type ReferralLine } from '#lib/referral/line.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

const LINES = `select r.month, r.from_sector as "fromSector", f.code as "from", r.to_sector as "toSector", t.code as "to",
		d.pcode as district, c.code as cohort, s.code as sex, a.code as age, r.status, sum(r.count) as count, r.hours
	from referral r join organisation g on g.id = r.from_id
		join organisation f on f.id = coalesce(g.merged_into_id, g.id)
		left join organisation h on h.id = r.to_id
		left join organisation t on t.id = coalesce(h.merged_into_id, h.id)
		left join place d on d.id = r.district_id left join plan_group c on c.id = r.cohort_id
		left join plan_group s on s.id = r.sex_id left join plan_group a on a.id = r.age_id
	where r.plan_id = @planId`;
const ALIKE = `group by r.month, r.from_sector, f.code, r.to_sector, t.code, d.pcode, c.code, s.code, a.code, r.status, r.hours`;

/** What a sector of the plan sent, and what sectors sent that are none of the plan's; in no order. */
export async function listLinesSentBy(
	reader: Reader,
	planId: number,
	sector: string,
): Promise<ReferralLine[]> {
	return rows<ReferralLine>(
		reader,
		`${LINES} and (r.from_sector = @sector
			or r.from_sector not in (select code from sector where plan_id = @planId)) ${ALIKE}`,
		{ planId, sector },
	);
}

interface AskedLines {
	/** Codes of those from or to which they went; null: all. */
	readonly sectors: readonly string[] | null;
	/** First and last month, inclusive. */
	readonly first: string;
	readonly last: string;
}

/** What went from or to sectors of a plan in some months. */
export async function listReferralLines(
	reader: Reader,
	planId: number,
	{ sectors, first, last }: AskedLines,
): Promise<ReferralLine[]> {
	const found = await rows<ReferralLine>(
		reader,
		`${LINES} and r.month between @first and @last and (cast(@sectors as text) is null
			or r.from_sector in (select value from json_each(@sectors))
			or r.to_sector in (select value from json_each(@sectors))) ${ALIKE}`,
		{ planId, first, last, sectors: sectors && JSON.stringify(sectors) },
	);
	return inLineOrder(found);
}
