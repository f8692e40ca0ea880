import { readEntry } from '#lib/domain/entry.ts';
import type { Unread } from '#lib/domain/validation.ts';
import { Refused } from '../commands/refused.ts';
import type { Act } from '../commands/report/guard.ts';
import { saveActivity, type ActivityEntry, type Saved } from '../commands/report/saveActivity.ts';
import { snapshot, type Database } from '../db.ts';
import { getFramework } from '../queries/framework.ts';
import { getReportHead } from '../queries/reportHead.ts';
import { listReportRows } from '../queries/reportRows.ts';

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
