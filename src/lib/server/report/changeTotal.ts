import { hasDecimalComma } from '#lib/i18n/number.ts';
import { readEntry } from '#lib/report/number.ts';
import type { Unread } from '#lib/report/row.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Act } from '#lib/server/report/commands/guard.ts';
import { saveEntry, type Saved } from '#lib/server/report/commands/saveEntry.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';

/** Stores another total of a row: the line of the table sends nothing else, and everything else stays. */
export async function changeTotal(
	db: Database,
	head: ReportHead,
	act: Act,
	{ id, version, total: typed }: { readonly id: number; readonly version: number; readonly total: string },
): Promise<Saved> {
	const entry = await snapshot(db, async (reader) => {
		const row = await getReportRow(reader, head.id, id);
		if (!row) throw new Refused('not found');
		const { indicators } = await getFramework(reader, head.sectorId);
		const unit = indicators.find((indicator) => indicator.id === row.indicatorId)?.unit ?? 'count';
		const total = readEntry(typed, unit, hasDecimalComma());
		const rest = row.unread.filter(({ field }) => field !== 'total');
		const unread: Unread[] =
			typeof total === 'string' ? [...rest, { field: 'total', text: typed, fault: total }] : rest;
		const { indicatorId } = row;
		return { indicatorId, total: typeof total === 'string' ? null : total, unread };
	});
	return saveEntry(db, { ...act, entryId: id, version, sent: null, entry });
}
