import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { changeTotals } from '#lib/server/figures/index.ts';
import { Refused } from '#lib/server/refused.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';

/**
 * Takes an approved report out of the figures and back to its review; the version approved before it, if any, counts
 * again. Returns that one, null where there is none. Throws Refused where the report is an older version that no longer
 * counts, or its successor is under way: beside that, the older one would wait a second time.
 */
export async function uncount(writer: Writer, reviewed: ReportHead, now: Date): Promise<number | null> {
	if (!reviewed.counts) throw new Refused('wrong state');
	const { id, sectorId, partnerId, periodId, version } = reviewed;
	const versions = await rows<{ id: number; version: number; state: string }>(
		writer,
		`select id, version, state from report
		where sector_id = @sectorId and partner_id = @partnerId and period_id = @periodId order by version desc`,
		{ sectorId, partnerId, periodId },
	);
	if (versions.some((one) => one.version > version && one.state !== 'approved')) {
		throw new Refused('wrong state');
	}
	const before = versions.find((one) => one.version < version && one.state === 'approved')?.id ?? null;
	await run(
		writer,
		`update report set state = 'submitted', counts = 0, decided_at = null, decided_by = null, updated_at = @now
		where id = @id`,
		{ id, now: now.getTime() },
	);
	if (before !== null) await run(writer, `update report set counts = 1 where id = @before`, { before });
	await changeTotals(writer, { leaving: id, entering: before ?? undefined });
	return before;
}
