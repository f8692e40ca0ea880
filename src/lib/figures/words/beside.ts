import type { Beside } from '#lib/figures/beside.ts';
import { separator } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { StandsAt } from '#lib/places/place.ts';

type Words = (inputs: { count: number; shown: string }) => string;

/** A derived count's municipalities are in its figure. */
const WORDS: Record<Exclude<StandsAt, 'municipality'>, Words> = {
	union: m.beside_union,
	camp: m.beside_camp,
	gathering: m.beside_gathering,
	village: m.beside_village,
	country: m.beside_national,
};

/** And, not counted, 1 camp, 1 national activity; no line where nothing stands beside. */
export function besideLines(beside: Beside): string[] {
	const words = beside.flatMap(({ standsAt, count }) =>
		standsAt === 'municipality' ? [] : WORDS[standsAt]({ count, shown: formatCount(count) }),
	);
	return words.length === 0 ? [] : [m.beside({ list: words.join(separator()) })];
}
