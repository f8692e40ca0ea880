import { and, eq, inArray, or } from 'drizzle-orm';
import { organisation, referral } from '#db/schema/index.ts';
import type { ReferralCount } from '#lib/referral/referral.ts';
import type { Writer } from '#lib/server/database/driver.ts';

/** Lines that one statement stores. */
const AT_ONCE = 500;

/** Stores the lines in the place of all that is there of the sender's month, under codes of what it was merged of too. */
export async function putSending(
	writer: Writer,
	planId: number,
	{ month, fromSector, fromId }: Pick<ReferralCount, 'month' | 'fromSector' | 'fromId'>,
	lines: readonly ReferralCount[],
): Promise<void> {
	const { id, mergedIntoId } = organisation;
	const senders = writer
		.select({ id })
		.from(organisation)
		.where(or(eq(id, fromId), eq(mergedIntoId, fromId)));
	const isSender = and(eq(referral.fromSector, fromSector), inArray(referral.fromId, senders));
	await writer.delete(referral).where(and(eq(referral.planId, planId), eq(referral.month, month), isSender));
	for (let at = 0; at < lines.length; at += AT_ONCE)
		await writer.insert(referral).values(lines.slice(at, at + AT_ONCE).map((line) => ({ ...line, planId })));
}
