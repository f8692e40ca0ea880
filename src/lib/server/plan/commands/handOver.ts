import { mergedSpans } from '#lib/framework/mergedSpans.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';
import { listSpansOf, type Pair } from '#lib/server/plan/queries/mergeable.ts';

/** Lists in which both may stand: the row of the one that goes is let go where the other has its like. */
const TWICE = [
	`delete from activity_donor where donor_id = @from and activity_id in (
		select activity_id from activity_donor where donor_id = @into)`,
	`delete from narrative_origin where partner_id = @from and exists (select 1 from narrative_origin o
		where o.partner_id = @into and o.narrative_id = narrative_origin.narrative_id and o.about = narrative_origin.about)`,
	`delete from person_role where organisation_id = @from and exists (select 1 from person_role o
		where o.organisation_id = @into and o.person_id = person_role.person_id and o.plan_id = person_role.plan_id
			and o.role = person_role.role and coalesce(o.sector_id, 0) = coalesce(person_role.sector_id, 0))`,
	`delete from role_offer where organisation_id = @from and exists (select 1 from role_offer o
		where o.organisation_id = @into and o.person_id = role_offer.person_id and o.plan_id = role_offer.plan_id
			and o.role = role_offer.role and coalesce(o.sector_id, 0) = coalesce(role_offer.sector_id, 0))`,
];

/** Where an organisation is named; where it is expected is put together from both. */
export const NAMED: readonly string[] = [
	'update report set partner_id = @into where partner_id = @from',
	'update activity set through_id = @into where through_id = @from',
	'update activity_donor set donor_id = @into where donor_id = @from',
	'update period_reopening set partner_id = @into where partner_id = @from',
	'update narrative_origin set partner_id = @into where partner_id = @from',
	'update contribution set donor_id = @into where donor_id = @from',
	'update contribution set partner_id = @into where partner_id = @from',
	'update person_role set organisation_id = @into where organisation_id = @from',
	'update role_offer set organisation_id = @into where organisation_id = @from',
	'update referral set from_id = @into where from_id = @from',
	'update referral set to_id = @into where to_id = @from',
	'update service set organisation_id = @into where organisation_id = @from',
	'update organisation set merged_into_id = @into where merged_into_id = @from or id = @from',
];

/** Gives all that is one organisation's to another one, and leads its code there. Totals are to be counted anew. */
export async function handOver(writer: Writer, pair: Pair): Promise<void> {
	for (const text of [...TWICE, ...NAMED]) await run(writer, text, pair);
	const spans = Map.groupBy(await listSpansOf(writer, pair), ({ output }) => output);
	await run(writer, `delete from participation where partner_id in (@from, @into)`, pair);
	for (const [output, own] of spans)
		for (const span of mergedSpans(own))
			await run(
				writer,
				`insert into participation (partner_id, output_id, from_quarter, to_quarter)
				values (@partner, @output, @from, @to)`,
				{ partner: pair.into, output, ...span },
			);
}
