import { and, eq } from 'drizzle-orm';
import type { Level } from '#lib/places/place.ts';
import { geometryLayer } from '#db/schema/index.ts';
import { type Localised } from '#lib/plan/text.ts';
import { hashOfShapes } from '#lib/server/places/queries/hash.ts';
import { first, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';

export interface NewLayer {
	readonly level: Level;
	/** TopoJSON with one object, `shapes`. */
	readonly topology: string;
	readonly shapes: number;
	readonly source: string | null;
	readonly disclaimer: Localised | null;
}

/**
 * Puts a layer of shapes in the place of the one that the plan had for the level, in the transaction of the caller.
 * Figures are not touched, so the data version stays. False when the very same layer was there: nothing is written.
 */
export async function storeLayer(
	writer: Writer,
	planId: number,
	layer: NewLayer,
	now: Date,
): Promise<boolean> {
	const hash = hashOfShapes(layer.topology);
	const ofLevel = and(eq(geometryLayer.planId, planId), eq(geometryLayer.level, layer.level));
	const before = await first(writer.select({ hash: geometryLayer.hash }).from(geometryLayer).where(ofLevel));
	if (before?.hash === hash) return false;
	await writer.delete(geometryLayer).where(ofLevel);
	await writer.insert(geometryLayer).values({ ...layer, planId, hash, importedAt: now });
	await appendAudit(writer, {
		at: now,
		personId: null,
		planId,
		action: 'import boundaries',
		subject: `geometry_layer/${planId}-${layer.level}`,
		before: before ?? null,
		after: { hash, shapes: layer.shapes, source: layer.source },
	});
	return true;
}
