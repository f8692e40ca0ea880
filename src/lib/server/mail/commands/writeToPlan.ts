import { rows, type Writer } from '#lib/server/database/driver.ts';
import { queueLetter, type LetterTo } from './queueMail.ts';

/** Queues a letter to everybody with a role in a plan that reaches the sector; returns how many there are. */
export async function writeToPlan(
	writer: Writer,
	{ planId, sectorId }: { readonly planId: number; readonly sectorId: number },
	letter: LetterTo,
	now: Date,
): Promise<number> {
	const people = await rows<{ id: number }>(
		writer,
		`select distinct r.person_id as id from person_role r
			join person on person.id = r.person_id and person.disabled_at is null
		where r.plan_id = @planId and coalesce(r.sector_id, @sectorId) = @sectorId order by r.person_id`,
		{ planId, sectorId },
	);
	for (const { id } of people) await queueLetter(writer, id, letter, now);
	return people.length;
}
