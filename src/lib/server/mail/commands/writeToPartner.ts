import { rows, type Writer } from '#lib/server/database/driver.ts';
import { queueLetter, type Held, type LetterTo } from './queueMail.ts';

/**
 * Queues a letter to everybody who reports or submits for a partner; returns how many there are.
 * @param held where the letter tells of a decision that can be undone
 */
export async function writeToPartner(
	writer: Writer,
	partnerId: number,
	letter: LetterTo,
	now: Date,
	held?: Held,
): Promise<number> {
	const people = await rows<{ id: number }>(
		writer,
		`select distinct r.person_id as id from person_role r
			join person on person.id = r.person_id and person.disabled_at is null
		where organisation_id = @partnerId and role in ('partner_reporter', 'partner_approver')`,
		{ partnerId },
	);
	for (const { id } of people) await queueLetter(writer, id, letter, now, held);
	return people.length;
}
