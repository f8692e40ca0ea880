/** The rows of a version of a report, as its form and its review show them. */
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { RULES } from '#lib/report/validation.ts';
import { rowFields, ROW, type CellGroups, type RowField, type Unread } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { joinGroups } from '#lib/server/plan/queries/combinations.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

type Stored = Omit<ReportRow, 'totalDerived' | 'ofYear' | 'unread' | 'cells' | 'months' | 'explanations'> & {
	totalDerived: number;
	ofYear: number;
	unread: string | null;
};

type CellRow = { id: number; value: number } & Record<Dimension, number | null>;

const FIELDS: readonly RowField[] = [...rowFields('activity'), ...rowFields('entry')];
const COLUMNS = FIELDS.flatMap((name) => {
	const { of, column } = ROW[name];
	return column === undefined ? [] : `${of}.${column} as "${name}"`;
}).join(', ');
const LISTS = FIELDS.flatMap((name) => {
	const { list } = ROW[name];
	return list ? [{ name, ...list }] : [];
});
const GROUPS = DIMENSIONS.map((dimension) => `${dimension}_of.group_id as ${dimension}`).join(', ');

/** In the order in which they were entered. */
export async function listReportRows(reader: Reader, reportId: number): Promise<ReportRow[]> {
	return readRows(reader, { reportId, id: null });
}

/** One of them; undefined: the report has no such row. */
export async function getReportRow(
	reader: Reader,
	reportId: number,
	id: number,
): Promise<ReportRow | undefined> {
	return (await readRows(reader, { reportId, id }))[0];
}

async function readRows(
	reader: Reader,
	key: { readonly reportId: number; readonly id: number | null },
): Promise<ReportRow[]> {
	const which = `entry.report_id = @reportId${key.id === null ? '' : ' and entry.id = @id'}`;
	const found = await rows<Stored>(
		reader,
		`select entry.id, entry.activity_id as "activityId", entry.version, ${COLUMNS},
			entry.total_derived as "totalDerived", entry.unread, entry.continues, entry.sent,
			p.name as "changedBy", entry.changed_by as "changedById",
			entry.changed_at as "changedAt"
		from entry join activity on activity.id = entry.activity_id left join person p on p.id = entry.changed_by
		where ${which} order by entry.id`,
		key,
	);
	const cells = byEntry(
		await rows<CellRow>(
			reader,
			`select entry.id, c.value, ${GROUPS}
			from entry join cell c on c.entry_id = entry.id join group_combination g on g.id = c.combination_id
				${joinGroups('g.id')}
			where ${which} order by entry.id, g.mask, g.id`,
			key,
		),
	);
	const months = byEntry(
		await rows<CellRow & { month: number }>(
			reader,
			`select entry.id, m.month, m.value, ${GROUPS}
			from entry join entry_month m on m.entry_id = entry.id
				left join group_combination g on g.id = m.combination_id
				${joinGroups('g.id')}
			where ${which} order by entry.id, m.month, g.mask nulls first, g.id`,
			key,
		),
	);
	const words = byEntry(
		await rows<{ id: number; rule: string; body: string }>(
			reader,
			`select entry.id, x.rule, x.body from entry join explanation x on x.entry_id = entry.id where ${which}`,
			key,
		),
	);
	const lists: { name: RowField; values: ReadonlyMap<number, { value: number | string }[]> }[] = [];
	for (const { name, table, column } of LISTS) {
		const values = await rows<{ id: number; value: number | string }>(
			reader,
			`select entry.id, l.${column} as value from entry join ${table} l on l.activity_id = entry.activity_id
			where ${which} order by entry.id, l.${column}`,
			key,
		);
		lists.push({ name, values: byEntry(values) });
	}
	return found.map(({ totalDerived, ofYear, unread, ...row }) => ({
		...row,
		...Object.fromEntries(
			lists.map(({ name, values }) => [name, (values.get(row.id) ?? []).map(({ value }) => value)]),
		),
		totalDerived: totalDerived === 1,
		ofYear: ofYear === 1,
		unread: unread === null ? [] : (JSON.parse(unread) as Unread[]),
		cells: (cells.get(row.id) ?? []).map((cell) => ({ groups: groupsOf(cell), value: cell.value })),
		months: (months.get(row.id) ?? []).map((cell) => ({
			month: cell.month,
			groups: groupsOf(cell),
			value: cell.value,
		})),
		explanations: explanationsOf(words.get(row.id) ?? []),
	}));
}

/** Of the rules that there are: text of somebody never becomes the name of a property. */
function explanationsOf(
	words: readonly { readonly rule: string; readonly body: string }[],
): ReportRow['explanations'] {
	const said = RULES.flatMap((rule) => {
		const found = words.find((word) => word.rule === rule);
		return found ? [[rule, found.body] as const] : [];
	});
	return Object.fromEntries(said);
}

function byEntry<T extends { id: number }>(found: readonly T[]): Map<number, T[]> {
	return Map.groupBy(found, ({ id }) => id);
}

function groupsOf(row: CellRow): CellGroups {
	const groups = DIMENSIONS.flatMap((dimension) =>
		row[dimension] === null ? [] : [[dimension, row[dimension]]],
	);
	return Object.fromEntries(groups) as CellGroups;
}
