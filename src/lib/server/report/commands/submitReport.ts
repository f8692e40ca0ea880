import { createHash } from 'node:crypto';
import { rows, run, transaction, type Database, type Reader } from '#lib/server/database/driver.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import { listNothing, listOutputWords } from '#lib/server/report/queries/outputs.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { writeToReviewers, type LetterTo } from '#lib/server/mail/index.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { draftIn, headFor, type Act } from './guard.ts';

export interface SubmitRequest extends Act {
	/** Made by the sender for this submission: sent again, it is the same one. */
	readonly key: string;
	/** What the person saw before submitting (`editionOf`). */
	readonly edition: string;
	/** To whoever coordinates the sector. @param questions how many of its figures are asked about */
	readonly letter?: (report: ReportHead, questions: number) => LetterTo;
}

/** Tells one content of a draft from another: changes with every row that is saved, added or removed, and with what is said of outputs. */
export async function editionOf(reader: Reader, reportId: number): Promise<string> {
	const found = await rows<{ id: number; version: number }>(
		reader,
		`select id, version from entry where report_id = @reportId
		union all select 0, nothing_to_report from report where id = @reportId order by 1`,
		{ reportId },
	);
	const said = [await listOutputWords(reader, reportId), await listNothing(reader, reportId)];
	const content = said.flat().length === 0 ? found : [found, said];
	return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

/**
 * Submits a draft for review. Sent again with the same key it does nothing more and answers the same.
 * Throws Refused: `key used` when the key was sent for something else, `changed meanwhile` when the draft is not the one
 * that the person saw, `errors` when a rule forbids it, and as every change of a draft.
 */
export async function submitReport(db: Database, request: SubmitRequest): Promise<void> {
	await transaction(db, async (writer) => {
		const report = await headFor(writer, request);
		const content = contentOf(request);
		const [known] = await rows<{ content: string }>(
			writer,
			`select content from submission where key = @key`,
			{
				key: request.key,
			},
		);
		if (known?.content === content) return;
		if (known) throw new Refused('key used');
		const head = await draftIn(writer, report, ['draft'], request.now);
		if ((await editionOf(writer, head.id)) !== request.edition) throw new Refused('changed meanwhile');
		const findings = await listFindings(writer, head, await listReportRows(writer, head.id));
		if (findings.some(({ severity }) => severity === 'error')) throw new Refused('errors');
		const at = request.now.getTime();
		await run(
			writer,
			`update report set state = 'submitted', submitted_at = @at, submitted_by = @personId, updated_at = @at where id = @id`,
			{ id: head.id, at, personId: request.personId },
		);
		await run(
			writer,
			`insert into submission (key, report_id, content, at) values (@key, @id, @content, @at)`,
			{
				key: request.key,
				id: head.id,
				content,
				at,
			},
		);
		if (request.letter) {
			await writeToReviewers(writer, report, request.letter(report, findings.length), request.now);
		}
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId: head.planId,
			action: 'submit report',
			subject: `report/${head.id}`,
			before: { state: 'draft' },
			after: { state: 'submitted', edition: request.edition, warnings: findings.length },
		});
		await bumpDataVersion(writer, head.planId, request.now, 'submit report');
	});
}

function contentOf({ reportId, edition, personId }: SubmitRequest): string {
	return createHash('sha256')
		.update(JSON.stringify([reportId, edition, personId]))
		.digest('hex');
}
