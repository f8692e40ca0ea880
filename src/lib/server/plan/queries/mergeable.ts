import { rows, type Reader } from '#lib/server/database/driver.ts';

/** Identifiers of an organisation that goes into another one. */
export interface Pair {
	readonly from: number;
	readonly into: number;
}

/** An organisation that stands for itself, with how many reports it has; undefined: there is none of that code. */
export async function findMergeable(reader: Reader, planId: number, code: string) {
	const [found] = await rows<{ id: number; reports: number }>(
		reader,
		`select o.id, (select count(*) from report r where r.partner_id = o.id) as reports
		from organisation o where o.plan_id = @planId and o.code = @code and o.merged_into_id is null`,
		{ planId, code },
	);
	return found && { id: found.id, reports: Number(found.reports) };
}

/** Why two cannot be one; null: they can. */
export async function standsInTheWay(
	reader: Reader,
	pair: Pair,
): Promise<'both reported' | 'gave each other' | null> {
	const both = await rows(
		reader,
		`select 1 from report a join report b on b.sector_id = a.sector_id and b.period_id = a.period_id
		where a.partner_id = @from and b.partner_id = @into limit 1`,
		pair,
	);
	if (both.length > 0) return 'both reported';
	const given = await rows(
		reader,
		`select 1 from contribution where (donor_id = @from and partner_id = @into)
			or (donor_id = @into and partner_id = @from) limit 1`,
		pair,
	);
	return given.length > 0 ? 'gave each other' : null;
}

/** From when to when either is expected, by output. */
export async function listSpansOf(reader: Reader, pair: Pair) {
	return rows<{ partner: number; output: number; from: number; to: number | null }>(
		reader,
		`select partner_id as partner, output_id as output, from_quarter as "from", to_quarter as "to" from participation
		where partner_id in (@from, @into) order by output_id, from_quarter, partner_id`,
		pair,
	);
}

/** An organisation that was made one with another, with what is kept to undo it; undefined: nothing is. */
export async function findMerged(reader: Reader, planId: number, code: string) {
	const [found] = await rows<{ id: number; into: number; stays: string; handed: string }>(
		reader,
		`select o.id, o.merged_into_id as "into", i.code as stays, o.handed_over as handed
		from organisation o join organisation i on i.id = o.merged_into_id
		where o.plan_id = @planId and o.code = @code and o.handed_over is not null`,
		{ planId, code },
	);
	return found;
}

/** Whether figures of the plan were pinned or published since a moment, in milliseconds. */
export async function isPinnedSince(reader: Reader, planId: number, at: number): Promise<boolean> {
	const found = await rows<{ found: number }>(
		reader,
		`select 1 as found from publication p join sector s on s.id = p.sector_id
		where s.plan_id = @planId and p.as_of >= @at limit 1`,
		{ planId, at },
	);
	return found.length > 0;
}
