import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { SentAnswer } from '#lib/referral/sent.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { findSent } from './queries/sent.ts';

/** What a publication tells of referrals; null: it tells nothing of them, or no publication answers, whoever asks. */
export async function readPublishedSent(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
): Promise<SentAnswer | null> {
	return scope.edition ? findSent(reader, scope, quarter) : null;
}
