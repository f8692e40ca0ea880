import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { REOPENED_UNTIL, type ReportHead } from '#lib/server/report/queries/head.ts';
import type { ReportState } from '#lib/report/report.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { copyRows } from './copyRows.ts';
import { refuseClosed } from './guard.ts';

export interface StartRequest {
	readonly sectorId: number;
	readonly partnerId: number;
	readonly periodId: number;
	readonly personId: number;
	readonly now: Date;
}

/**
 * The draft in which a partner reports a period: the one under way, or a new version that begins with what was returned
 * or approved. Returns the report's identifier.
 * Throws Refused when partner, sector and period do not belong together, the period is not open, or a version waits for
 * its review. Source: docs/rules.md, Review.
 */
export async function startReport(db: Database, request: StartRequest): Promise<number> {
	return transaction(db, async (writer) => {
		const planId = await openPlan(writer, request);
		const [newest] = await rows<{
			id: number;
			version: number;
			state: ReportState;
			nothing_to_report: number;
		}>(
			writer,
			`select id, version, state, nothing_to_report from report
			where sector_id = @sectorId and partner_id = @partnerId and period_id = @periodId order by version desc limit 1`,
			keyOf(request),
		);
		if (newest?.state === 'draft') return newest.id;
		if (newest?.state === 'submitted') throw new Refused('wrong state');
		const version = (newest?.version ?? 0) + 1;
		await run(
			writer,
			`insert into report (sector_id, partner_id, period_id, version, state, nothing_to_report, updated_at)
			values (@sectorId, @partnerId, @periodId, @version, 'draft', @nothing, @now)`,
			{ ...keyOf(request), version, nothing: newest?.nothing_to_report ?? 0, now: request.now.getTime() },
		);
		const [made] = await rows<{ id: number }>(
			writer,
			`select id from report where sector_id = @sectorId and partner_id = @partnerId and period_id = @periodId
				and version = @version`,
			{ ...keyOf(request), version },
		);
		if (!made) throw new Error('the draft was not stored');
		if (newest) await copyRows(writer, newest.id, made.id);
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId,
			action: 'start report',
			subject: `report/${made.id}`,
			before: newest ? { report: newest.id, state: newest.state } : null,
			after: { version, state: 'draft' },
		});
		await bumpDataVersion(writer, planId, request.now, 'start report');
		return made.id;
	});
}

function keyOf({ sectorId, partnerId, periodId }: StartRequest): object {
	return { sectorId, partnerId, periodId };
}

async function openPlan(writer: Writer, request: StartRequest): Promise<number> {
	const [found] = await rows<
		Pick<ReportHead, 'planId' | 'timezone' | 'today' | 'opens' | 'due' | 'locks' | 'reopenedUntil'>
	>(
		writer,
		`select p.id as "planId", p.timezone, p.today, p.year_starts as "yearStarts", d.opens, d.due, d.locks,
			${REOPENED_UNTIL('@sectorId', '@partnerId')} as "reopenedUntil"
		from period d join plan p on p.id = d.plan_id
			join sector s on s.plan_id = p.id and s.id = @sectorId
			join organisation o on o.plan_id = p.id and o.id = @partnerId and o.merged_into_id is null
		where d.id = @periodId`,
		keyOf(request),
	);
	if (!found) throw new Refused('not found');
	refuseClosed(found, request.now);
	return found.planId;
}
