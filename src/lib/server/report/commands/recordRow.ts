/** A row of a report in the record: what changed of it, by the codes that people know. */
import { auditedChange, type AuditFacts } from '#lib/record/audit.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { formatAmount } from '#lib/figures/unit.ts';
import { ROW, type CellGroups, type RowField } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { rows, type Reader, type Writer } from '#lib/server/database/driver.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import type { Draft } from './draft.ts';
import type { Act } from './guard.ts';

/** What is stored of a row, amounts as one writes them; null: there is no such row. */
export async function factsOfRow(
	reader: Reader,
	head: Pick<Draft, 'id' | 'indicator'>,
	id: number,
): Promise<AuditFacts | null> {
	const row = await getReportRow(reader, head.id, id);
	return row ? factsOf(reader, head, row) : null;
}

async function factsOf(reader: Reader, head: Pick<Draft, 'indicator'>, row: ReportRow): Promise<AuditFacts> {
	const indicator = await head.indicator(row.indicatorId);
	if (!indicator) throw new Error(`row ${row.id} has no indicator`);
	const organisations = await codesOf(reader, 'organisation', 'code', [...row.donors, row.throughId]);
	const places = await codesOf(reader, 'place', 'pcode', [...row.also, row.placeId]);
	const named = [...row.cells, ...row.months].flatMap(({ groups }) => Object.values(groups));
	const groups = await codesOf(reader, 'plan_group', 'code', named);
	const amount = (value: number | null) => (value === null ? null : formatAmount(value, indicator.unit));
	const groupCodes = (cell: { readonly groups: CellGroups }) =>
		DIMENSIONS.flatMap((dimension) => groups.get(cell.groups[dimension] ?? 0) ?? []).join(' + ');
	const factOf = (name: RowField): unknown => {
		const value = row[name];
		switch (ROW[name].type) {
			case 'indicator':
				return indicator.code;
			case 'amount':
			case 'value':
				return amount(value as number | null);
			case 'organisation':
				return organisations.get(value as number) ?? null;
			case 'organisations':
				return (value as number[]).flatMap((id) => organisations.get(id) ?? []).sort();
			case 'place':
				return places.get(value as number) ?? null;
			case 'places':
				return (value as number[]).flatMap((id) => places.get(id) ?? []).sort();
			case 'flag':
				return value === true ? true : null;
			case 'cells':
			case 'months':
				return null;
			default:
				return value;
		}
	};
	return {
		...Object.fromEntries((Object.keys(ROW) as RowField[]).map((name) => [ROW[name].record, factOf(name)])),
		unread: row.unread.length === 0 ? null : row.unread.map(({ text }) => text.slice(0, 50)),
		// Each cell for itself: a changed one is told without the others.
		...Object.fromEntries(row.cells.map((cell) => [`of ${groupCodes(cell)}`, amount(cell.value)])),
		...Object.fromEntries(
			row.months.map((cell) => [`in month ${cell.month} ${groupCodes(cell)}`.trim(), amount(cell.value)]),
		),
	};
}

async function codesOf(
	reader: Reader,
	table: 'organisation' | 'place' | 'plan_group',
	column: 'code' | 'pcode',
	ids: readonly (number | null)[],
): Promise<Map<number, string>> {
	const codes = new Map<number, string>();
	for (const id of new Set(ids)) {
		if (id === null) continue;
		const [found] = await rows<{ code: string }>(
			reader,
			`select ${column} as code from ${table} where id = @id`,
			{ id },
		);
		if (found) codes.set(id, found.code);
	}
	return codes;
}

/** Tells what a save or a removal changed of a row; nothing where nothing did. */
export async function recordRow(
	writer: Writer,
	head: Draft,
	{ personId, now }: Pick<Act, 'personId' | 'now'>,
	row: { readonly entryId: number; readonly before: AuditFacts | null },
): Promise<void> {
	const { entryId, before } = row;
	const after = await factsOfRow(writer, head, entryId);
	const change = auditedChange(before, after);
	if (!change) return;
	const { indicator, place } = after ?? before ?? {};
	const where = { report: head.id, indicator, place };
	await appendAudit(writer, {
		at: now,
		personId,
		planId: head.planId,
		action: after === null ? 'remove row' : 'save row',
		subject: `entry/${entryId}`,
		before: after === null ? { ...where, ...change.before } : change.before,
		after: after === null ? null : { ...where, ...change.after },
	});
}
