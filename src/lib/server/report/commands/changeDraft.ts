/** The smaller changes of a draft. Each throws Refused when the draft may not be changed. */
import { calculationOf } from '#lib/figures/calculations.ts';
import { LONGEST } from '#lib/report/bounds.ts';
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { getReportRow, listReportRows } from '#lib/server/report/queries/rows.ts';
import type { Rule } from '#lib/report/validation.ts';
import { continued } from '#lib/report/compare.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { appendAudit, type AuditEvent } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Draft } from './draft.ts';
import { dropEmpty } from './activity.ts';
import { reportIn, type Act } from './guard.ts';
import { factsOfRow, recordRow } from './recordRow.ts';
import { touchReport } from './saveEntry.ts';
import { storeRow } from './storeRow.ts';

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
export async function removeEntry(db: Database, act: Act & { readonly entryId: number }): Promise<void> {
	await changeDraft(db, act, async (writer, head) => {
		const { entryId } = act;
		const row = await getReportRow(writer, head.id, entryId);
		if (!row) throw new Refused('not found');
		const before = await factsOfRow(writer, head, entryId);
		await run(writer, `delete from entry where id = @entryId`, { entryId });
		await dropEmpty(writer, row.activityId);
		await recordRow(writer, head, act, { entryId, before });
		return null;
	});
}

/** The partner's word on a warning; empty takes it back. */
export async function explainWarning(
	db: Database,
	act: Act & { readonly entryId: number; readonly rule: Rule; readonly body: string },
): Promise<void> {
	await changeDraft(db, act, async (writer, { id }) => {
		const { entryId, rule } = act;
		const body = act.body.trim();
		const row = { id, entryId };
		const found = await rows(writer, `select 1 from entry where id = @entryId and report_id = @id`, row);
		if (found.length === 0) throw new Refused('not found');
		const word = { entryId, rule };
		const [said] = await rows<{ body: string }>(
			writer,
			`select body from explanation where entry_id = @entryId and rule = @rule`,
			word,
		);
		if (body === '') {
			await run(writer, `delete from explanation where entry_id = @entryId and rule = @rule`, word);
		} else {
			await run(
				writer,
				`insert into explanation (entry_id, rule, body) values (@entryId, @rule, @body)
				on conflict (entry_id, rule) do update set body = excluded.body`,
				{ ...word, body },
			);
			await refuseWords(writer, id);
		}
		const change = auditedChange({ body: said?.body ?? null }, { body: body === '' ? null : body });
		if (!change) return null;
		const after = { report: id, rule, ...change.after };
		return { action: 'explain warning', subject: `entry/${entryId}`, before: change.before, after };
	});
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

async function copyWithoutFigures(writer: Writer, head: Draft, from: number, act: Act): Promise<number> {
	const keyOf = ({ reference, indicatorId, placeId }: ReportRow) =>
		JSON.stringify([reference, indicatorId, placeId]);
	const there = new Set((await listReportRows(writer, head.id)).map(keyOf));
	let copied = 0;
	for (const row of await listReportRows(writer, from)) {
		if (row.status === 'completed' || there.has(keyOf(row)) || (await hasEnded(head, row))) continue;
		const sent = { entryId: null, version: 0, sent: `copy-${row.id}`, entry: continued(row) };
		const { isKnown } = await storeRow(writer, head, act, sent, 'entry');
		if (!isKnown) copied++;
	}
	return copied;
}

/** Of what stands until another value comes, 0 says that it stands no more: the next quarter has nothing to ask of it. */
async function hasEnded(head: Draft, { indicatorId, total }: ReportRow): Promise<boolean> {
	const indicator = await head.indicator(indicatorId);
	return total === 0 && indicator !== undefined && calculationOf(indicator.calculation).carries;
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
		await bumpDataVersion(writer, head.planId, act.now, 'delete draft');
	});
}

/** What the record says of a change; without a subject it is the report itself. */
type Told = Pick<AuditEvent, 'action' | 'before' | 'after'> & { readonly subject?: string };

/** @param change returns null where there is nothing (more) to tell */
async function changeDraft(
	db: Database,
	act: Act,
	change: (writer: Writer, head: Draft) => Promise<Told | null>,
): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		const told = await change(writer, head);
		if (told) {
			const { personId, now: at } = act;
			await appendAudit(writer, { subject: `report/${head.id}`, ...told, at, personId, planId: head.planId });
		}
		await touchReport(writer, head, act);
	});
}
