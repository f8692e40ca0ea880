/** What places of a plan have become part of. Source: docs/rules.md, Places that become one. */
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';

interface BecameRow {
	readonly place_id: number;
	/** Quarter index. */
	readonly from_quarter: number;
	readonly into_id: number;
}

/** Of each place one step after the other; mostly none. */
export const listBecame = keptAnswer(
	recorded(
		{ part: 'became', key: () => [], otherwise: [] },
		async (reader, planId: number): Promise<BecameRow[]> =>
			rows<BecameRow>(
				reader,
				`select b.place_id, b.from_quarter, b.into_id from place_became b join place p on p.id = b.place_id
				where p.plan_id = @planId order by b.place_id, b.from_quarter`,
				{ planId },
			),
	),
);

/** Whether places have become one after a quarter and by another. */
export async function isMergedBetween(
	reader: Reader,
	planId: number,
	after: Quarter,
	by: Quarter,
): Promise<boolean> {
	const steps = await listBecame(reader, planId);
	return steps.some(
		({ from_quarter }) => from_quarter > quarterIndex(after) && from_quarter <= quarterIndex(by),
	);
}
