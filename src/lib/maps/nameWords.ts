import type { AroundName } from '#lib/places/surroundings.ts';
import { m } from '#lib/paraglide/messages.js';

/** What lies around the country, as it stands on the map. */
export const AROUND_WORDS: Record<AroundName, () => string> = {
	mediterranean: m.map_mediterranean,
};
