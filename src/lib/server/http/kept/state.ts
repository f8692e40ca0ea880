/** What an answer to a stranger was made of: as long as this is the same, so is the answer. */
import { dayOf } from '#lib/plan/day.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { snapshot, type Database, type Watch } from '#lib/server/database/driver.ts';
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
	return (one ? [one] : all).map((one) => `${one.plan} ${one.version} ${dayOf(one, now)}`).join('\n');
}

const MINUTE = 60_000;

/**
 * `stateOf` as it is now, put together only when anything was written or a minute has passed, within which no day begins
 * anywhere.
 */
export function watchedState(
	db: Database,
	watch: Watch,
	clock: () => Date,
): (plan: string | null) => Promise<string> {
	let known:
		| { changes: number; minute: number; all: readonly PublicVersion[]; states: Map<string | null, string> }
		| undefined;
	let asking: Promise<number> | undefined;
	// Requests that one turn of the loop hands over have come before it looked: they may share what it sees.
	const changesNow = (): Promise<number> => {
		if (!asking) {
			asking = watch.changes();
			setImmediate(() => (asking = undefined));
		}
		return asking;
	};
	return async (plan) => {
		const now = clock();
		const minute = Math.floor(now.getTime() / MINUTE);
		// Read before the versions: what is written in between makes them be asked for again.
		const changes = await changesNow();
		if (known?.changes !== changes || known.minute !== minute) {
			known = { changes, minute, all: await currentVersions(db), states: new Map() };
		}
		const { all, states } = known;
		// Addresses name plans that are not there, without end.
		const code = all.some((one) => one.plan === plan) ? plan : null;
		const state = states.get(code) ?? stateOf(all, code, now);
		states.set(code, state);
		return state;
	};
}
