import type { MovedFigure } from '#lib/figures/moved.ts';
import { dayOf, type PlanDays } from '#lib/plan/day.ts';
import { isLocked } from '#lib/plan/lock.ts';
import { formatQuarter, isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { changeUnderLocks, unlessReason } from '#lib/server/figures/index.ts';
import { listMarks } from '#lib/server/framework/queries/marks.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface MarkRequest {
	/** The plan and sector in which the person may do this: a form could name things of another. */
	readonly planId: number;
	readonly sectorId: number;
	readonly periodId: number;
	readonly indicatorId: number;
	/** Why the figures are incomplete; null takes the mark away. */
	readonly reason: string | null;
	/** Why a quarter that is locked is changed; empty where it is not. */
	readonly correction: string;
	readonly personId: number;
	readonly now: Date;
}

interface Marked extends Quarter {
	readonly plan: string;
	readonly sector: string;
	readonly indicator: string;
	readonly isLocked: boolean;
}

/**
 * Marks an indicator's figures of a quarter as known to be incomplete, says why anew, or takes the mark away.
 * What is so already is no change. Throws Refused where period, sector and indicator are not of one plan, where a mark has
 * no reason, and where the quarter is locked and nothing says why it is changed; then nothing has changed.
 */
export async function markIncomplete(db: Database, request: MarkRequest): Promise<void> {
	const reason = request.reason?.trim() ?? null;
	if (reason === '') throw new Refused('reason missing');
	await transaction(db, async (writer) => {
		const { planId, indicatorId, personId, now } = request;
		const marked = await findMarked(writer, request);
		if (!marked) throw new Refused('not found');
		const before = (await listMarks(writer, request.sectorId, marked)).get(indicatorId) ?? null;
		if (before === reason) return;
		const correction = request.correction.trim();
		if (marked.isLocked && correction === '') throw new Refused('moves locked figures');
		const { moved } = await changeUnderLocks(
			writer,
			marked.isLocked ? questionOf(marked) : null,
			() => store(writer, indicatorId, marked, reason),
			unlessReason(correction),
		);
		await appendAudit(writer, {
			at: now,
			personId,
			planId,
			action: reason === null ? 'take mark away' : 'mark incomplete',
			subject: `indicator/${indicatorId}`,
			...factsOf(marked, { before, after: reason }, correction, moved),
		});
		await bumpDataVersion(writer, planId, now, 'mark incomplete');
	});
}

async function findMarked(writer: Writer, request: MarkRequest): Promise<Marked | undefined> {
	const { planId, sectorId, periodId, indicatorId, now } = request;
	const [found] = await rows<
		PlanDays & {
			plan: string;
			sector: string;
			indicator: string;
			locks: string | null;
			year: number;
			quarter: number;
		}
	>(
		writer,
		`select p.code as plan, s.code as sector, i.code as indicator, p.timezone, p.today, p.year_starts as "yearStarts", d.locks, d.year, d.quarter
		from period d join plan p on p.id = d.plan_id join sector s on s.plan_id = p.id join indicator i on i.sector_id = s.id
		where p.id = @planId and s.id = @sectorId and d.id = @periodId and i.id = @indicatorId`,
		{ planId, sectorId, periodId, indicatorId },
	);
	if (!found || !isQuarterNumber(found.quarter)) return undefined;
	const { plan, sector, indicator, year, quarter } = found;
	return { plan, sector, indicator, year, quarter, isLocked: isLocked(found, dayOf(found, now)) };
}

function questionOf({ plan, sector, year, quarter }: Marked) {
	return { plan, sectors: [sector], quarters: [{ year, quarter }], places: [] };
}

async function store(
	writer: Writer,
	indicatorId: number,
	{ year, quarter }: Quarter,
	reason: string | null,
): Promise<void> {
	const of = { indicatorId, year, quarter };
	await run(
		writer,
		`delete from incomplete_mark where indicator_id = @indicatorId and year = @year and quarter = @quarter`,
		of,
	);
	if (reason === null) return;
	await run(
		writer,
		`insert into incomplete_mark (indicator_id, year, quarter, reason) values (@indicatorId, @year, @quarter, @reason)`,
		{ ...of, reason },
	);
}

function factsOf(
	{ indicator, year, quarter }: Marked,
	reasons: { readonly before: string | null; readonly after: string | null },
	correction: string,
	moved: readonly MovedFigure[],
) {
	const of = { indicator, quarter: formatQuarter({ year, quarter }) };
	return {
		before: reasons.before === null ? null : { ...of, reason: reasons.before },
		after: {
			...of,
			reason: reasons.after,
			...(correction === '' ? {} : { correction }),
			...(moved.length === 0 ? {} : { moved }),
		},
	};
}
