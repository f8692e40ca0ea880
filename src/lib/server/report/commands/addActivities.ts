import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { reportIn, type Act } from './guard.ts';
import { recordRow, rowFacts } from './recordRow.ts';
import { storeActivity, type ActivityEntry } from './saveActivity.ts';

/**
 * Adds rows to a draft, all or none. Sent again under the same name, it adds nothing. Returns the first row's
 * identifier; null: there were none to add. Throws Refused as saving one row does.
 * @param request `sent` is the sender's own name for these rows
 */
export async function addActivities(
	db: Database,
	request: Act & { readonly sent: string; readonly entries: readonly ActivityEntry[] },
): Promise<number | null> {
	const { entries, sent: name, ...act } = request;
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		let first: number | null = null;
		for (const [i, entry] of entries.entries()) {
			const sent = `${name}-${i}`;
			const before = await rowFacts(writer, { reportId: head.id, activityId: null, sent });
			const saved = await storeActivity(writer, head, { ...act, activityId: null, version: 0, sent, entry });
			await recordRow(writer, head, act, { ...saved, before });
			first ??= saved.activityId;
		}
		await run(writer, `update report set updated_at = @now where id = @id`, {
			id: head.id,
			now: act.now.getTime(),
		});
		return first;
	});
}
