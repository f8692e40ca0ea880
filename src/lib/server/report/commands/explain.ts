import { LONGEST } from '#lib/report/bounds.ts';
import type { Rule } from '#lib/report/validation.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Draft } from './draft.ts';
import type { Act } from './guard.ts';

/**
 * The partner's words on warnings of a row of the draft, by rule; an empty one takes it back. Returns whether any says
 * something else now. Throws Refused when the report's words come to more than it takes.
 */
export async function sayWhy(
	writer: Writer,
	{ id: reportId, planId }: Pick<Draft, 'id' | 'planId'>,
	{ personId, now: at }: Pick<Act, 'personId' | 'now'>,
	{ entryId, words }: { readonly entryId: number; readonly words: ReadonlyMap<Rule, string> },
): Promise<boolean> {
	let isChanged = false;
	for (const [rule, typed] of words) {
		const body = typed.trim();
		const word = { entryId, rule };
		const [said] = await rows<{ body: string }>(
			writer,
			`select body from explanation where entry_id = @entryId and rule = @rule`,
			word,
		);
		const change = auditedChange({ body: said?.body ?? null }, { body: body === '' ? null : body });
		if (!change) continue;
		isChanged = true;
		if (body === '') {
			await run(writer, `delete from explanation where entry_id = @entryId and rule = @rule`, word);
		} else {
			await run(
				writer,
				`insert into explanation (entry_id, rule, body) values (@entryId, @rule, @body)
				on conflict (entry_id, rule) do update set body = excluded.body`,
				{ ...word, body },
			);
			await refuseWords(writer, reportId);
		}
		const after = { report: reportId, rule, ...change.after };
		const subject = `entry/${entryId}`;
		await appendAudit(writer, {
			action: 'explain warning',
			subject,
			before: change.before,
			after,
			at,
			personId,
			planId,
		});
	}
	return isChanged;
}

async function refuseWords(writer: Writer, id: number): Promise<void> {
	const [found] = await rows<{ given: number }>(
		writer,
		`select sum(length(x.body)) as given from entry e join explanation x on x.entry_id = e.id where e.report_id = @id`,
		{ id },
	);
	const most = LONGEST.explanations;
	if (found && found.given > most) throw new Refused('words full', { given: found.given, most });
}
