import { referralStandard, serviceLimit } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import type { LimitsRow } from '#lib/server/exchange/queries/bundle/beside.ts';

/** Stores what a plan waits for, of which a file that says nothing leaves what stands. Returns whether anything is otherwise now. */
export async function writeLimits(
	writer: Writer,
	planId: number,
	{ confirmationDays: days, answerHours: hours }: LimitsRow,
	was: LimitsRow | undefined,
): Promise<boolean> {
	const isNewDays = days !== null && days !== was?.confirmationDays;
	const isNewHours = hours !== null && hours !== was?.answerHours;
	if (isNewDays)
		await writer
			.insert(serviceLimit)
			.values({ planId, days })
			.onConflictDoUpdate({ target: serviceLimit.planId, set: { days } });
	if (isNewHours)
		await writer
			.insert(referralStandard)
			.values({ planId, hours })
			.onConflictDoUpdate({ target: referralStandard.planId, set: { hours } });
	return isNewDays || isNewHours;
}
