/** The activities of a draft: what its entries have in common. Without entries there is none. */
import { activityCounts, type Counts } from '#lib/report/report.ts';
import { differences, isOneActivity } from '#lib/report/compare.ts';
import { rowFields, ROW, type ActivityFields, type RowField } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { rows, run, type Reader, type Writer } from '#lib/server/database/driver.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import type { Act } from './guard.ts';

const COLUMNS = rowFields('activity').flatMap((name) => {
	const { column } = ROW[name];
	return column === undefined ? [] : [{ name, column }];
});
const LISTS = rowFields('activity').flatMap((name) => {
	const { list } = ROW[name];
	return list ? [{ name, ...list }] : [];
});

/** The activity of the report that a new entry is of: one that agrees with it, else one of its own. */
export async function joinActivity(
	writer: Writer,
	reportId: number,
	fields: ActivityFields,
): Promise<number> {
	return (await findAlike(writer, reportId, fields, 0)) ?? (await insertActivity(writer, reportId, fields));
}

/**
 * The activity of an entry that says something else than the others of its activity: one that agrees with it, else the
 * one that it had to itself, else a new one. `dropEmpty` ends what it leaves behind.
 */
export async function leaveActivity(
	writer: Writer,
	reportId: number,
	old: ReportRow,
	fields: ActivityFields,
): Promise<number> {
	const alike = await findAlike(writer, reportId, fields, old.activityId);
	if (alike !== undefined) return alike;
	const others = await rows(
		writer,
		`select 1 from entry where activity_id = @activityId and id <> @id limit 1`,
		{
			activityId: old.activityId,
			id: old.id,
		},
	);
	if (others.length > 0) return insertActivity(writer, reportId, fields);
	const isOther = differences({ ...old, ...fields }, old, rowFields('activity')).length > 0;
	if (isOther) await updateActivity(writer, old.activityId, fields);
	return old.activityId;
}

/** What an activity says now, through one of its entries: the others follow, each with its next version. */
export async function writeActivity(
	writer: Writer,
	head: ReportHead,
	act: Pick<Act, 'personId' | 'now'>,
	old: ReportRow,
	fields: ActivityFields,
): Promise<number> {
	const { activityId } = old;
	await updateActivity(writer, activityId, fields);
	const others = await rows<{ id: number; counts: Counts }>(
		writer,
		`select e.id, i.counts from entry e join indicator i on i.id = e.indicator_id
		where e.activity_id = @activityId and e.id <> @id`,
		{ activityId, id: old.id },
	);
	for (const { id, counts } of others) {
		await run(
			writer,
			`update entry set reference = @reference, place_id = @placeId, eligible = @eligible, version = version + 1,
				changed_at = @now, changed_by = @personId where id = @id`,
			{
				id,
				reference: fields.reference,
				placeId: fields.placeId,
				eligible: activityCounts(fields, counts, head) ? 1 : 0,
				now: act.now.getTime(),
				personId: act.personId,
			},
		);
	}
	const alike = await findAlike(writer, head.id, fields, activityId);
	if (alike === undefined) return activityId;
	await run(writer, `update entry set activity_id = @alike where activity_id = @activityId`, {
		alike,
		activityId,
	});
	return alike;
}

/** An activity goes with its last entry. */
export async function dropEmpty(writer: Writer, activityId: number): Promise<void> {
	await run(
		writer,
		`delete from activity where id = @activityId and not exists (select 1 from entry where activity_id = @activityId)`,
		{ activityId },
	);
}

/** An activity of the report, other than `except`, that agrees in all of these; undefined: there is none. */
async function findAlike(
	reader: Reader,
	reportId: number,
	fields: ActivityFields,
	except: number,
): Promise<number | undefined> {
	if (fields.reference === null) return undefined;
	const found = await rows<ActivityFields & { id: number }>(
		reader,
		`select id, ${COLUMNS.map(({ name, column }) => `${column} as "${name}"`).join(', ')} from activity
		where report_id = @reportId and reference = @reference and id <> @except order by id`,
		{ reportId, reference: fields.reference, except },
	);
	for (const activity of found) {
		const lists: Record<string, readonly (number | string)[]> = {};
		for (const { name, table, column } of LISTS) {
			const values = await rows<{ value: number | string }>(
				reader,
				`select ${column} as value from ${table} where activity_id = @id`,
				{ id: activity.id },
			);
			lists[name] = values.map(({ value }) => value);
		}
		if (isOneActivity({ ...activity, ...(lists as Partial<ActivityFields>) }, fields)) return activity.id;
	}
	return undefined;
}

async function insertActivity(writer: Writer, reportId: number, fields: ActivityFields): Promise<number> {
	await run(
		writer,
		`insert into activity (report_id, ${COLUMNS.map(({ column }) => column).join(', ')})
		values (@reportId, ${COLUMNS.map(({ name }) => `@${name}`).join(', ')})`,
		{ reportId, ...plainOf(fields) },
	);
	const [made] = await rows<{ id: number }>(
		writer,
		`select max(id) as id from activity where report_id = @reportId`,
		{ reportId },
	);
	if (!made) throw new Error('the activity was not stored');
	await writeLists(writer, made.id, fields);
	return made.id;
}

/** Its entries are without a reference until each is written: with the place alone, one could meet another's key. */
async function updateActivity(writer: Writer, id: number, fields: ActivityFields): Promise<void> {
	await run(writer, `update entry set reference = null where activity_id = @id`, { id });
	await run(
		writer,
		`update activity set ${COLUMNS.map(({ name, column }) => `${column} = @${name}`).join(', ')} where id = @id`,
		{ id, ...plainOf(fields) },
	);
	for (const { table } of LISTS) await run(writer, `delete from ${table} where activity_id = @id`, { id });
	await writeLists(writer, id, fields);
}

function plainOf(fields: ActivityFields): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).filter(([name]) => COLUMNS.some((one) => one.name === name)),
	);
}

async function writeLists(writer: Writer, id: number, fields: ActivityFields): Promise<void> {
	const said: Partial<Record<RowField, unknown>> = fields;
	for (const { name, table, column } of LISTS) {
		for (const value of new Set(said[name] as readonly (number | string)[])) {
			await run(writer, `insert into ${table} (activity_id, ${column}) values (@id, @value)`, { id, value });
		}
	}
}
