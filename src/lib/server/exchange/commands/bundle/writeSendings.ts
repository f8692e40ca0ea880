import type { Writer } from '#lib/server/database/driver.ts';
import type { ReferralLine } from '#lib/referral/line.ts';
import type { SendingRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import { key } from '#lib/server/exchange/queries/bundle/reference.ts';
import { putSending } from '#lib/server/referral/index.ts';
import { tally, type Changes, type Tally } from './changes.ts';
import { need, type Ids } from './ids.ts';

/** Stores counts of referrals, each month of a sender in the place of what is there of it. Every name must be known. */
export async function writeSendings(
	writer: Writer,
	planId: number,
	ids: Ids,
	changes: Changes<SendingRow>,
): Promise<Tally> {
	const named = (of: ReadonlyMap<string, number>, code: string | null) =>
		code === null ? null : need(of, code);
	const group = (row: ReferralLine, dimension: 'cohort' | 'sex' | 'age') => {
		const code = row[dimension];
		return code === null ? null : need(ids.groups, key(dimension, code));
	};
	for (const { month, fromSector, from, lines } of [
		...changes.added,
		...changes.changed.map(({ row }) => row),
	]) {
		const head = { month, fromSector, fromId: need(ids.organisations, from) };
		await putSending(
			writer,
			planId,
			head,
			lines.map((row) => ({
				...{ ...head, toSector: row.toSector, toId: named(ids.organisations, row.to) },
				districtId: named(ids.places, row.district),
				...{ cohortId: group(row, 'cohort'), sexId: group(row, 'sex'), ageId: group(row, 'age') },
				...{ status: row.status, count: row.count, hours: row.hours },
			})),
		);
	}
	return tally(changes);
}
