/** An import that was stored is undone as one step, as long as nothing was built on it. Source: docs/exchange.md, Import in the browser. */
import { eq } from 'drizzle-orm';
import { dataImport } from '#db/schema/index.ts';
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { MOST } from '#lib/exchange/sent.ts';
import { answerPlan, changeUnderLocks, rebuildTotals, unlessReason } from '#lib/server/figures/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { unpackSent } from '#lib/server/exchange/sent/pack.ts';
import { lockedOfPlan } from '#lib/server/plan/queries/lockedOfPlan.ts';
import type { StoredImport } from '#lib/server/exchange/queries/imports.ts';
import { clearContents, insertRow, putContents } from './contents.ts';
import { IMAGED, IMAGED_TABLES, imageOf, type Standing } from './imaged.ts';
import { isReferred } from './referred.ts';
import { hashOfRow, type ImportImage, type TouchedRow } from './undoable.ts';

/** Throws Refused: `wrong state` where it cannot be undone any more, `built upon` where something has changed since. */
export async function undoImport(
	db: Database,
	{ id, planId, personId, now }: { id: string; planId: number; personId: number; now: Date },
): Promise<void> {
	await transaction(db, async (writer) => {
		const [kept] = await writer.select().from(dataImport).where(eq(dataImport.id, id));
		if (!kept || !mayStillUndo(kept, now) || kept.image === null) throw new Refused('wrong state');
		const image = JSON.parse(unpackSent(kept.image).toString()) as ImportImage;
		const standing = await imageOf(writer);
		const isNamed = isReferred(image.touched, standing);
		if (!isUntouched(image, standing) || isNamed || (await isBuiltUpon(writer, image, kept)))
			throw new Refused('built upon');
		await changeUnderLocks(
			writer,
			await lockedOfPlan(writer, planId, now),
			async () => {
				await putBack(writer, image);
				await answerPlan(writer, planId);
				await rebuildTotals(writer, planId);
			},
			unlessReason(kept.reason ?? ''),
		);
		await writer
			.update(dataImport)
			.set({ state: 'undone', image: null, progress: null })
			.where(eq(dataImport.id, id));
		const told = { file: kept.file, rows: image.touched.length };
		const subject = `sector/${kept.sectorId ?? 0}`;
		await appendAudit(writer, {
			at: now,
			personId,
			planId,
			action: 'undo import',
			subject,
			before: told,
			after: null,
		});
		await bumpDataVersion(writer, planId, now, 'undo import');
	});
}

function mayStillUndo({ state, storedAt }: Pick<StoredImport, 'state' | 'storedAt'>, now: Date): boolean {
	return state === 'stored' && storedAt !== null && now.getTime() - storedAt.getTime() < MOST.undo;
}

function isUntouched({ touched }: ImportImage, standing: Standing): boolean {
	return touched.every(({ table, key, after }) => {
		const row = standing.get(table)?.get(key);
		return (row ? hashOfRow(row) : null) === after;
	});
}

/**
 * Reports that came in and were talked about since, and figures of the plan that were pinned or published.
 */
async function isBuiltUpon(writer: Writer, { touched }: ImportImage, kept: StoredImport): Promise<boolean> {
	const [pinned] = await rows<{ found: number }>(
		writer,
		`select 1 as found from publication p join sector s on s.id = p.sector_id
		where s.plan_id = @planId and p.as_of >= @at limit 1`,
		{ planId: kept.planId, at: kept.storedAt?.getTime() ?? 0 },
	);
	if (pinned) return true;
	for (const { table, key, before } of touched) {
		if (table !== 'report' || before) continue;
		const [id] = JSON.parse(key) as number[];
		const [said] = await rows<{ found: number }>(
			writer,
			`select 1 as found from report_comment where report_id = @report limit 1`,
			{ report: id },
		);
		if (said) return true;
	}
	return false;
}

/** Tables whose rows may name another organisation since, which goes: they name the one from before first. */
const LETTING_GO: readonly TouchedRow['table'][] = ['contribution', 'service', 'referral'];

/** What was added goes, what refers to something before it; then what was there comes back. */
async function putBack(writer: Writer, { touched, contents }: ImportImage): Promise<void> {
	const of = Map.groupBy(touched, ({ table }) => table);
	const reports = of.get('report')?.filter(({ before }) => before !== null) ?? [];
	const changed = new Set(reports.map(({ before }) => Number(before?.id)));
	// Of a report whose head alone changed, such as one that no longer counts, the contents are the same.
	const written = changed.intersection(
		new Set(Object.values(contents).flatMap((some) => some.map((one) => one.of))),
	);
	await clearContents(writer, written);
	const isBefore = (row: TouchedRow) => row.before !== null && row.after !== null;
	for (const table of LETTING_GO)
		for (const row of of.get(table)?.filter(isBefore) ?? []) await setRow(writer, row);
	for (const table of IMAGED_TABLES.toReversed())
		for (const row of of.get(table) ?? []) if (row.before === null) await remove(writer, row);
	// A number that two versions exchange is free before either takes it.
	for (const row of reports)
		await run(writer, `update report set version = version + 100000, counts = 0 where id = @id`, {
			id: row.before?.id,
		});
	for (const table of IMAGED_TABLES) {
		for (const row of of.get(table) ?? []) {
			if (row.before === null) continue;
			if (row.after === null) await insertRow(writer, table, row.before);
			else await setRow(writer, row);
		}
	}
	await putContents(writer, contents, written);
}

const WHERE = (table: TouchedRow['table']) =>
	IMAGED[table].map((column) => `"${column}" = @${column}`).join(' and ');

async function remove(writer: Writer, { table, key }: TouchedRow): Promise<void> {
	const values = JSON.parse(key) as unknown[];
	const named = Object.fromEntries(IMAGED[table].map((column, i) => [column, values[i]]));
	await run(writer, `delete from ${table} where ${WHERE(table)}`, named);
}

async function setRow(writer: Writer, { table, before }: TouchedRow): Promise<void> {
	const columns = Object.keys(before ?? {}).map((column) => `"${column}" = @${column}`);
	await run(writer, `update ${table} set ${columns.join(', ')} where ${WHERE(table)}`, before ?? {});
}
