import { readEntry } from '#lib/report/number.ts';
import type { Unread } from '#lib/report/validation.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Act } from '#lib/server/report/commands/guard.ts';
import { saveActivity, type ActivityEntry, type Saved } from '#lib/server/report/commands/saveActivity.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';

/** Stores a row as the person saw it, with another total: the line of the table sends nothing else. */
export async function changeTotal(
	db: Database,
	act: Act,
	{ id, version, total: typed }: { readonly id: number; readonly version: number; readonly total: string },
): Promise<Saved> {
	const entry = await snapshot(db, async (reader): Promise<ActivityEntry> => {
		const head = await getReportHead(reader, act.reportId);
		const row = (await listReportRows(reader, act.reportId)).find((one) => one.id === id);
		if (!head || !row) throw new Refused('not found');
		const { indicators } = await getFramework(reader, head.sectorId);
		const unit = indicators.find((indicator) => indicator.id === row.indicatorId)?.unit ?? 'count';
		const total = readEntry(typed, unit);
		const rest = row.unread.filter(({ field }) => field !== 'total');
		const unread: Unread[] =
			typeof total === 'string' ? [...rest, { field: 'total', text: typed, fault: total }] : rest;
		return { ...row, total: typeof total === 'string' ? null : total, unread };
	});
	return saveActivity(db, { ...act, activityId: id, version, sent: null, entry });
}
