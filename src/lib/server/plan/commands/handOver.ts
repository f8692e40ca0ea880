import { mergedSpans } from '#lib/framework/mergedSpans.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { NAMES, TWICE, type HandedOver, type StoredRow } from '#lib/server/plan/handedOver.ts';
import { listSpansOf, type Pair } from '#lib/server/plan/queries/mergeable.ts';

/**
 * Gives all that is one organisation's to another one, and leads its code there. Totals are to be counted anew.
 * What `handBack` takes it back by is kept with the organisation.
 */
export async function handOver(writer: Writer, pair: Pair, now: Date): Promise<void> {
	const letGo: HandedOver['letGo'][number][] = [];
	for (const { table, column, like } of TWICE) {
		const agrees = like.map(
			(one) => `(o.${one} = ${table}.${one} or o.${one} is null and ${table}.${one} is null)`,
		);
		const its = `select 1 from ${table} o where o.${column} = @into and ${agrees.join(' and ')}`;
		const where = `${column} = @from and exists (${its})`;
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
