import { Refused } from '#lib/server/refused.ts';
import type { ActivityForm } from '#lib/report/forms/activity.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readActivityForm } from './activityEntry.ts';
import type { Act } from './commands/guard.ts';
import { saveEntry, type Saved } from './commands/saveEntry.ts';
import { getReportSector } from './queries/head.ts';

/**
 * Stores what the form of a row sent. It is read first: searching a place in the transaction would keep other writers
 * waiting, and what it is read against, the plan and its sector, a report never changes.
 * Throws as `saveEntry`; Refused too when the form names no indicator of the sector.
 */
export async function saveForm(db: Database, act: Act, form: ActivityForm): Promise<Saved> {
	const read = await snapshot(db, async (reader) => {
		const sector = await getReportSector(reader, act.reportId);
		const scope = sector && (await getScope(reader, sector.planCode, sector.sectorCode));
		return scope && readActivityForm(reader, scope, form);
	});
	const { id: entryId, version, sent = null } = form;
	const entry = () => (read ? Promise.resolve(read) : Promise.reject(new Refused('not allowed')));
	return saveEntry(db, { ...act, entryId, version, sent, entry });
}
