import type { MapLevel, MapLook, MapView } from '#lib/cartography/map.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { readMap, readMapView, type MapData } from './map.ts';

/**
 * The map that an address asks for. Where it names no level and nothing is known at the lowest, it shows the next one that
 * something is known of: an empty map would say that there is nothing. Null and errors as `readMapView`.
 */
export async function readShownMap(
	reader: Reader,
	quarter: OpenQuarter,
	url: URL,
	look?: MapLook,
): Promise<{ readonly view: MapView; readonly map: MapData } | null> {
	const view = await readMapView(reader, quarter, url, look);
	if (!view) return null;
	const map = await readMap(reader, quarter, view);
	if (url.searchParams.has('level') || map.answer.withheld || hasPlaces(map)) return { view, map };
	for (let level = view.level - 1; level > 0; level--) {
		const wider = { ...view, level: level as MapLevel };
		const shown = await readMap(reader, quarter, wider);
		if (hasPlaces(shown)) return { view: wider, map: shown };
	}
	return { view, map };
}

function hasPlaces({ places, answer: { presence, withheldPlaces = [] } }: MapData): boolean {
	return places.length + presence.length + withheldPlaces.length > 0;
}
