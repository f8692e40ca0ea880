import { transaction, type Database } from '#lib/server/database/driver.ts';
import { reportIn, type Act } from './guard.ts';
import { recordRow } from './recordRow.ts';
import { touchReport } from './saveEntry.ts';
import { keepAdded } from './undo.ts';
import { storeRow, type SentRow } from './storeRow.ts';

/**
 * Adds rows to a draft, all or none. Sent again under the same name, it adds nothing. Returns the first row's
 * identifier; null: there were none to add. It may be taken back for a short time. Throws Refused as saving one row does.
 * @param request `sent` is the sender's own name for these rows
 */
export async function addEntries(
	db: Database,
	request: Act & { readonly sent: string; readonly entries: readonly SentRow['entry'][] },
): Promise<number | null> {
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], request);
		let first: number | null = null;
		const added: number[] = [];
		for (const [i, entry] of request.entries.entries()) {
			const row = { entryId: null, version: 0, sent: `${request.sent}-${i}`, entry };
			const { entryId, isKnown } = await storeRow(writer, head, request, row, 'entry');
			if (!isKnown) {
				await recordRow(writer, head, request, { entryId, before: null });
				added.push(entryId);
			}
			first ??= entryId;
		}
		await keepAdded(writer, head, request, 'paste', added);
		await touchReport(writer, head, request);
		return first;
	});
}
