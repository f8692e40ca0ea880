import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { NAMES, TWICE, type HandedOver, type StoredRow } from '#lib/server/plan/handedOver.ts';
import { listSpansOf, standsInTheWay, type Pair } from '#lib/server/plan/queries/mergeable.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * Gives back what `handOver` gave. Totals are to be counted anew. Throws Refused, `merge built upon`, where one of its rows is gone
 * or somebody else's, a later version was made of one of its reports, it is expected otherwise, or the like of what was let go is gone.
 */
export async function handBack(writer: Writer, pair: Pair, handed: HandedOver): Promise<void> {
	const joined = await listSpansOf(writer, pair);
	if (JSON.stringify(joined) !== JSON.stringify(handed.joined)) throw new Refused('merge built upon');
	for (const { at, keys } of handed.moved) await giveBack(writer, pair, at, keys);
	await run(
		writer,
		'update organisation set merged_into_id = null, handed_over = null where id = @from',
		pair,
	);
	if ((await standsInTheWay(writer, pair)) !== null) throw new Refused('merge built upon');
	for (const { table, row } of handed.letGo) {
		// What the other lost meanwhile, as a role that was taken away, does not come back by this.
		if (!(await hasLike(writer, pair, table, row))) throw new Refused('merge built upon');
		const columns = Object.keys(row).filter((column) => column !== 'id');
		const values = columns.map((column) => `@${column}`);
		await run(writer, `insert into ${table} (${columns.join(', ')}) values (${values.join(', ')})`, row);
	}
	await run(writer, `delete from participation where partner_id in (@from, @into)`, pair);
	for (const span of handed.expected)
		await run(
			writer,
			`insert into participation (partner_id, output_id, from_quarter, to_quarter)
			values (@partner, @output, @from, @to)`,
			span,
		);
}

async function giveBack(
	writer: Writer,
	pair: Pair,
	at: number,
	keys: HandedOver['moved'][number]['keys'],
): Promise<void> {
	const name = NAMES[at];
	if (!name) throw new Refused('merge built upon');
	const those = name.key.map((one) => `${one} = @${one}`).join(' and ');
	const text = `update ${name.table} set ${name.column} = @from where ${name.column} = @into and ${those}`;
	for (const key of keys)
		if ((await run(writer, text, { ...pair, ...key })) !== 1) throw new Refused('merge built upon');
}

/** Whether the one that stayed still has what a row was let go for. */
async function hasLike(writer: Writer, pair: Pair, table: string, row: StoredRow): Promise<boolean> {
	const list = TWICE.find((one) => one.table === table);
	if (!list) return false;
	const agrees = list.like.map((one) => (row[one] === null ? `${one} is null` : `${one} = @${one}`));
	const text = `select 1 from ${table} where ${list.column} = @into and ${agrees.join(' and ')}`;
	return (await rows(writer, text, { ...row, ...pair })).length > 0;
}
