import { run, type Writer } from '#lib/server/database/driver.ts';
import { mendEntries } from './eligible.ts';
import { endRecount, recount } from './recount.ts';
import { FIGURES, KEYS, ofPlan, TOTALS, type TotalsTable } from './tables.ts';

/**
 * Makes all totals of a plan what a recount from its reports gives. Only rows that differ are written, so that sound
 * totals cost no writing; with each entry, whether it counts is kept anew. Runs inside a transaction of the caller.
 */
export async function rebuildTotals(writer: Writer, planId: number): Promise<void> {
	try {
		await mendEntries(writer, planId);
		await recount(writer, planId);
		for (const table of TOTALS) await takeOver(writer, table, planId);
	} finally {
		await endRecount(writer);
	}
}

async function takeOver(writer: Writer, table: TotalsTable, planId: number): Promise<void> {
	const key = KEYS[table].join(', ');
	const columns = [...KEYS[table], ...FIGURES[table]].join(', ');
	await run(
		writer,
		`delete from main.${table} where ${ofPlan(table)}
			and (${key}) in (select ${key} from (select ${columns} from main.${table} where ${ofPlan(table)}
				except select ${columns} from temp.${table}))`,
		{ planId },
	);
	await run(
		writer,
		`insert into main.${table} (${columns})
		select ${columns} from temp.${table} except select ${columns} from main.${table} where ${ofPlan(table)}`,
		{ planId },
	);
}
