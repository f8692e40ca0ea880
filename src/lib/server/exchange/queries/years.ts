import { rows, type Reader } from '#lib/server/database/driver.ts';

/** What a plan has of a year. */
export interface OfYear {
	readonly what:
		'quarters' | 'targets' | 'people in need' | 'referrals' | 'requirements' | 'contributions' | 'narrative';
	readonly year: number;
}

/** The years of which a plan has anything that a bundle carries, in any of its sectors. */
export async function listYears(reader: Reader, planId: number): Promise<OfYear[]> {
	return rows<OfYear>(
		reader,
		`select 'quarters' as what, year from period where plan_id = @planId
		union select 'targets', t.year from sector s join indicator i on i.sector_id = s.id
			join target t on t.indicator_id = i.id where s.plan_id = @planId
		union select 'people in need', n.year from sector s join people_in_need n on n.sector_id = s.id where s.plan_id = @planId
		union select 'referrals', cast(substr(r.month, 1, 4) as integer)
				- case when cast(substr(r.month, 6, 2) as integer) < p.year_starts then 1 else 0 end
			from referral r join plan p on p.id = r.plan_id where r.plan_id = @planId
		union select 'requirements', q.year from sector s join requirement q on q.sector_id = s.id where s.plan_id = @planId
		union select 'contributions', c.year from sector s join contribution c on c.sector_id = s.id where s.plan_id = @planId
		union select 'narrative', n.year from sector s join narrative n on n.sector_id = s.id where s.plan_id = @planId`,
		{ planId },
	);
}
