/** Who works at a place, in words. Source: docs/rules.md, Names. */
import type { PlaceActivity } from '#lib/figures/answer.ts';
import { m } from '#lib/paraglide/messages.js';

/** Partners by name, and how many there are that are not named. */
export function partnersThere({
	partners,
	unnamed = 0,
}: Pick<PlaceActivity, 'partners' | 'unnamed'>): readonly string[] {
	const names = partners.map(({ name }) => name);
	if (unnamed === 0) return names;
	return [...names, (names.length === 0 ? m.names_none : m.names_more)({ count: unnamed })];
}
