import { eq } from 'drizzle-orm';
import { place } from '#db/schema/index.ts';
import type { TypedPlace } from '#lib/places/placeLines.ts';
import { returned, transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { placeInTree } from './placeInTree.ts';

/** Who sets up the places of which plan, and when. */
export interface PlaceAct {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
}

/** How many codes of added places the record keeps: it is to stay small. */
const NAMED = 50;

/**
 * Adds places to a plan, all or none.
 * @param all higher levels first, each after what it lies in
 * Throws Refused: `code taken`; `not found`, where what one lies in is not there.
 */
export async function addPlaces(
	db: Database,
	{ planId, personId, now }: PlaceAct,
	all: readonly TypedPlace[],
): Promise<void> {
	if (all.length === 0) return;
	await transaction(db, async (writer) => {
		const stored = await writer
			.select({ id: place.id, pcode: place.pcode })
			.from(place)
			.where(eq(place.planId, planId));
		const ids = new Map(stored.map(({ id, pcode }) => [pcode, id]));
		for (const { parent, ...one } of all) {
			if (ids.has(one.pcode)) throw new Refused('code taken');
			const parentId = ids.get(parent);
			if (parentId === undefined) throw new Refused('not found');
			const added = writer
				.insert(place)
				.values({ planId, ...one, parentId })
				.returning({ id: place.id });
			ids.set(one.pcode, (await returned(added)).id);
		}
		await placeInTree(writer, planId);
		const added = all.slice(0, NAMED).map(({ pcode }) => pcode);
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'change places', subject: `plan/${planId}` },
			...{ before: null, after: { added, count: all.length } },
		});
		await bumpDataVersion(writer, planId, now, 'change places');
	});
}
