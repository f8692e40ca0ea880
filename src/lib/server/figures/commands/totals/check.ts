import { rows, type Writer } from '#lib/server/database/driver.ts';
import { listWrongEntries } from './eligible.ts';
import { endRecount, recount } from './recount.ts';
import { FIGURES, KEYS, ofPlan, TOTALS, type TotalsTable } from './tables.ts';

/**
 * A total that is stored otherwise than a recount gives it, the row as stored or as recounted; or an entry that is kept as
 * counting and does not count, or the other way round, with the names of its place (`WrongEntry`).
 */
export interface TotalsFault {
	readonly table: TotalsTable | 'entry';
	readonly stored: object | null;
	readonly recounted: object | null;
}

/** Faults shown of one table and plan: more say nothing new. */
const SHOWN = 20;

/**
 * Compares every stored total with a full recount, and with every entry whether it counts; changes nothing. Takes the
 * writer, so that nothing changes meanwhile, and runs inside a transaction of the caller.
 * @returns what differs, empty when all is sound
 */
export async function checkTotals(writer: Writer): Promise<TotalsFault[]> {
	const plans = await rows<{ id: number }>(writer, 'select id from plan');
	const faults: TotalsFault[] = [];
	for (const { id } of plans) faults.push(...(await checkPlan(writer, id)));
	return faults;
}

/** Of one plan, what `checkTotals` tells of all. */
export async function checkPlan(writer: Writer, planId: number): Promise<TotalsFault[]> {
	const wrong = await listWrongEntries(writer, planId, SHOWN);
	const faults: TotalsFault[] = wrong.map((stored) => ({ table: 'entry', stored, recounted: null }));
	try {
		await recount(writer, planId);
		for (const table of TOTALS) faults.push(...(await faultsOf(writer, table, planId)));
	} finally {
		await endRecount(writer);
	}
	return faults;
}

async function faultsOf(writer: Writer, table: TotalsTable, planId: number): Promise<TotalsFault[]> {
	const columns = [...KEYS[table], ...FIGURES[table]].join(', ');
	const stored = `select ${columns} from main.${table} where ${ofPlan(table)}`;
	const recounted = `select ${columns} from temp.${table}`;
	const difference = (left: string, right: string) =>
		rows<object>(writer, `${left} except ${right} limit ${SHOWN}`, { planId });
	return [
		...(await difference(stored, recounted)).map((row) => ({ table, stored: row, recounted: null })),
		...(await difference(recounted, stored)).map((row) => ({ table, stored: null, recounted: row })),
	];
}
