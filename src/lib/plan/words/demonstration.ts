import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Scope } from '#lib/plan/scope.ts';

/**
 * What a reader must know of a demonstration before any figure; none: the plan is no demonstration. One that names its
 * source is copied out of it; of one without, part is illustrative.
 */
export function demonstrationLines({
	demonstration,
	credits: { source },
}: Pick<Scope['plan'], 'demonstration' | 'credits'>): string[] {
	if (!demonstration) return [];
	return [source ? m.demonstration_copied({ source: plain(source) }) : m.demonstration_line()];
}
