import { referralKey, sendingKey, type ReferralCount } from '#lib/referral/referral.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { listSending } from '../queries/referrals.ts';
import { putSending } from './putSending.ts';

interface Act {
	readonly planId: number;
	readonly personId: number | null;
	readonly now: Date;
}

function same(one: readonly ReferralCount[], other: readonly ReferralCount[]): boolean {
	const told = (lines: readonly ReferralCount[]) =>
		lines
			.map((line) => `${referralKey(line)} ${line.count}`)
			.sort()
			.join();
	return told(one) === told(other);
}

/**
 * Stores counts in the place of what is there of the same sector, organisation and month; what says the same again
 * changes nothing and is not recorded. Returns how many such months changed.
 */
export async function storeReferrals(
	db: Database,
	{ planId, personId, now }: Act,
	lines: readonly ReferralCount[],
): Promise<number> {
	return transaction(db, async (writer) => {
		let changed = 0;
		for (const own of Map.groupBy(lines, sendingKey).values()) {
			const [head] = own;
			if (!head || same(await listSending(writer, planId, head), own)) continue;
			changed++;
			await putSending(writer, planId, head, own);
		}
		const months = lines.map(({ month }) => month).sort();
		if (changed > 0)
			await appendAudit(writer, {
				...{ at: now, personId, planId, action: 'import referrals', subject: `plan/${planId}` },
				before: null,
				after: { lines: lines.length, months: changed, from: months[0], to: months.at(-1) },
			});
		return changed;
	});
}
