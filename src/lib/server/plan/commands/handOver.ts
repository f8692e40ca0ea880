import { mergedSpans } from '#lib/framework/mergedSpans.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { NAMES, type HandedOver, type StoredRow } from '#lib/server/plan/handedOver.ts';
import { listSpansOf, type Pair } from '#lib/server/plan/queries/mergeable.ts';

/** Lists in which both may stand: the row of the one that goes is let go where the other has its like. */
const TWICE: readonly { readonly table: string; readonly where: string }[] = [
	{
		table: 'activity_donor',
		where: `donor_id = @from and activity_id in (select activity_id from activity_donor where donor_id = @into)`,
	},
	{
		table: 'narrative_origin',
		where: `partner_id = @from and exists (select 1 from narrative_origin o
			where o.partner_id = @into and o.narrative_id = narrative_origin.narrative_id and o.about = narrative_origin.about)`,
	},
	...['person_role', 'role_offer'].map((table) => ({
		table,
		where: `organisation_id = @from and exists (select 1 from ${table} o
			where o.organisation_id = @into and o.person_id = ${table}.person_id and o.plan_id = ${table}.plan_id
				and o.role = ${table}.role and coalesce(o.sector_id, 0) = coalesce(${table}.sector_id, 0))`,
	})),
];

/**
 * Gives all that is one organisation's to another one, and leads its code there. Totals are to be counted anew.
 * What `handBack` takes it back by is kept with the organisation.
 */
export async function handOver(writer: Writer, pair: Pair, now: Date): Promise<void> {
	const letGo: HandedOver['letGo'][number][] = [];
	for (const { table, where } of TWICE) {
		const found = await rows<StoredRow>(writer, `select * from ${table} where ${where}`, pair);
		letGo.push(...found.map((row) => ({ table, row })));
		await run(writer, `delete from ${table} where ${where}`, pair);
	}
	const moved: HandedOver['moved'][number][] = [];
	for (const [at, { table, column, key }] of NAMES.entries()) {
		const text = `select ${key.join(', ')} from ${table} where ${column} = @from`;
		moved.push({ at, keys: await rows<StoredRow>(writer, text, pair) });
		await run(writer, `update ${table} set ${column} = @into where ${column} = @from`, pair);
	}
	const joined = await joinSpans(writer, pair);
	const handed: HandedOver = { into: pair.into, at: now.getTime(), letGo, moved, ...joined };
	await run(
		writer,
		'update organisation set merged_into_id = @into, handed_over = @handed where id = @from',
		{ ...pair, handed: JSON.stringify(handed) },
	);
}

async function joinSpans(writer: Writer, pair: Pair): Promise<Pick<HandedOver, 'expected' | 'joined'>> {
	const expected = await listSpansOf(writer, pair);
	await run(writer, `delete from participation where partner_id in (@from, @into)`, pair);
	for (const [output, own] of Map.groupBy(expected, (span) => span.output))
		for (const span of mergedSpans(own))
			await run(
				writer,
				`insert into participation (partner_id, output_id, from_quarter, to_quarter)
				values (@partner, @output, @from, @to)`,
				{ partner: pair.into, output, ...span },
			);
	return { expected, joined: await listSpansOf(writer, pair) };
}
