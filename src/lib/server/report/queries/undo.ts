import { UNDO_FOR, type Undo } from '#lib/report/undo.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** What the person did last to the draft and may still take back; null: nothing. */
export async function findUndo(
	reader: Reader,
	{ reportId, personId, now }: { readonly reportId: number; readonly personId: number; readonly now: Date },
): Promise<Undo | null> {
	const [found] = await rows<Undo>(
		reader,
		`select id, what, count from report_undo
		where report_id = @reportId and person_id = @personId and at > @since order by id desc limit 1`,
		{ reportId, personId, since: now.getTime() - UNDO_FOR },
	);
	return found ?? null;
}
