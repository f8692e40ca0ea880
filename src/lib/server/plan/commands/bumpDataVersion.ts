import { COUNTED_BY } from '#lib/plan/countedBy.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';

/** Says that figures of a plan may have changed: caches and ETags go by it. In the transaction of the change. */
export async function bumpDataVersion(writer: Writer, planId: number, now: Date): Promise<void> {
	await run(
		writer,
		`insert into data_version (plan_id, version, changed_at, counted_by) values (@planId, 1, @now, @countedBy)
		on conflict (plan_id) do update set version = data_version.version + 1, changed_at = excluded.changed_at`,
		{ planId, now: now.getTime(), countedBy: COUNTED_BY },
	);
}
