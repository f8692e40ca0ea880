import { period } from '#db/schema/index.ts';
import { nextQuarter } from '#lib/plan/nextQuarter.ts';
import { formatQuarter, type Quarter } from '#lib/plan/quarter.ts';
import { usualDays } from '#lib/plan/usualDays.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { getPlanYears, listPeriodDays } from '#lib/server/plan/queries/periodDays.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';

interface QuarterRequest {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
}

/**
 * Adds the first quarter that the plan's years have and it has not, with the usual days. Returns it. Throws Refused: `not
 * found`; `all quarters`, where the plan's years are full.
 */
export async function addQuarter(db: Database, { planId, personId, now }: QuarterRequest): Promise<Quarter> {
	return transaction(db, async (writer) => {
		const plan = await getPlanYears(writer, planId);
		if (!plan) throw new Refused('not found');
		const next = nextQuarter(plan, await listPeriodDays(writer, planId));
		if (!next) throw new Refused('all quarters');
		const days = usualDays(next, plan);
		await writer.insert(period).values({ planId, ...next, ...days });
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'set period', subject: `plan/${planId}` },
			...{ before: null, after: { quarter: formatQuarter(next), opens: days.opens, due: days.due } },
		});
		await bumpDataVersion(writer, planId, now, 'set period');
		return next;
	});
}
