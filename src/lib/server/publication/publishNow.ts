/** A quarter published in one go, by whoever runs the machine: pinned, looked at, published. Source: docs/rules.md, Publication. */
import type { Localised } from '#lib/plan/text.ts';
import {
	PUBLICATION_WARNINGS,
	type Listed,
	type PublicationError,
	type PublicationWarning,
} from '#lib/publication/checkList.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { Refused } from '#lib/server/refused.ts';
import { pinQuarter } from './commands/pinQuarter.ts';
import type { QuarterRequest } from './commands/quarterRequest.ts';
import { publishQuarter, type Published } from './commands/publishQuarter.ts';
import { readPreparing } from './preparing.ts';

interface NowRequest extends QuarterRequest {
	/** Names of the warnings that are taken note of; others are no names and mean nothing. */
	readonly noted: readonly string[];
	/** Why it is published anew; null for a first time. */
	readonly reason: Localised | null;
}

/** What stands in the way: errors, and the warnings that nobody took note of. */
export interface Held {
	readonly errors: readonly Listed<PublicationError>[];
	readonly warnings: readonly Listed<PublicationWarning>[];
}

/**
 * Takes a quarter's figures as they are by now and publishes them, where nothing is in the way. Throws Refused as `pinQuarter`
 * and `publishQuarter` do.
 */
export async function publishNow(
	db: Database,
	{ noted, reason, ...request }: NowRequest,
): Promise<Published | Held> {
	await pinQuarter(db, request);
	const pinned = await readPinned(db, request);
	if (!pinned?.draft || !pinned.checks) throw new Refused('not found');
	const { errors, warnings } = pinned.checks;
	const open = warnings.filter(({ name }) => !noted.includes(name));
	if (errors.length + open.length > 0) return { errors, warnings: open };
	return publishQuarter(db, {
		...request,
		contentHash: pinned.draft.contentHash,
		kind: 'minor',
		reason,
		acknowledged: PUBLICATION_WARNINGS.filter((name) => noted.includes(name)),
	});
}

async function readPinned(db: Database, { plan, sector, year, quarter, now }: QuarterRequest) {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, plan, sector);
		const periods = scope ? await listPeriods(reader, scope) : [];
		const period = periods.find((one) => one.year === year && one.quarter === quarter);
		return scope && period ? readPreparing(reader, scope, period, now) : null;
	});
}
