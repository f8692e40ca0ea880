import type { ClearanceRole } from '#lib/plan/settings.ts';
import { rows, type Writer } from '#lib/server/database/driver.ts';
import { queueLetter, type LetterTo } from './queueMail.ts';

/** Queues a letter to everybody who clears a sector's drafts for one of these roles; returns how many there are. */
export async function writeToClearers(
	writer: Writer,
	{ planId, sectorId }: { readonly planId: number; readonly sectorId: number },
	roles: readonly ClearanceRole[],
	letter: LetterTo,
	now: Date,
): Promise<number> {
	const people = await rows<{ id: number; clears: ClearanceRole }>(
		writer,
		`select distinct r.person_id as id, r.clears from person_role r
			join person on person.id = r.person_id and person.disabled_at is null
		where r.plan_id = @planId and r.role = 'clearer' and coalesce(r.sector_id, @sectorId) = @sectorId order by r.person_id`,
		{ planId, sectorId },
	);
	const asked = new Set(people.filter(({ clears }) => roles.includes(clears)).map(({ id }) => id));
	for (const id of asked) await queueLetter(writer, id, letter, now);
	return asked.size;
}
