import type { Shares } from './earlier.ts';
import type { Translate } from './translating.ts';

/** With other words for partners and for cells; those that have none are left out. */
export function sharesTranslated(shares: Shares, partnerOf: Translate, cellOf: Translate): Shares {
	const found: Record<string, Record<string, number>> = {};
	for (const [partner, its] of Object.entries(shares)) {
		const named = partnerOf(partner);
		if (named === undefined) continue;
		const own = (found[named] ??= {});
		for (const [cell, value] of Object.entries(its)) {
			const name = cellOf(cell);
			if (name !== undefined) own[name] = value;
		}
	}
	return found;
}
