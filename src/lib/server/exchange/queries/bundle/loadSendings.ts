/** Counts of referrals as a bundle carries them: by who sent, and by month. */
import { compareCodes } from '#lib/plan/code.ts';
import { REFERRAL_STATUSES } from '#lib/referral/referral.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { ReferralRow, SendingRow } from './beside.ts';
import { KEYS } from './reference.ts';

/**
 * What a sector of the plan sent, and what sectors sent that are none of the plan's. Lines that differ in nothing but their
 * number, as after two organisations became one, are one line.
 */
export async function loadSendings(reader: Reader, planId: number, sector: string): Promise<SendingRow[]> {
	const found = await rows<ReferralRow>(
		reader,
		`select r.month, r.from_sector as "fromSector", f.code as "from", r.to_sector as "toSector", t.code as "to",
			d.pcode as district, c.code as cohort, s.code as sex, a.code as age, r.status, sum(r.count) as count, r.hours
		from referral r join organisation g on g.id = r.from_id
			join organisation f on f.id = coalesce(g.merged_into_id, g.id)
			left join organisation h on h.id = r.to_id
			left join organisation t on t.id = coalesce(h.merged_into_id, h.id)
			left join place d on d.id = r.district_id left join plan_group c on c.id = r.cohort_id
			left join plan_group s on s.id = r.sex_id left join plan_group a on a.id = r.age_id
		where r.plan_id = @planId and (r.from_sector = @sector
			or r.from_sector not in (select code from sector where plan_id = @planId))
		group by r.month, r.from_sector, f.code, r.to_sector, t.code, d.pcode, c.code, s.code, a.code, r.status, r.hours`,
		{ planId, sector },
	);
	return sendingsOf(found);
}

/** The lines by who sent and month, in the order of the bundle's file, whatever theirs was. */
export function sendingsOf(lines: readonly ReferralRow[]): SendingRow[] {
	const by = Map.groupBy(lines.toSorted(compareReferrals), KEYS.referrals);
	return [...by.values()].flatMap((own) => {
		const [head] = own;
		return head ? [{ month: head.month, fromSector: head.fromSector, from: head.from, lines: own }] : [];
	});
}

function compareReferrals(a: ReferralRow, b: ReferralRow): number {
	for (const column of ORDER) {
		const order = compareCodes(a[column] ?? '', b[column] ?? '');
		if (order !== 0) return order;
	}
	const status = REFERRAL_STATUSES.indexOf(a.status) - REFERRAL_STATUSES.indexOf(b.status);
	return status || (a.hours ?? -1) - (b.hours ?? -1);
}

const ORDER = [
	...(['month', 'fromSector', 'from', 'toSector', 'to'] as const),
	...(['district', 'cohort', 'sex', 'age'] as const),
] as const;
