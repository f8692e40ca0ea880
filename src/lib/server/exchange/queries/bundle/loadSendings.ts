/** Counts of referrals as a bundle carries them: by who sent, and by month. */
import { inLineOrder, type ReferralLine } from '#lib/referral/line.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listLinesSentBy } from '#lib/server/referral/queries/lines.ts';
import type { SendingRow } from './beside.ts';
import { KEYS } from './reference.ts';

/** What a sector of the plan sent, and what sectors sent that are none of the plan's. */
export async function loadSendings(reader: Reader, planId: number, sector: string): Promise<SendingRow[]> {
	return sendingsOf(await listLinesSentBy(reader, planId, sector));
}

/** The lines by who sent and month, in the order of the bundle's file, whatever theirs was. */
export function sendingsOf(lines: readonly ReferralLine[]): SendingRow[] {
	const by = Map.groupBy(inLineOrder(lines), KEYS.referrals);
	return [...by.values()].flatMap((own) => {
		const [head] = own;
		return head ? [{ month: head.month, fromSector: head.fromSector, from: head.from, lines: own }] : [];
	});
}
