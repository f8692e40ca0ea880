/** The column that a marked copy adds to a file: the file comes back mended, and it says nothing of the plan. */
import { plainHeading } from '#lib/exchange/mapping.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';

const OURS = new Set(locales.map((locale) => plainHeading(m.importing_marked_heading({}, { locale }))));

/** In whichever language it was marked. */
export function isOurColumn(heading: string): boolean {
	return OURS.has(plainHeading(heading));
}
