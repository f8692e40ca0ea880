import type { Writer } from '#lib/server/database/driver.ts';
import { listLayers } from '#lib/server/places/queries/geometry.ts';
import { storeLayer, type NewLayer } from '#lib/server/places/index.ts';
import type { Tally } from './changes.ts';

/** Stores the shapes of a bundle, each layer in the place of the one that its level had; levels it does not bring stay. */
export async function writeLayers(
	writer: Writer,
	planId: number,
	layers: readonly NewLayer[],
	now: Date,
): Promise<Tally> {
	const before = new Set((await listLayers(writer, planId)).map(({ level }) => level));
	const tally = { added: 0, changed: 0 };
	for (const layer of layers) {
		if (!(await storeLayer(writer, planId, layer, now))) continue;
		if (before.has(layer.level)) tally.changed++;
		else tally.added++;
	}
	return tally;
}
