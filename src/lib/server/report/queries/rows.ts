/** The rows of a version of a report, as its form and its review show them. */
import { maskOf, type BreakdownSum } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { ActivityStatus } from '#lib/report/report.ts';
import type { ReportCell, ReportRow } from '#lib/report/sheet.ts';
import type { Unread } from '#lib/report/validation.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

interface Row {
	id: number;
	version: number;
	reference: string | null;
	indicatorId: number;
	placeId: number | null;
	status: ActivityStatus;
	throughId: number | null;
	doneIn: number | null;
	note: string | null;
	total: number | null;
	derived: number;
	unread: string | null;
	continues: number | null;
	changedBy: string | null;
	changedAt: number | null;
}

interface CellRow {
	id: number;
	value: number;
	sex: number | null;
	cohort: number | null;
	age: number | null;
	disability: number | null;
}

/** In the order in which they were entered. */
export async function listReportRows(reader: Reader, reportId: number): Promise<ReportRow[]> {
	const key = { reportId };
	const found = await rows<Row>(
		reader,
		`select a.id, a.version, a.reference, a.indicator_id as "indicatorId", a.place_id as "placeId", a.status,
			a.through_id as "throughId", a.done_in as "doneIn", a.note, a.total, a.total_derived as derived, a.unread,
			a.continues, p.name as "changedBy", a.changed_at as "changedAt"
		from activity a left join person p on p.id = a.changed_by where a.report_id = @reportId order by a.id`,
		key,
	);
	const cells = byActivity(
		await rows<CellRow>(
			reader,
			`select a.id, c.value, g.sex_id as sex, g.cohort_id as cohort, g.age_id as age, g.disability_id as disability
			from activity a join cell c on c.activity_id = a.id join group_combination g on g.id = c.combination_id
			where a.report_id = @reportId order by a.id, g.mask, g.id`,
			key,
		),
	);
	const donors = byActivity(
		await rows<{ id: number; donor: number }>(
			reader,
			`select a.id, d.donor_id as donor from activity a join activity_donor d on d.activity_id = a.id
			where a.report_id = @reportId`,
			key,
		),
	);
	const tags = byActivity(
		await rows<{ id: number; tag: string }>(
			reader,
			`select a.id, t.tag from activity a join activity_tag t on t.activity_id = a.id where a.report_id = @reportId`,
			key,
		),
	);
	const words = byActivity(
		await rows<{ id: number; rule: string; body: string }>(
			reader,
			`select a.id, e.rule, e.body from activity a join explanation e on e.activity_id = a.id
			where a.report_id = @reportId`,
			key,
		),
	);
	return found.map(({ derived, unread, ...row }) => ({
		...row,
		totalDerived: derived === 1,
		unread: unread === null ? [] : (JSON.parse(unread) as Unread[]),
		cells: (cells.get(row.id) ?? []).map(toCell),
		donors: (donors.get(row.id) ?? []).map(({ donor }) => donor),
		tags: (tags.get(row.id) ?? []).map(({ tag }) => tag),
		explanations: Object.fromEntries((words.get(row.id) ?? []).map(({ rule, body }) => [rule, body])),
	}));
}

function byActivity<T extends { id: number }>(found: readonly T[]): Map<number, T[]> {
	return Map.groupBy(found, ({ id }) => id);
}

function toCell(row: CellRow): ReportCell {
	const groups = DIMENSIONS.flatMap((dimension) =>
		row[dimension] === null ? [] : [[dimension, row[dimension]]],
	);
	return { groups: Object.fromEntries(groups) as ReportCell['groups'], value: row.value };
}

/** What each breakdown of a row comes to. */
export function breakdownsOf({ cells }: { readonly cells: readonly ReportCell[] }): BreakdownSum[] {
	const sums = new Map<number, number>();
	for (const { groups, value } of cells) {
		const mask = maskOf(Object.keys(groups) as Dimension[]);
		sums.set(mask, (sums.get(mask) ?? 0) + value);
	}
	return [...sums].map(([mask, sum]) => ({ mask, sum }));
}
