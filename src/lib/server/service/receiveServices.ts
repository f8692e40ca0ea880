/** Services as a browser sends them: a file of them, or one that was typed. */
import type { FoundFault } from '#lib/exchange/found.ts';
import { dayOf } from '#lib/plan/day.ts';
import { sentTable } from '#lib/server/exchange/index.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { unguardText } from '#lib/server/files/formula.ts';
import type { OpenSectors } from '#lib/server/http/openSectors.ts';
import { serviceCodes, type KnownServiceCodes } from '#lib/service/codes.ts';
import { readServices } from '#lib/service/readServices.ts';
import { storeServices } from './commands/storeServices.ts';
import { listNamedOfServices } from './queries/named.ts';

export interface ReceivedServices {
	/** Nothing is stored where there are any. */
	readonly faults: readonly FoundFault[];
	/** More than are told. */
	readonly faultCount: number;
	readonly lines: number;
	/** Services that are others than before, or new. */
	readonly changed: number;
}

/** What a service of the plan may name, on the plan's day. */
export async function knownOfServices(db: Database, { plan, act }: OpenSectors): Promise<KnownServiceCodes> {
	const named = await snapshot(db, (reader) => listNamedOfServices(reader, plan.id));
	return serviceCodes(named, dayOf(plan, act.now));
}

/** Reads it whole and stores it, or tells all that is wrong. Throws Unreadable. */
export async function receiveServices(
	db: Database,
	request: Request,
	open: OpenSectors,
): Promise<ReceivedServices> {
	const { name, bad, rows } = await sentTable(request);
	const table = { bad, rows: rows.map(({ cells, at }) => ({ at, cells: cells.map(unguardText) })) };
	const { lines, faults } = readServices(table, await knownOfServices(db, open), name);
	const changed = faults.count > 0 ? 0 : await storeServices(db, open.act, lines);
	return { faults: faults.told, faultCount: faults.count, lines: lines.length, changed };
}
