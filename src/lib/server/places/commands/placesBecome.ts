/** What places have become part of, as the figures ask for it. Source: docs/rules.md, Places that become one. */
import { eq, inArray } from 'drizzle-orm';
import { place, placeBecame } from '#db/schema/index.ts';
import { stepsOf } from '#lib/places/merging.ts';
import { quarterIndex } from '#lib/plan/quarter.ts';
import type { Writer } from '#lib/server/database/driver.ts';

/** Writes anew the steps of a plan's places. */
export async function writePlacesBecome(writer: Writer, planId: number): Promise<void> {
	const places = await writer.select().from(place).where(eq(place.planId, planId));
	const ofPlan = writer.select({ id: place.id }).from(place).where(eq(place.planId, planId));
	await writer.delete(placeBecame).where(inArray(placeBecame.placeId, ofPlan));
	const byCode = new Map(places.map((one) => [one.pcode, one]));
	for (const one of places) {
		for (const { value, ...from } of stepsOf(one, byCode)) {
			const intoId = byCode.get(value)?.id;
			if (intoId === undefined) continue;
			const step = { placeId: one.id, fromQuarter: quarterIndex(from), intoId };
			await writer.insert(placeBecame).values(step);
		}
	}
}
