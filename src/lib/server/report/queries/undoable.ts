import { decidedUntil, UNDO_STATES, type Undoable } from '#lib/report/review.ts';
import type { Language } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';

/** One's own decisions on reports of a sector and a quarter that can be undone, the last first. */
export async function listUndoable(
	reader: Reader,
	of: {
		readonly sectorId: number;
		readonly periodId: number;
		readonly personId: number;
		readonly language: Language;
	},
	now: Date,
): Promise<Undoable[]> {
	const found = await rows<Omit<Undoable, 'until'> & { at: number }>(
		reader,
		`select r.id as "reportId", r.partner_id as "partnerId", ${textIn('o.name')} as partner, r.state, r.decided_at as at
		from report r join organisation o on o.id = r.partner_id
		where r.sector_id = @sectorId and r.period_id = @periodId and r.decided_by = @personId
			and r.state in (select value from json_each(@states)) and not exists (
				select 1 from report n where n.sector_id = r.sector_id and n.period_id = r.period_id
					and n.partner_id = r.partner_id and n.version > r.version)
		order by r.decided_at desc nulls last, r.id desc`,
		{ ...of, states: JSON.stringify(UNDO_STATES) },
	);
	return found.flatMap(({ at, ...one }) => {
		const until = decidedUntil(new Date(at));
		return now < until ? [{ ...one, until: until.getTime() }] : [];
	});
}
