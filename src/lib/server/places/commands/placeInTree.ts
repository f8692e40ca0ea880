import { eq } from 'drizzle-orm';
import { place } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { writePlacesBecome } from './placesBecome.ts';
import { writePlaceStandings } from './placeStandings.ts';

/**
 * Keeps, with each place of a plan, the governorate and the district that it is or lies in, and what it is from a later
 * quarter on, or has become part of: a parent that moves takes all along.
 */
export async function placeInTree(writer: Writer, planId: number): Promise<void> {
	const rows = await writer.select().from(place).where(eq(place.planId, planId));
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const row of rows) {
		const at = { governorateId: null as number | null, districtId: null as number | null };
		for (let node: typeof row | undefined = row; node; node = byId.get(node.parentId ?? 0)) {
			if (node.level === 1) at.governorateId = node.id;
			if (node.level === 2) at.districtId = node.id;
		}
		if (at.governorateId === row.governorateId && at.districtId === row.districtId) continue;
		await writer.update(place).set(at).where(eq(place.id, row.id));
	}
	await writePlaceStandings(writer, planId);
	await writePlacesBecome(writer, planId);
}
