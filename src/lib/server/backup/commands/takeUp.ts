import { INSTANCE } from '#lib/record/audit.ts';
import { lastIdentifier, raiseIdentifier } from '#lib/server/database/batch.ts';
import { rows, run, type Reader, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { getRecordEnd } from '../queries/proof.ts';
import { removeSeal } from './seal.ts';

/** What a database that is replaced had reached, and its successor must not reach a second time. */
export interface Reached {
	/** By code of the plan. */
	readonly versions: readonly { readonly plan: string; readonly version: number; readonly public: number }[];
	readonly report: number;
	readonly entry: number;
	readonly record: { readonly entries: number; readonly hash: string };
}

/** What a database has reached. */
export async function readReached(reader: Reader): Promise<Reached> {
	return {
		versions: await rows(
			reader,
			`select p.code as plan, v.version, v.public_version as public from data_version v join plan p on p.id = v.plan_id`,
		),
		report: await lastIdentifier(reader, 'report'),
		entry: await lastIdentifier(reader, 'entry'),
		record: await getRecordEnd(reader),
	};
}

export interface TakingUp {
	readonly now: Date;
	/** Of the data. */
	readonly madeAt: Date | null;
	/** Null: there was no database, or it could not be read. */
	readonly replaced: Reached | null;
	/** The name under which what was there is kept; null: nothing was. */
	readonly kept: string | null;
}

/**
 * Makes of a backup a database that goes on where another one stood. Browsers and caches know versions of data that the
 * backup has not reached yet, and the record and open pages know identifiers: neither is given a second time. Sessions and
 * links that were ended since would be back, so all of them end.
 */
export async function takeUp(writer: Writer, { now, madeAt, replaced, kept }: TakingUp): Promise<void> {
	const found = await getRecordEnd(writer);
	for (const { plan, version, public: seen } of replaced?.versions ?? []) {
		await run(
			writer,
			`update data_version set version = case when version < @version then @version else version end,
				public_version = case when public_version < @seen then @seen else public_version end
			where plan_id in (select id from plan where code = @plan)`,
			{ plan, version, seen },
		);
	}
	await run(
		writer,
		`update data_version set version = version + 1, public_version = public_version + 1, changed_at = @at, public_changed_at = @at`,
		{ at: now.getTime() },
	);
	await raiseIdentifier(writer, 'report', replaced?.report ?? 0);
	await raiseIdentifier(writer, 'entry', replaced?.entry ?? 0);
	await run(writer, `delete from session`);
	await run(writer, `delete from one_use_token`);
	await run(writer, `update job set held_until = null, holder = null, asked_at = null`);
	await removeSeal(writer);
	await appendAudit(writer, {
		at: now,
		personId: null,
		planId: null,
		action: 'restore backup',
		subject: INSTANCE,
		before: replaced && { ...replaced.record, kept },
		after: { ...found, made: madeAt?.toISOString() ?? null },
	});
}
