/** What earlier revisions of a quarter say of referrals. Source: docs/rules.md, Referrals. */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { SentAnswer } from '#lib/referral/sent.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { nameOfKey } from '#lib/server/database/recorded.ts';
import { sentKeyOf } from '#lib/server/referral/queries/sent.ts';
import { listOfQuarter } from './edition.ts';
import { parseAnnex, type AnnexSent } from '../annex.ts';
import { findAnswer, getAnnex } from './publications.ts';

export interface SentBefore {
	/** As strangers read it. */
	readonly answer: SentAnswer;
	/** As it is; undefined: it was published before that was kept, or nothing of it is withheld. */
	readonly held: AnnexSent | undefined;
}

/**
 * What the newest revision that says something of them says: a later one repeats it, since two tables that differ tell by how much.
 * Null: that one is withdrawn, and nothing is said of them any more. Undefined: none says that any were sent.
 */
export async function findSentBefore(
	reader: Reader,
	{ sector }: WholeScope,
	quarter: Quarter,
): Promise<SentBefore | null | undefined> {
	const { revisions } = await listOfQuarter(reader, sector.id, quarter);
	for (const { id, state } of revisions) {
		const text = await findAnswer(reader, id, 'referrals', nameOfKey(sentKeyOf(quarter)));
		if (text === undefined) continue;
		const answer = JSON.parse(text) as SentAnswer | null;
		if (answer?.figures.length === 0) continue;
		if (!answer || state !== 'published') return null;
		return { answer, held: parseAnnex(await getAnnex(reader, id)).sent };
	}
	return undefined;
}
