import { rows, type Reader, type Writer } from '../../db.ts';
import { rebuildTotals } from './rebuild.ts';

/** A stored total that a recount does not give, as the rows of both. */
export interface TotalsFault {
	readonly table: string;
	readonly stored: object | null;
	readonly recounted: object | null;
}

const TABLES = [
	'place_total',
	'group_total',
	'window_total',
	'window_group',
	'people_total',
	'people_group',
] as const;

/** Faults shown of one table: more say nothing new. */
const SHOWN = 20;

/**
 * Compares every stored total with a full recount. Takes the writer, recounts in the caller's transaction and leaves the
 * recount in place: the caller rolls back when it only wants to look.
 * @returns what differs, empty when all is sound
 */
export async function checkTotals(writer: Writer): Promise<TotalsFault[]> {
	for (const table of TABLES) {
		writer.$client.exec(`drop table if exists temp.stored_${table};
			create temp table stored_${table} as select * from ${table}`);
	}
	for (const { id } of rows<{ id: number }>(writer, 'select id from plan')) await rebuildTotals(writer, id);
	return TABLES.flatMap((table) => {
		const onlyStored = difference(writer, `temp.stored_${table}`, table);
		const onlyRecounted = difference(writer, table, `temp.stored_${table}`);
		return [
			...onlyStored.map((stored) => ({ table, stored, recounted: null })),
			...onlyRecounted.map((recounted) => ({ table, stored: null, recounted })),
		];
	});
}

function difference(reader: Reader, left: string, right: string): object[] {
	return rows<object>(reader, `select * from ${left} except select * from ${right} limit ${SHOWN}`);
}
