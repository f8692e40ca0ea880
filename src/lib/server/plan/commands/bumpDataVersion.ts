import { run, type Writer } from '#lib/server/database/driver.ts';

/** Says that figures of a plan may have changed: caches and ETags go by it. In the transaction of the change. */
export async function bumpDataVersion(writer: Writer, planId: number, now: Date): Promise<void> {
	await run(
		writer,
		`insert into data_version (plan_id, version, changed_at) values (@planId, 1, @now)
		on conflict (plan_id) do update set version = data_version.version + 1, changed_at = excluded.changed_at`,
		{ planId, now: now.getTime() },
	);
}
