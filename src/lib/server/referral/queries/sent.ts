/** What a sector sent in a quarter, as a publication keeps it. Source: docs/rules.md, Referrals. */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { quarterMonths } from '#lib/referral/months.ts';
import { sectorName } from '#lib/referral/sectors.ts';
import { receivers, sentFigures, type SentAnswer, type SentCount } from '#lib/referral/sent.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { listPlanSectors } from '#lib/server/plan/queries/plans.ts';

type Asked = Pick<Scope, 'plan' | 'sector'>;

/** By whom, to whom and with which outcome; of organisations that became one as of that one. */
export async function listSent(
	reader: Reader,
	{ plan, sector }: Asked,
	quarter: Quarter,
): Promise<SentCount[]> {
	return rows<SentCount>(
		reader,
		`select r.to_sector as "toSector", r.status, coalesce(f.merged_into_id, f.id) as "from",
			coalesce(t.merged_into_id, t.id) as "to", sum(r.count) as count
		from referral r join organisation f on f.id = r.from_id left join organisation t on t.id = r.to_id
		where r.plan_id = @planId and r.from_sector = @sector and r.month between @first and @last
		group by r.to_sector, r.status, coalesce(f.merged_into_id, f.id), coalesce(t.merged_into_id, t.id)
		order by r.to_sector, r.status, coalesce(f.merged_into_id, f.id), coalesce(t.merged_into_id, t.id) nulls last`,
		{ planId: plan.id, sector: sector.code, ...quarterMonths(quarter, plan) },
	);
}

/**
 * The table of a quarter: of a publication as strangers read it, and of the data of today, which nobody is shown, as it is. Null: a
 * publication of before referrals were published.
 */
export const findSent = recorded(
	{
		part: 'referrals',
		key: (_scope: Asked, { year, quarter }: Quarter) => sentKeyOf({ year, quarter }),
		otherwise: null,
	},
	readSent,
);

/** How a publication names what it keeps of a quarter. */
export function sentKeyOf({ year, quarter }: Quarter): readonly number[] {
	return [year, quarter];
}

async function readSent(reader: Reader, scope: Asked, quarter: Quarter): Promise<SentAnswer | null> {
	const sent = await listSent(reader, scope, quarter);
	const own = await listPlanSectors(reader, scope.plan.id);
	return {
		least: leastOfSent(scope.plan),
		sectors: receivers(sent).map((code) => ({ code, name: sectorName(code, own) })),
		figures: sentFigures(sent),
	};
}

/** Referrals are protected as what is sensitive is, whatever was counted; 0: the plan protects nothing. */
export function leastOfSent(plan: Scope['plan']): number {
	return plan.minimumCount === 0 ? 0 : Math.max(plan.minimumCount, plan.minimumCountSensitive);
}
