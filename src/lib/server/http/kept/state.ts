/** What an answer to a stranger was made of: as long as this is the same, so is the answer. */
import { dayIn } from '#lib/plan/day.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { listPublicVersions, type PublicVersion } from '#lib/server/plan/queries/versions.ts';

/** Asked anew only when anything at all was written, by this process or another. */
const versions = keptAnswer(listPublicVersions);

/** The public versions as they are now: what another process has written is seen at once. */
export async function currentVersions(db: Database): Promise<readonly PublicVersion[]> {
	return snapshot(db, versions);
}

/**
 * The version of what an answer speaks of, with the day where the plan is, since pages say whether something is due.
 * @param plan code; null, or one that is not there: all plans
 */
export function stateOf(all: readonly PublicVersion[], plan: string | null, now: Date): string {
	const one = all.find((known) => known.plan === plan);
	return (one ? [one] : all)
		.map(({ plan: code, timezone, version }) => `${code} ${version} ${dayIn(timezone, now)}`)
		.join('\n');
}
