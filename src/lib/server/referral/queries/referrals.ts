/** What a plan's people read of its referrals: counts by month, receiving sector, district and status. */
import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import { referral, referralStandard } from '#db/schema/index.ts';
import { first, rows, type Reader } from '#lib/server/database/driver.ts';
import type { Counted } from '#lib/referral/tally.ts';
import type { ReferralCount } from '#lib/referral/referral.ts';

export interface ReferralSum extends Counted {
	readonly month: string;
	readonly toSector: string;
	/** P-code; null: not said. */
	readonly district: string | null;
}

/** Hours within which the plan wants an answer; null: it has no standard. */
export async function findReferralHours(reader: Reader, planId: number): Promise<number | null> {
	const { hours } = referralStandard;
	const of = reader.select({ hours }).from(referralStandard).where(eq(referralStandard.planId, planId));
	return (await first(of))?.hours ?? null;
}

/**
 * All that were sent in a plan, from or to its sectors.
 * @param sectors codes of those from or to which they went; null: all
 */
export async function sumReferrals(
	reader: Reader,
	planId: number,
	sectors: readonly string[] | null,
): Promise<ReferralSum[]> {
	const hours = await findReferralHours(reader, planId);
	return rows<ReferralSum>(
		reader,
		`select r.month, r.to_sector as "toSector", d.pcode as district, r.status, sum(r.count) as count,
			sum(case when r.hours is not null then r.count else 0 end) as timed,
			sum(case when r.hours <= cast(@hours as integer) then r.count else 0 end) as within
		from referral r left join place d on d.id = r.district_id
		where r.plan_id = @planId and (cast(@sectors as text) is null
			or r.from_sector in (select value from json_each(@sectors))
			or r.to_sector in (select value from json_each(@sectors)))
		group by r.month, r.to_sector, d.pcode, r.status order by r.month, r.to_sector, d.pcode nulls last, r.status`,
		{ planId, hours, sectors: sectors && JSON.stringify(sectors) },
	);
}

/** What is stored of a sender's month. */
export async function listSending(
	reader: Reader,
	planId: number,
	{ month, fromSector, fromId }: Pick<ReferralCount, 'month' | 'fromSector' | 'fromId'>,
): Promise<ReferralCount[]> {
	const { id, planId: of, ...line } = getTableColumns(referral);
	return reader
		.select(line)
		.from(referral)
		.where(
			and(
				eq(of, planId),
				eq(referral.month, month),
				eq(referral.fromSector, fromSector),
				eq(referral.fromId, fromId),
			),
		)
		.orderBy(asc(id));
}
