/** The smaller changes of a draft. Each throws Refused when the draft may not be changed. */
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { appendAudit, type AuditEvent } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { reportIn, type Act } from './guard.ts';
import { recordRow, rowFacts } from './recordRow.ts';

/** The partner says that it did nothing in the quarter, or takes that back. */
export async function setNothingToReport(
	db: Database,
	act: Act & { readonly nothing: boolean },
): Promise<void> {
	await changeDraft(db, act, async (writer, { id, nothingToReport }) => {
		await run(writer, `update report set nothing_to_report = @nothing where id = @id`, {
			id,
			nothing: act.nothing ? 1 : 0,
		});
		if (nothingToReport === act.nothing) return null;
		const [before, after] = [{ nothing: nothingToReport }, { nothing: act.nothing }];
		return { action: 'say nothing to report', before, after };
	});
}

/** Takes a row out; it must be one of this draft. */
export async function removeActivity(
	db: Database,
	act: Act & { readonly activityId: number },
): Promise<void> {
	await changeDraft(db, act, async (writer, head) => {
		const { id } = head;
		const row = { id, activityId: act.activityId };
		const before = await rowFacts(writer, { reportId: id, activityId: act.activityId, sent: null });
		if ((await run(writer, `delete from activity where id = @activityId and report_id = @id`, row)) === 0) {
			throw new Refused('not found');
		}
		await recordRow(writer, head, act, { activityId: act.activityId, before });
		return null;
	});
}

/** The partner's word on a warning; empty takes it back. */
export async function explainWarning(
	db: Database,
	act: Act & { readonly activityId: number; readonly rule: string; readonly body: string },
): Promise<void> {
	await changeDraft(db, act, async (writer, { id }) => {
		const { activityId, rule } = act;
		const body = act.body.trim();
		const row = { id, activityId };
		const found = await rows(
			writer,
			`select 1 from activity where id = @activityId and report_id = @id`,
			row,
		);
		if (found.length === 0) throw new Refused('not found');
		const word = { activityId, rule };
		const [said] = await rows<{ body: string }>(
			writer,
			`select body from explanation where activity_id = @activityId and rule = @rule`,
			word,
		);
		if (body === '') {
			await run(writer, `delete from explanation where activity_id = @activityId and rule = @rule`, word);
		} else {
			await run(
				writer,
				`insert into explanation (activity_id, rule, body) values (@activityId, @rule, @body)
				on conflict (activity_id, rule) do update set body = excluded.body`,
				{ ...word, body },
			);
		}
		const change = auditedChange({ body: said?.body ?? null }, { body: body === '' ? null : body });
		if (!change) return null;
		const after = { report: id, rule, ...change.after };
		return { action: 'explain warning', subject: `activity/${activityId}`, before: change.before, after };
	});
}

/**
 * Takes over the rows of the partner's last approved quarter without their figures, which belong to that quarter alone.
 * Completed ones stay behind: an activity is completed once. Pressed twice, it adds nothing twice. Returns how many rows
 * came.
 */
export async function copyLastQuarter(db: Database, act: Act): Promise<number> {
	let copied = 0;
	await changeDraft(db, act, async (writer, head) => {
		const [last] = await rows<{ id: number }>(
			writer,
			`select r.id from report r join period d on d.id = r.period_id
			where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1
				and d.year * 4 + d.quarter < @year * 4 + @quarter
			order by d.year * 4 + d.quarter desc limit 1`,
			{ sectorId: head.sectorId, partnerId: head.partnerId, year: head.year, quarter: head.quarter },
		);
		if (!last) return null;
		copied = await copyWithoutFigures(writer, head, last.id, act);
		if (copied === 0) return null;
		return { action: 'copy quarter', before: null, after: { from: last.id, rows: copied } };
	});
	return copied;
}

async function copyWithoutFigures(
	writer: Writer,
	head: ReportHead,
	from: number,
	{ personId, now }: Act,
): Promise<number> {
	const key = { from, to: head.id };
	const count = await run(
		writer,
		`insert into activity (report_id, reference, indicator_id, place_id, status, through_id, appeal, note, eligible,
			version, sent, changed_at, changed_by)
		select @to, a.reference, a.indicator_id, a.place_id, a.status, a.through_id, a.appeal, null, a.eligible,
			1, 'copy-' || a.id, @now, @personId
		from activity a where a.report_id = @from and a.status <> 'completed' and not exists (
			select 1 from activity n where n.report_id = @to and n.indicator_id = a.indicator_id
				and coalesce(n.place_id, 0) = coalesce(a.place_id, 0) and coalesce(n.reference, '') = coalesce(a.reference, ''))
		order by a.id on conflict do nothing`,
		{ ...key, now: now.getTime(), personId },
	);
	await run(
		writer,
		`insert into activity_donor (activity_id, donor_id)
		select n.id, d.donor_id from activity a join activity_donor d on d.activity_id = a.id
			join activity n on n.report_id = @to and n.sent = 'copy-' || a.id
		where a.report_id = @from on conflict do nothing`,
		key,
	);
	return count;
}

/** Discards a draft that was never submitted. */
export async function deleteDraft(db: Database, act: Act): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		if (head.submittedAt !== null) throw new Refused('wrong state');
		await run(writer, `delete from report where id = @id`, { id: head.id });
		await appendAudit(writer, {
			at: act.now,
			personId: act.personId,
			planId: head.planId,
			action: 'delete draft',
			subject: `report/${head.id}`,
			before: { state: head.state, version: head.version },
			after: null,
		});
	});
}

/** What the record says of a change; without a subject it is the report itself. */
type Told = Pick<AuditEvent, 'action' | 'before' | 'after'> & { readonly subject?: string };

/** @param change returns null where there is nothing (more) to tell */
async function changeDraft(
	db: Database,
	act: Act,
	change: (writer: Writer, head: ReportHead) => Promise<Told | null>,
): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		const told = await change(writer, head);
		if (told) {
			const { personId, now: at } = act;
			await appendAudit(writer, { subject: `report/${head.id}`, ...told, at, personId, planId: head.planId });
		}
		await run(writer, `update report set updated_at = @now where id = @id`, {
			id: head.id,
			now: act.now.getTime(),
		});
	});
}
