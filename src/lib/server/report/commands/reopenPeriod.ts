import { dayAfter, dayOf, type PlanDays } from '#lib/plan/day.ts';
import { rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { writeToPartner, type LetterTo } from '#lib/server/mail/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface ReopenRequest {
	/** The plan in which the person may do this: an address or a form could name things of another. */
	readonly planId: number;
	readonly sectorId: number;
	readonly partnerId: number;
	readonly periodId: number;
	/** Last day, inclusive, ISO. */
	readonly until: string;
	readonly reason: string;
	/** To the partner's people. */
	readonly letter?: LetterTo;
	readonly personId: number;
	readonly now: Date;
}

/**
 * Lets one partner change a locked period until a day, which takes the place of an earlier reopening's, be it before or
 * after it. Throws Refused when period, sector and partner are not of one plan, no reason is given, the day has
 * passed, or lies further ahead than the plan lets a reopening last.
 */
export async function reopenPeriod(db: Database, request: ReopenRequest): Promise<void> {
	const reason = request.reason.trim();
	if (reason === '') throw new Refused('reason missing');
	await transaction(db, async (writer) => {
		const { planId, sectorId, partnerId, periodId, until, personId, now } = request;
		const key = { sectorId, partnerId, periodId };
		const [found] = await rows<PlanDays & { most: number }>(
			writer,
			`select p.timezone, p.today, p.year_starts as "yearStarts", p.reopening_days as most from period d join plan p on p.id = d.plan_id
				join sector s on s.plan_id = p.id and s.id = @sectorId
				join organisation o on o.plan_id = p.id and o.id = @partnerId
			where d.id = @periodId and p.id = @planId`,
			{ ...key, planId },
		);
		if (!found) throw new Refused('not found');
		const today = dayOf(found, now);
		if (until < today) throw new Refused('not allowed');
		if (until > dayAfter(today, found.most)) throw new Refused('too long', { given: 0, most: found.most });
		const own = await rows(
			writer,
			`select 1 from person_role where person_id = @personId and organisation_id = @partnerId limit 1`,
			{ personId, partnerId },
		);
		if (own.length > 0) throw new Refused('own organisation');
		await run(
			writer,
			`insert into period_reopening (period_id, sector_id, partner_id, until, reason, person_id, at)
			values (@periodId, @sectorId, @partnerId, @until, @reason, @personId, @at)`,
			{ ...key, until, reason, personId, at: now.getTime() },
		);
		if (request.letter) await writeToPartner(writer, partnerId, request.letter, now);
		await appendAudit(writer, {
			at: now,
			personId,
			planId,
			action: 'reopen period',
			subject: `period/${periodId}`,
			before: null,
			after: { sector: sectorId, partner: partnerId, until, reason },
		});
	});
}
