import { COUNTED_BY } from '#lib/plan/countedBy.ts';
import { raisedBy, type DataChange } from '#lib/record/audit.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';

/**
 * The plan's data are others from now on: answers that were kept no longer hold. Which of its two versions rise is
 * said with the action (`raisedBy`). In the transaction of the change.
 */
export async function bumpDataVersion(
	writer: Writer,
	planId: number,
	now: Date,
	change: DataChange,
): Promise<void> {
	await run(
		writer,
		`insert into data_version (plan_id, version, changed_at, public_version, public_changed_at, counted_by)
		values (@planId, 1, @now, @step, case when cast(@step as integer) = 1 then cast(@now as integer) end, @countedBy)
		on conflict (plan_id) do update set
			version = data_version.version + 1,
			changed_at = excluded.changed_at,
			public_version = data_version.public_version + excluded.public_version,
			public_changed_at = coalesce(excluded.public_changed_at, data_version.public_changed_at)`,
		{ planId, now: now.getTime(), step: raisedBy(change) === 'public' ? 1 : 0, countedBy: COUNTED_BY },
	);
}
