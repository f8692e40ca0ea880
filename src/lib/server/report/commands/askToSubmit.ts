import { listSubmitters } from '#lib/server/report/queries/submitters.ts';
import { rows, transaction, type Database } from '#lib/server/database/driver.ts';
import { queueLetter, type LetterTo } from '#lib/server/mail/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { Refused } from '#lib/server/refused.ts';
import { draftIn, headFor, type Act } from './guard.ts';

const DAY = 86_400_000;

/**
 * Tells whoever may submit a draft that it is ready: once a day. Returns how many were written to.
 * Throws Refused as every change of a draft, and `asked already`.
 */
export async function askToSubmit(
	db: Database,
	request: Act & { readonly letter: (report: ReportHead) => LetterTo },
): Promise<number> {
	return transaction(db, async (writer) => {
		const head = await headFor(writer, request);
		await draftIn(writer, head, ['draft'], request.now);
		const subject = `report/${head.id}`;
		const asked = await rows(
			writer,
			`select 1 from audit_entry where plan_id = @planId and subject = @subject and action = 'ask to submit'
				and at > @since limit 1`,
			{ planId: head.planId, subject, since: request.now.getTime() - DAY },
		);
		if (asked.length > 0) throw new Refused('asked already');
		const people = await listSubmitters(writer, head);
		for (const { id } of people) await queueLetter(writer, id, request.letter(head), request.now);
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId: head.planId,
			action: 'ask to submit',
			subject,
			before: null,
			after: { people: people.length },
		});
		return people.length;
	});
}
