/** A row of a report in the record: what changed of it, by the codes that people know. */
import { auditedChange, type AuditFacts } from '#lib/record/audit.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { formatAmount, type Unit } from '#lib/figures/unit.ts';
import { rows, type Writer } from '#lib/server/database/driver.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import type { Act } from './guard.ts';

export interface RowKey {
	readonly reportId: number;
	/** Null: a new row, which may have been stored under the name that its sender gave it. */
	readonly activityId: number | null;
	readonly sent: string | null;
}

interface Found {
	id: number;
	unit: Unit;
	total: number | null;
	unread: string | null;
}

/** What is stored of a row, amounts as one writes them; null: there is no such row. */
export async function rowFacts(
	writer: Writer,
	{ reportId, activityId, sent }: RowKey,
): Promise<AuditFacts | null> {
	const [found] = await rows<Found>(
		writer,
		`select a.id, i.unit, i.code as indicator, p.pcode as place, a.reference, a.status, t.code as through, a.total,
			a.done_in as "doneIn", a.note, a.unread
		from activity a join indicator i on i.id = a.indicator_id left join place p on p.id = a.place_id
			left join organisation t on t.id = a.through_id
		where a.report_id = @reportId and (a.id = @activityId or (@activityId is null and a.sent = @sent))`,
		{ reportId, activityId, sent },
	);
	if (!found) return null;
	const { id, unit, total, unread, ...plain } = found;
	const donors = await rows<{ code: string }>(
		writer,
		`select o.code from activity_donor d join organisation o on o.id = d.donor_id where d.activity_id = @id order by o.code`,
		{ id },
	);
	const tags = await rows<{ tag: string }>(
		writer,
		`select tag from activity_tag where activity_id = @id order by tag`,
		{ id },
	);
	return {
		...plain,
		total: total === null ? null : formatAmount(total, unit),
		donors: donors.map(({ code }) => code),
		tags: tags.map(({ tag }) => tag),
		unread:
			unread === null
				? null
				: (JSON.parse(unread) as { text: string }[]).map(({ text }) => text.slice(0, 50)),
		...(await cellFacts(writer, id, unit)),
	};
}

/** Each cell by the codes of its groups: a changed one is told without the others. */
async function cellFacts(writer: Writer, id: number, unit: Unit): Promise<AuditFacts> {
	const cells = await rows<{ value: number } & Record<string, string | null>>(
		writer,
		`select c.value, ${DIMENSIONS.map((dimension) => `${dimension}.code as ${dimension}`).join(', ')}
		from cell c join group_combination g on g.id = c.combination_id
			${DIMENSIONS.map((dimension) => `left join plan_group ${dimension} on ${dimension}.id = g.${dimension}_id`).join(' ')}
		where c.activity_id = @id order by g.mask, g.id`,
		{ id },
	);
	return Object.fromEntries(
		cells.map((cell) => [
			`of ${DIMENSIONS.flatMap((dimension) => cell[dimension] ?? []).join(' + ')}`,
			formatAmount(cell.value, unit),
		]),
	);
}

/** Tells what a save or a removal changed of a row; nothing where nothing did, as when a new row came twice. */
export async function recordRow(
	writer: Writer,
	head: ReportHead,
	{ personId, now }: Pick<Act, 'personId' | 'now'>,
	row: { readonly activityId: number; readonly before: AuditFacts | null },
): Promise<void> {
	const { activityId, before } = row;
	const after = await rowFacts(writer, { reportId: head.id, activityId, sent: null });
	const change = auditedChange(before, after);
	if (!change) return;
	const { indicator, place } = after ?? before ?? {};
	const where = { report: head.id, indicator, place };
	await appendAudit(writer, {
		at: now,
		personId,
		planId: head.planId,
		action: after === null ? 'remove row' : 'save row',
		subject: `activity/${activityId}`,
		before: after === null ? { ...where, ...change.before } : change.before,
		after: after === null ? null : { ...where, ...change.after },
	});
}
