import type { Quarter } from '#lib/plan/quarter.ts';
import type { SentAnswer } from '#lib/referral/sent.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { nameOfKey } from '#lib/server/database/recorded.ts';
import { sentKeyOf } from '#lib/server/referral/queries/sent.ts';
import { listOfQuarter } from './queries/edition.ts';
import { findAnswer } from './queries/publications.ts';

/** What the newest revision of a quarter tells of referrals; null: nothing, it is withdrawn, or there is none. */
export async function findPublishedSent(
	reader: Reader,
	sectorId: number,
	quarter: Quarter,
): Promise<SentAnswer | null> {
	const [newest] = (await listOfQuarter(reader, sectorId, quarter)).revisions;
	if (newest?.state !== 'published') return null;
	const answer = await findAnswer(reader, newest.id, 'referrals', nameOfKey(sentKeyOf(quarter)));
	return answer === undefined ? null : (JSON.parse(answer) as SentAnswer | null);
}
