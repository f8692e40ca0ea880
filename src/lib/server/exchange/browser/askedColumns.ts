/** Whether a page asks which column is which, and what it shows then. */
import { isUnderWay } from '#lib/exchange/progress.ts';
import { SINGLE_FILES } from '#lib/exchange/sent.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { rememberedColumns } from '#lib/server/exchange/queries/importColumns.ts';
import { findImport, type ListedImport } from '#lib/server/exchange/queries/imports.ts';
import { columnsIn, type SentColumns } from './columnsOf.ts';
import type { OpenImports } from './open.ts';

/**
 * Null: nothing is asked. What was not tried yet waits for it; else the address asks.
 * @param asked `columns`, a table, and `row`, that of its headings as a spreadsheet counts
 */
export async function askedColumns(
	reader: Reader,
	{ planId, personId, now }: OpenImports,
	current: ListedImport | null,
	asked: URLSearchParams,
): Promise<SentColumns | null> {
	if (!current?.isTable || current.state !== 'checked' || isUnderWay(current.progress, now)) return null;
	if (current.found !== null && !asked.has('columns')) return null;
	const kept = await findImport(reader, planId, current.id);
	if (!kept || kept.mapping === null) return null;
	const file = SINGLE_FILES.find((one) => one === asked.get('columns'));
	const row = /^\d{1,7}$/.exec(asked.get('row') ?? '')?.[0];
	const remembered = await rememberedColumns(reader, planId, personId);
	return columnsIn(
		{ ...kept, mapping: kept.mapping },
		remembered,
		file,
		row === undefined ? row : Number(row),
	);
}
