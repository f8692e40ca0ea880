import type { FundingAnswer, Scope } from '#lib/domain/answer.ts';
import { coverageOf, gapOf, type ContributionStatus, type FundingSums } from '#lib/domain/funding.ts';
import { fromSmallest } from '#lib/domain/unit.ts';
import { rows, type Reader } from '../db.ts';

const NOTHING: FundingAnswer = {
	required: null,
	received: null,
	carryOver: null,
	committed: null,
	pledged: null,
	gap: null,
	coverage: null,
};

/**
 * A sector's funding in a year, USD. Where nothing at all was entered, everything is unknown; where something was, a
 * status without a contribution is 0. Money between partners of the plan (sub-grants) is never received.
 */
export async function getFunding(reader: Reader, scope: Scope, year: number): Promise<FundingAnswer> {
	const key = { sector: scope.sector.id, year };
	const [requirement] = rows<{ usd: number | null; whole: number | null }>(
		reader,
		`select sum(usd) as usd, sum(case when output_id is null then usd end) as whole
		from requirement where sector_id = @sector and year = @year`,
		key,
	);
	const contributions = rows<{ status: ContributionStatus; usd: number }>(
		reader,
		`select c.status, sum(c.usd) as usd from contribution c
		where c.sector_id = @sector and c.year = @year and not exists (
			select 1 from report r where r.partner_id = c.donor_id and r.sector_id = c.sector_id
		) group by c.status`,
		key,
	);
	// A requirement of the whole sector includes those of its outputs.
	const required = requirement?.whole ?? requirement?.usd ?? null;
	if (required === null && contributions.length === 0) return NOTHING;
	const of = (status: ContributionStatus) => contributions.find((one) => one.status === status)?.usd ?? 0;
	const sums: FundingSums = {
		required,
		received: of('received'),
		carryOver: of('carry_over'),
		committed: of('committed'),
		pledged: of('pledged'),
	};
	return {
		required: fromSmallest(sums.required, 'usd'),
		received: fromSmallest(sums.received, 'usd'),
		carryOver: fromSmallest(sums.carryOver, 'usd'),
		committed: fromSmallest(sums.committed, 'usd'),
		pledged: fromSmallest(sums.pledged, 'usd'),
		gap: fromSmallest(gapOf(sums), 'usd'),
		coverage: coverageOf(sums),
	};
}
